// The rule that a guest proves who they are from an amount on: main holds it whatever the screen says, by SMS code, security code or trade
// password, each good for one sale; offline nobody can check it, and a supervisor's PIN lets the sale through.

import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Fen, fen } from '../../shared/money.ts';
import type { ProofRules } from '../../shared/preferences/proofs.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, huang, li, openBench, zhang } from './till-bench.ts';
import { compareBooks, endInOrder } from './till-books.ts';
import { bill, selectedCard, serve } from './till-serving.ts';
import { cutAfter } from './till-waiting.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
  await serve(bench, zhang);
});
afterEach(() => endInOrder(bench));

/** From 20.00 on. */
async function setTo(rules: Partial<ProofRules> = {}): Promise<void> {
  const value: ProofRules = { from: fen(2_000), ways: ['sms', 'security', 'password'], ...rules };
  await bench.good('changePreference', { section: 'proofs', value, approval: manager });
}

async function sale(card: string, amount: number, more: Parameters<typeof bill>[2] = {}) {
  const { selectedCardId } = await serve(bench, card);
  const answer = await bench.call('checkout', bill(selectedCardId, amount, more));
  return answer.ok ? answer.value.state : answer.failure.code;
}

async function proveBySms(card: string): Promise<void> {
  const { memberId } = await serve(bench, card);
  bench.time.push(61_000);
  await bench.good('sendSms', { target: memberId });
  const sent = bench.server.world.messages.at(-1);
  await bench.good('verifySms', { target: memberId, code: sent?.code ?? '' });
}

test('nobody is asked unless the store says so, nor below the amount, nor for what the card does not pay', async () => {
  expect(await sale(zhang, 9_000)).toBe('applied');
  await setTo();
  expect(await sale(zhang, 1_999)).toBe('applied');
  const cash = [{ method: '1', amount: fen(8_001) }];
  expect(await sale(zhang, 10_000, { storePay: fen(1_999), otherPayments: cash })).toBe('applied');
  expect(await sale(zhang, 2_000)).toBe('proofNeeded');
  expect(
    await sale(zhang, 10_000, { storePay: fen(2_000), otherPayments: [{ method: '1', amount: fen(8_000) }] }),
  ).toBe('proofNeeded');
  expect(bench.server.ledger.transactions()).toHaveLength(3);
  await compareBooks(bench);
});

test('an SMS code is good for one sale of its own guest, and for ten minutes', async () => {
  await setTo();
  await proveBySms(zhang);
  expect(await sale(huang, 2_000)).toBe('proofNeeded');
  expect(await sale(zhang, 2_000)).toBe('applied');
  expect(await sale(zhang, 2_000)).toBe('proofNeeded');
  await proveBySms(zhang);
  bench.time.push(10 * 60_000);
  expect(await sale(zhang, 2_000)).toBe('proofNeeded');
  await setTo({ ways: ['security'] });
  await proveBySms(zhang);
  expect(await sale(zhang, 2_000)).toBe('proofNeeded');
});

test('a security code that is right, and a trade password that is right; a wrong one charges nothing', async () => {
  await setTo();
  bench.server.world.securityCodes.push({ cardNo: huang, code: '314159', wrong: 0 });
  const { cardId } = selectedCard(await serve(bench, huang));
  expect(await bench.good('verifySecurityCode', { cardId, code: '111111' })).toBe(false);
  expect(await sale(huang, 2_000)).toBe('proofNeeded');
  expect(await bench.good('verifySecurityCode', { cardId, code: '314159' })).toBe(true);
  expect(await sale(huang, 2_000)).toBe('applied');
  expect(await sale(li, 2_000, { tradePassword: '000000' })).toBe('tradePasswordWrong');
  expect(await sale(li, 2_000, { tradePassword: '123456' })).toBe('applied');
  // What a card itself wants is wanted all the same.
  await setTo({ ways: ['sms'] });
  expect(await sale(li, 2_000, { tradePassword: '123456' })).toBe('proofNeeded');
  await proveBySms(li);
  expect(await sale(li, 2_000)).toBe('tradePasswordNeeded');
  await compareBooks(bench);
});

test('without the platform nobody can check it: a supervisor lets it through, in the record, and it is sent once', async () => {
  await setTo();
  const cardId = await cutAfter(bench, zhang);
  const asked = bill(cardId, 2_000);
  const refused = await bench.call('checkout', asked);
  expect(refused).toMatchObject({
    failure: { code: 'proofNeeded', parameters: { limit: '20.00' }, approvable: 'approveLimit' },
  });
  expect(await bench.good('checkout', { ...asked, approval: supervisor })).toMatchObject({ state: 'pending' });
  expect(bench.till().journal.audit.page(null, 1, ['approvalGiven'])).toMatchObject([
    { personId: 'practice-supervisor' },
  ]);
  await bench.server.acceptConnections();
  await bench.good('sendNow', null);
  const [row] = bench.till().journal.page('all', null, 1);
  await bench.till().queue.settled(row?.serial ?? '', 600_000);
  await compareBooks(bench);
});

test('only who may change settings changes the rule', async () => {
  const value = { from: fen(1) as Fen, ways: ['sms'] as const };
  expect(await bench.bad('changePreference', { section: 'proofs', value, approval: null })).toBe('approvalNeeded');
  expect(await bench.bad('changePreference', { section: 'proofs', value, approval: supervisor })).toBe('rightMissing');
});
