// A supervisor's PIN on the real till: what it lifts, what it never lifts, and the entries that it leaves.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LoadedProfile } from '../../main/till/load-profile.ts';
import type { Limits } from '../../shared/limits.ts';
import { type Fen, fen } from '../../shared/money.ts';
import { supervisor, technician } from '../support/practice-approvals.ts';
import { type Bench, cashier, li, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { audit, refusal, wrong } from './till-people-stage.ts';
import { bill, newIntent, serve } from './till-serving.ts';
import { cutAfter, drained, reached, settled } from './till-waiting.ts';

const hour = 3_600_000;

let bench: Bench;

async function start(limits: Partial<Limits> = {}): Promise<void> {
  await bench?.close();
  const profile = (loaded: LoadedProfile) => ({
    ...loaded,
    profile: { ...loaded.profile, limits: { ...loaded.profile.limits, ...limits } },
  });
  bench = await openBench({ profile });
}

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => endInOrder(bench));

function evidenceOf(serial: string): unknown {
  return JSON.parse(bench.till().journal.store.events(serial)[0]?.evidence ?? 'null');
}

describe('a sale above an offline limit', () => {
  test('is refused, then approved with the same intent, journalled, sent once, and not asked for twice', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = bill(cardId, 25_000);
    expect(await refusal(bench, sale)).toEqual({
      code: 'offlineAboveSale',
      parameters: { limit: '200.00', amount: '250.00' },
      approvable: 'approveLimit',
    });
    expect(await refusal(bench, { ...sale, approval: wrong })).toMatchObject({
      code: 'pinWrong',
      parameters: { left: 4 },
      approvable: 'approveLimit',
    });
    const done = await bench.good('checkout', { ...sale, approval: supervisor });
    expect(done).toMatchObject({ state: 'pending', acceptedOffline: true, storePay: 25_000 });
    expect(evidenceOf(done.serial)).toEqual({ approvedBy: supervisor.personId, lifted: 'offlineAboveSale' });
    // Asked again, with a PIN that is wrong by now or none: it is the same sale, and nobody is asked.
    expect(await bench.good('checkout', { ...sale, approval: wrong })).toMatchObject({ serial: done.serial });
    expect(await bench.good('checkout', sale)).toMatchObject({ serial: done.serial });
    const about = { intent: sale.intent, card: '6201 **** 0101', billAmount: 25_000, storePay: 25_000 };
    expect(audit(bench, 'approvalGiven', 'approvalRefused')).toMatchObject([
      {
        kind: 'approvalGiven',
        operator: cashier.user,
        personId: supervisor.personId,
        details: { right: 'approveLimit', about: { ...about, card: expect.not.stringContaining(zhang) } },
      },
      { kind: 'approvalRefused', personId: supervisor.personId, details: { reason: 'pinWrong', failures: 1 } },
    ]);
    await bench.server.acceptConnections();
    expect(await settled(bench, done.serial)).toMatchObject({ state: 'applied' });
    expect(bench.server.ledger.balanceOf(zhang)).toBe(25_000);
    expect(bench.server.ledger.chargesBySerial(done.serial)).toHaveLength(1);
  });

  test.each([
    ['offlineAboveSale', { perSale: 1000 as Fen }],
    ['offlineAboveCard', { perCard: 1000 as Fen }],
    ['offlineCardBusy', { openPerCard: 0 }],
    ['offlineAboveTill', { perTill: 1000 as Fen }],
    ['offlineAboveTill', { openPerTill: 0 }],
    ['offlineBalanceTooOld', { balanceAge: 1 }],
    ['offlineTooLong', { offlineTime: 1 }],
  ] as const)('%s is the house’s own and is lifted: %j', async (code, limits) => {
    await start(limits);
    const cardId = await cutAfter(bench, zhang);
    bench.time.push(1000);
    const sale = bill(cardId, 2000);
    expect(await refusal(bench, sale)).toMatchObject({ code, approvable: 'approveLimit' });
    const done = await bench.good('checkout', { ...sale, approval: supervisor });
    expect(done).toMatchObject({ state: 'pending', acceptedOffline: true });
    expect(evidenceOf(done.serial)).toMatchObject({ lifted: code });
  });

  test('never above the last balance, not even over several sales', async () => {
    const cardId = await cutAfter(bench, zhang);
    await bench.good('checkout', { ...bill(cardId, 30_000), approval: supervisor });
    const { code, approvable } = await refusal(bench, { ...bill(cardId, 20_001), approval: supervisor });
    expect([code, approvable]).toEqual(['balanceTooSmall', undefined]);
    await bench.good('checkout', { ...bill(cardId, 20_000), approval: supervisor });
    await bench.server.acceptConnections();
    await drained(bench);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(0);
  });

  test('never beside an operation of the card that nobody knows the outcome of', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout' });
    // And the log does not tell before the test is over.
    bench.server.faults.set({ kind: 'logLag', ms: hour });
    const first = bench.call('checkout', bill(selectedCardId, 1000));
    await bench.heard('operation', ({ state }) => state === 'unknown');
    // Online, too: it would wait behind the unknown one, and nobody could tell what is left on the card.
    expect((await refusal(bench, { ...bill(selectedCardId, 25_000), approval: supervisor })).code).toBe(
      'offlineCardBusy',
    );
    await bench.server.refuseConnections();
    await first;
    await bench.good('sendNow', null);
    await reached(bench, 'unreachable');
    const { code, approvable } = await refusal(bench, { ...bill(selectedCardId, 25_000), approval: supervisor });
    expect([code, approvable]).toEqual(['offlineCardBusy', undefined]);
  });

  test('never what may not wait: a trade password, points', async () => {
    const cardId = await cutAfter(bench, zhang, li);
    const points = { points: 100, pointsPay: fen(1000), storePay: fen(24_000) };
    expect(await refusal(bench, { ...bill(cardId, 25_000, points), approval: supervisor })).toMatchObject({
      code: 'onlineOnly',
    });
    const locked = (await bench.good('lookup', { text: li })).member?.selectedCardId ?? '';
    const sale = { ...bill(locked, 100, { tradePassword: '123456' }), approval: supervisor };
    expect((await refusal(bench, sale)).code).toBe('onlineOnly');
    expect((await refusal(bench, sale)).approvable).toBeUndefined();
  });

  test('not by a technician, nobody, or a stranger; the sale stays refused', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = bill(cardId, 25_000);
    expect(await refusal(bench, { ...sale, approval: technician })).toMatchObject({ code: 'rightMissing' });
    expect(await refusal(bench, { ...sale, approval: { personId: 'nobody', pin: supervisor.pin } })).toMatchObject({
      code: 'personUnknown',
    });
    expect(await refusal(bench, { ...sale, approval: null })).toMatchObject({ code: 'offlineAboveSale' });
    expect((await bench.good('listOperations', { filter: 'all', before: null, size: 10 })).operations).toEqual([]);
  });

  test('approved while the line seemed to be there, it may wait when it turns out not to be', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    await bench.server.refuseConnections();
    const sale = await bench.good('checkout', { ...bill(selectedCardId, 40_000), approval: supervisor });
    expect(sale.state).toBe('pending');
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
  });
});

describe('a revocation above the limit', () => {
  const why = { reason: '客人退菜' };

  async function applied(amount: number): Promise<string> {
    const { selectedCardId } = await serve(bench, zhang);
    return (await bench.good('checkout', bill(selectedCardId, amount))).serial;
  }

  test('wants a supervisor, and is journalled with its operation', async () => {
    await start({ revocationAlone: 20_000 as Fen });
    const serial = await applied(20_001);
    const asked = { intent: newIntent(), serial, ...why };
    const first = await bench.call('revokeOperation', asked);
    expect(first).toMatchObject({
      failure: {
        code: 'revocationAboveLimit',
        parameters: { limit: '200.00', amount: '200.01' },
        approvable: 'approveRevocation',
      },
    });
    expect(await bench.bad('revokeOperation', { ...asked, approval: technician })).toBe('rightMissing');
    const done = await bench.good('revokeOperation', { ...asked, approval: supervisor });
    expect(done).toMatchObject({ state: 'applied', parent: serial });
    expect(evidenceOf(done.serial)).toMatchObject({ approvedBy: supervisor.personId });
    expect(await bench.good('revokeOperation', { ...asked, approval: wrong })).toMatchObject({ serial: done.serial });
    expect(audit(bench, 'approvalGiven')).toMatchObject([{ serial, personId: supervisor.personId }]);
  });

  test('up to the limit nobody is asked, and a PIN that came along is not even looked at', async () => {
    await start({ revocationAlone: 20_000 as Fen });
    const serial = await applied(20_000);
    await bench.good('revokeOperation', { intent: newIntent(), serial, ...why, approval: wrong });
    expect(audit(bench, 'approvalGiven', 'approvalRefused')).toEqual([]);
  });

  test('of a receipt that nobody can look up: the plug is no way around it', async () => {
    const cardId = await cutAfter(bench, zhang);
    const paper = { intent: newIntent(), voucher: '9900000000000001', cardId, ...why };
    expect(await bench.bad('revokeVoucher', paper)).toBe('revocationAmountUnknown');
    const done = await bench.good('revokeVoucher', { ...paper, approval: supervisor });
    expect(done).toMatchObject({ state: 'pending', parent: null });
    await bench.server.acceptConnections();
    expect(await settled(bench, done.serial)).toMatchObject({ state: 'rejected' });
  });
});

test('a whole day passes: the limits by time are lifted too', async () => {
  const cardId = await cutAfter(bench, zhang);
  bench.time.push(25 * hour);
  expect(await refusal(bench, bill(cardId, 1000))).toMatchObject({
    code: 'offlineTooLong',
    approvable: 'approveLimit',
  });
  await bench.good('checkout', { ...bill(cardId, 1000), approval: supervisor });
});
