// UniPOS in the interface console, on the real till: its token comes and goes by itself, a payment asks twice outside training and stands in
// the trail before it leaves, what is not connected is said, and no secret is in anything that is shown or written down.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { createUniposDoor } from '../../main/backends/unipos/console/create-unipos-door.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { createConsoleDesk } from '../../main/till/console/console-desk.ts';
import { createApprovals } from '../../main/till/people/approvals.ts';
import { systemClock, systemRandom } from '../../main/till/system-ports.ts';
import { success } from '../../shared/result.ts';
import { manager, technician } from '../support/practice-approvals.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';

const guide = practiceWorldGuide.unipos;
const day = '2026-11-27';
/** One in a header, one in the address. */
const credentials = guide.memberCredentials.map((one, index) => (index === 0 ? one : { ...one, in: 'query' as const }));

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  bench.server.unipos.setMemberCredentials(credentials);
  await bench.good('signIn', cashier);
});
afterEach(() => bench.close());

function openDoor(connected = true) {
  const { memberUri, serviceUri } = bench.server.unipos;
  return createUniposDoor({
    service: connected
      ? { serviceUri, appId: guide.application.appId, shopNo: '1001', secret: guide.application.appSecret }
      : null,
    member: connected
      ? {
          serviceUri: memberUri,
          credentials,
        }
      : null,
    clock: systemClock,
    random: systemRandom,
    dayOf: () => day,
  });
}

const paying = (quantity: string) =>
  `<Paying CardNo="${zhang}" AccountNo="00" Quantity="${quantity}" Description="" FromNo="console-1"/>`;

test('the token is fetched with the first call, dropped when it is dead, and fetched anew; nothing shows it', async () => {
  const door = openDoor();
  const shown: string[] = [];
  const kinds: string[] = [];
  async function send(format: 'json' | 'xml'): Promise<void> {
    const exchange = await door.send('unipos:listBills', door.sample('unipos:listBills', format).body, format);
    kinds.push(exchange.understood.kind);
    shown.push(JSON.stringify(exchange));
  }
  await send('json');
  await send('xml');
  bench.server.unipos.expireTokens();
  await send('json');
  await send('xml');
  expect(kinds).toEqual(['typed', 'typed', 'tokenRejected', 'typed']);
  const token = door.sample('unipos:token', 'json').body;
  expect(token).not.toContain(guide.application.appSecret);
  const exchange = await door.send('unipos:token', token, 'xml');
  expect(exchange.understood.kind).toBe('typed');
  shown.push(JSON.stringify(exchange));
  const secrets = bench.server.unipos
    .received()
    .flatMap(({ query }) => ['token', 'appsecret'].map((name) => new URLSearchParams(query).get(name) ?? ''))
    .filter((text) => text !== '');
  expect(new Set(secrets).size).toBeGreaterThan(2);
  for (const secret of secrets) {
    expect(shown.join('\n')).not.toContain(secret);
  }
  await door.close();
});

test('credentials travel where the profile says and are never shown', async () => {
  const { memberCredentials } = guide;
  const door = openDoor();
  const exchange = await door.send('unipos:memberState', JSON.stringify({ Cardno: zhang }), 'xml');
  expect(exchange.understood.kind).toBe('typed');
  const [call] = bench.server.unipos.received('memberState').slice(-1);
  expect(call?.query).toContain(memberCredentials[1].name);
  const shown = JSON.stringify([exchange, door.command('unipos:memberState', '{"Cardno": "1"}', 'xml')]);
  for (const { name, value } of memberCredentials) {
    expect(shown).toContain(name);
    expect(shown).not.toContain(`"${value}"`);
  }
  expect(shown).not.toContain('yatai-member-key');
  await door.close();
});

test('what is not connected can be looked at, and says why it cannot be sent', () => {
  const door = openDoor(false);
  expect(door.interfaces()).toHaveLength(9);
  const codeOf = (id: string, format: 'json' | 'xml') => {
    const checked = door.check(id, door.sample(id, format).body, format);
    return checked.ok ? 'good' : checked.failure.code;
  };
  expect(codeOf('unipos:listOrders', 'json')).toBe('uniposAbsent');
  expect(codeOf('unipos:memberSorts', 'xml')).toBe('memberServiceAbsent');
});

test('outside training a payment is asked for twice, and stands in the trail before it leaves', async () => {
  const { journal, probe } = bench.till();
  const door = openDoor();
  const approvals = createApprovals({ journal, clock: bench.time.clock });
  const { handlers } = createConsoleDesk({
    approvals,
    clock: bench.time.clock,
    complain: (message, error) => bench.complaints.push(`${message}: ${String(error)}`),
    consoleDoor: door,
    journal,
    practice: null,
    probe,
    random: systemRandom,
    withCashier: (work) => work(cashier.user),
  });
  expect((await handlers.listInterfaces({ approval: technician })).ok).toBe(true);
  const asked = { id: 'unipos:memberPaying', body: paying('1.5'), format: 'xml' } as const;
  const first = await handlers.sendInterface({ ...asked, confirmed: false, approval: null });
  expect(first).toMatchObject({
    failure: { code: 'confirmMoneyCall', parameters: { amount: '1.5000 (AccountNo 00)' } },
  });
  const second = await handlers.sendInterface({ ...asked, confirmed: true, approval: null });
  expect(second).toMatchObject({ failure: { code: 'approvalNeeded' } });
  expect(bench.server.unipos.payings()).toHaveLength(0);
  const third = await handlers.sendInterface({ ...asked, confirmed: true, approval: manager });
  expect(third).toMatchObject(success({ exchange: { understood: { kind: 'typed' } } }));
  expect(bench.server.unipos.payings()).toHaveLength(1);
  const trail = journal.audit.page(null, 10, ['consoleCall']).map(({ details }) => JSON.parse(details ?? '{}'));
  expect(trail).toMatchObject([
    { phase: 'ended', outcome: 'typed' },
    { phase: 'sent', interface: 'unipos:memberPaying', effect: 'money', amount: '1.5000 (AccountNo 00)' },
  ]);
  expect(JSON.stringify(trail)).not.toContain(zhang);
  await door.close();
});
