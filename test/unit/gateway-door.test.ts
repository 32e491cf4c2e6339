// Who is let in at the gateway, how strangers are slowed down, and how many are in work at a time.
import { describe, expect, test } from 'vitest';
import { createDoor } from '../../main/gateway/door.ts';
import { createSlots } from '../../main/gateway/slots.ts';
import { createVirtualTime, passTime } from '../simulation/virtual-time.ts';

const start = 1_760_000_000_000;
const header = { in: 'header', name: 'X-Key' } as const;
const query = { in: 'query', name: 'appid' } as const;

function door(credentials: Parameters<typeof createDoor>[0], secrets: Readonly<Record<string, string>>) {
  const time = createVirtualTime(start);
  const made = createDoor(credentials, secrets, time.clock, time.timers);
  const given = (headers: Readonly<Record<string, string>>, queries: Readonly<Record<string, string>> = {}) =>
    made.check(
      '10.0.0.9',
      (name) => headers[name] ?? null,
      (name) => queries[name] ?? null,
    );
  return { ...made, given, time };
}

describe('credentials', () => {
  test('all of them must be there and right', () => {
    const { given } = door([header, query], { 'gateway:X-Key': 'one', 'gateway:appid': 'two' });
    expect(given({ 'X-Key': 'one' }, { appid: 'two' })).toBe('open');
    expect(given({ 'X-Key': 'one' })).toBe('missing');
    expect(given({ 'X-Key': '' }, { appid: 'two' })).toBe('missing');
    expect(given({ 'X-Key': 'one' }, { appid: 'two ' })).toBe('wrong');
    expect(given({ 'X-Key': 'two' }, { appid: 'one' })).toBe('wrong');
    expect(given({ appid: 'two' }, { 'X-Key': 'one' })).toBe('missing');
  });

  test('a secret that the till lacks lets nobody in', () => {
    const { given } = door([header], {});
    expect(given({ 'X-Key': '' })).toBe('missing');
    expect(given({ 'X-Key': 'undefined' })).toBe('wrong');
  });
});

describe('strangers', () => {
  /** How many of these tries of an address were looked at until now. */
  function tries({ admit }: Pick<ReturnType<typeof door>, 'admit'>, address: string, count: number) {
    let looked = 0;
    const all = Array.from({ length: count }, async () => {
      if (await admit(address)) looked += 1;
    });
    return { looked: () => looked, all: Promise.all(all) };
  }
  const locked = () => door([header], { 'gateway:X-Key': 'one' });

  test('ten tries of an address are looked at at once, then one a second, however many there are side by side', async () => {
    const made = locked();
    const fourteen = tries(made, '10.0.0.7', 14);
    await passTime(made.time, 0);
    expect(fourteen.looked()).toBe(10);
    await passTime(made.time, 1_000);
    expect(fourteen.looked()).toBe(11);
    await passTime(made.time, 3_000);
    expect(fourteen.looked()).toBe(14);
    await fourteen.all;
    await passTime(made.time, 20_000);
    const later = tries(made, '10.0.0.7', 1);
    await passTime(made.time, 0);
    expect(later.looked()).toBe(1);
  });

  test('more than sixteen that wait are not looked at, and nobody waits for a gateway that ends', async () => {
    const made = locked();
    const many = tries(made, '10.0.0.7', 1_000);
    await passTime(made.time, 0);
    made.close();
    await many.all;
    expect(many.looked()).toBe(26);
  });

  test('who guesses from one address holds up no other, and no terminal that was there before', async () => {
    const made = locked();
    expect(
      made.check(
        '10.0.0.8',
        () => 'one',
        () => null,
      ),
    ).toBe('open');
    const [guesser, terminal, fresh] = [
      tries(made, '10.0.0.7', 1_000),
      tries(made, '10.0.0.8', 1_000),
      tries(made, '10.0.0.5', 1),
    ];
    await passTime(made.time, 0);
    expect([guesser.looked(), terminal.looked(), fresh.looked()]).toEqual([10, 1_000, 1]);
    made.close();
    await guesser.all;
  });

  test('the addresses of one IPv6 network are one, and an IPv4 address is itself however it is written', async () => {
    const made = locked();
    const network = ['2001:db8:1:2::7', '2001:db8:1:2:9::1', '2001:db8:1:2:ffff:1:2:3', '2001:db8:1:3::7'];
    const [first, second, third, other] = network.map((address) => tries(made, address, 10));
    const mapped = tries(made, '::ffff:10.0.0.7', 10);
    const plain = tries(made, '10.0.0.7', 10);
    await passTime(made.time, 0);
    expect([first, second, third, other, mapped, plain].map((each) => each?.looked())).toEqual([10, 0, 0, 10, 10, 0]);
    made.close();
  });
});

test('in one IPv6 network a terminal that was there before never waits, and its key makes no other known', async () => {
  const { time, admit, check } = door([header], { 'gateway:X-Key': 'one' });
  const shows = (address: string, key: string) =>
    check(
      address,
      () => key,
      () => null,
    );
  const [terminal, guesser] = ['2001:db8:1:2::8', '2001:db8:1:2::7'];
  expect(await admit(terminal)).toBe(true);
  expect(shows(terminal, 'one')).toBe('open');
  let looked = 0;
  for (let count = 0; count < 20; count += 1) {
    void admit(guesser).then((isLooked) => {
      looked += isLooked ? 1 : 0;
    });
    expect(await admit(terminal)).toBe(true);
    expect(shows(terminal, 'one')).toBe('open');
  }
  await passTime(time, 0);
  expect(looked).toBe(10);
});

test('so many are in work, the next wait in line, and behind a full line nobody waits', async () => {
  const slots = createSlots(2, 1);
  const [first, second] = [await slots.enter(), await slots.enter()];
  let third: (() => void) | null = null;
  const waiting = slots.enter().then((leave) => {
    third = leave;
  });
  expect(await slots.enter()).toBeNull();
  expect(third).toBeNull();
  first?.();
  first?.();
  await waiting;
  expect(third).not.toBeNull();
  second?.();
  expect(await slots.enter()).not.toBeNull();
});
