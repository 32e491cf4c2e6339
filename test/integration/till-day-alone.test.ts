// The end of a day on a member service that settles no days: by the till's own journal, sealed as it stands while anything is open or the line is
// cut, for good when all is known; with the match where UniPOS is connected too.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { memberServiceProfile } from '../support/member-service-profile.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent } from './till-serving.ts';
import { cutLine, reached, settled } from './till-waiting.ts';

const day = '2026-11-18';
const manager = { user: '林经理', password: '2468' };
let bench: Bench;
let exported = '';

/** With a manager signed in, who is the first person of this till. */
async function open(withUnipos = false): Promise<void> {
  bench = await openBench({
    profile: ({ profile: { merchantNo, terminalNo } }, { unipos: { memberUri, serviceUri } }) =>
      memberServiceProfile({ memberUri, merchantNo, terminalNo, ...(withUnipos ? { serviceUri } : {}) }),
    chooseFile: {
      save: async () => null,
      open: async () => null,
      saveTable: async (name) => {
        exported = join(bench.folder, name);
        return exported;
      },
    },
  });
  await bench.good('signIn', manager);
  const draft = { id: null, name: manager.user, role: 'manager', closed: false, pin: manager.password } as const;
  await bench.good('savePerson', { ...draft, approval: null });
}
afterEach(() => endInOrder(bench));

async function approval() {
  const [person] = await bench.good('listPersons', null);
  return { personId: person?.id ?? '', pin: manager.password };
}

async function sell(amount: number) {
  const { member } = await bench.good('lookup', { text: zhang });
  const { serial } = await bench.good('checkout', bill(member?.selectedCardId ?? '', amount));
  return settled(bench, serial);
}

/** A credit that nobody gave yet: it is open until a person says what became of it. */
async function undo(serial: string): Promise<string> {
  const asked = { intent: newIntent(), serial, reason: '客人退菜', approval: null };
  return (await bench.good('revokeOperation', asked)).serial;
}

async function confirm(serial: string): Promise<void> {
  // What the person does in the member service itself.
  bench.server.headOfficeRevert(String(bench.server.unipos.payings()[0]?.voucher));
  const decision = { serial, outcome: 'applied', voucher: 'M-77', reason: '已退款', secondApproval: null } as const;
  await bench.good('decideManual', { ...decision, approval: await approval() });
}

test('a day is sealed as it stands while anything is open or the line is cut, and for good when all is known', async () => {
  await open();
  const allowed = { day, approval: await approval() };
  const undone = await sell(3_000);
  await sell(2_000);
  const credit = await undo(undone.serial);
  const before = await bench.good('getDayEnd', { day: null });
  expect(before).toMatchObject({ settling: { by: 'till' }, open: { count: 1, operations: [{ serial: credit }] } });
  expect(await bench.bad('settleDay', allowed)).toBe('notOffered');
  expect(await bench.bad('sealDay', { ...allowed, final: true })).toBe('workOpen');
  expect(await bench.bad('sealDay', { day, final: false, approval: null })).toBe('approvalNeeded');
  const first = await bench.good('sealDay', { ...allowed, final: false });
  expect(first.seal).toMatchObject({ kind: 'provisional', agreed: null, person: '林经理' });
  expect(first.seal?.open.operations).toMatchObject([{ serial: credit }]);

  await confirm(credit);
  expect((await bench.good('getDayEnd', { day })).late).toMatchObject([{ serial: credit, cause: 'settledAfter' }]);
  await cutLine(bench);
  expect(await bench.bad('sealDay', { ...allowed, final: true })).toBe('onlineOnly');
  const second = await bench.good('sealDay', { ...allowed, final: false });
  expect(second.seal).toMatchObject({ kind: 'provisional', late: [{ serial: credit }], open: { operations: [] } });
  expect((await bench.good('listDayEnds', { before: null, size: 10 })).records).toEqual([]);
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  await reached(bench, 'reachable');

  await bench.good('getMatch', { day, refresh: true });
  const { seal } = await bench.good('sealDay', { ...allowed, final: true });
  expect(seal).toMatchObject({
    kind: 'final',
    agreed: null,
    match: null,
    totals: {
      consumption: { count: 2, amount: 5_000 },
      recharge: { count: 0, amount: 0 },
      revocation: { count: 1, amount: 3_000 },
    },
  });
  expect(await bench.bad('sealDay', { ...allowed, final: true })).toBe('daySealed');
  const after = await sell(500);
  await bench.restart();
  await bench.good('signIn', manager);
  const view = await bench.good('getDayEnd', { day });
  expect(view.seal).toEqual(seal);
  expect(view.late).toMatchObject([{ serial: after.serial, cause: 'acceptedAfter', amount: 500 }]);
  expect(await bench.good('listDayEnds', { before: null, size: 10 })).toEqual({
    records: [{ by: 'till', seal }],
    nextBefore: null,
  });
  await bench.good('exportDay', { day, format: 'csv' });
  expect(readFileSync(exported, 'utf8')).toContain('消费,2,50.00,未知,未知,');
  expect(bench.server.received()).toEqual([]);
  expect(bench.complaints).toEqual([]);
});

test('the match stays where UniPOS is connected, and the seal remembers it', async () => {
  await open(true);
  await sell(2_000);
  const { counts, sides } = await bench.good('getMatch', { day, refresh: true });
  expect([sides.log.state, sides.bills.state]).toEqual(['absent', 'read']);
  expect(counts.differences).toBeGreaterThan(0);
  const { seal, lateLog } = await bench.good('sealDay', { day, final: true, approval: await approval() });
  expect(seal?.match).toMatchObject(counts);
  expect([seal?.log, lateLog]).toEqual([null, null]);
});
