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
  test('ten wrong tries are answered at once, then one a second; when nobody came for a while it begins anew', async () => {
    const { slowDown, time } = door([header], { 'gateway:X-Key': 'one' });
    let answered = 0;
    const tries = Array.from({ length: 14 }, async () => {
      if (await slowDown()) answered += 1;
    });
    await passTime(time, 0);
    expect(answered).toBe(10);
    await passTime(time, 1_000);
    expect(answered).toBe(11);
    await passTime(time, 3_000);
    expect(answered).toBe(14);
    await Promise.all(tries);
    await passTime(time, 20_000);
    const later = slowDown();
    await passTime(time, 0);
    expect(await later).toBe(true);
  });

  test('more than sixteen that wait hear nothing, and nobody waits for a gateway that ends', async () => {
    const { close, slowDown } = door([header], { 'gateway:X-Key': 'one' });
    const tries = Array.from({ length: 30 }, () => slowDown());
    close();
    const heard = await Promise.all(tries);
    expect(heard.filter((each) => each)).toHaveLength(26);
    expect(heard.filter((each) => !each)).toHaveLength(4);
  });
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
