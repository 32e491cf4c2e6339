// The books of 6.1 can fail: a forged activation, a lost half of an upgrade and a revoked activation are each found.
import { expect, test } from 'vitest';
import { activateCard, activateGiftCard } from '../../main/practice/activation.ts';
import type { PracticeTransaction } from '../../main/practice/booking.ts';
import { defaultCapabilities } from '../../main/practice/capabilities.ts';
import { findLedgerProblems } from '../../main/practice/ledger.ts';
import { drawerCards } from '../../main/practice/member-guide.ts';
import type { CallContext } from '../../main/practice/reply.ts';
import { upgradeCard } from '../../main/practice/upgrade.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import { createPracticeWorld } from '../../main/practice/world-seed.ts';
import { fen } from '../../shared/money.ts';

const now = Date.parse('2026-11-18T12:00:00+08:00');
const [plain = '', second = ''] = drawerCards.filter((card) => !card.isGift).map((card) => card.cardNo);
const gift = drawerCards.find((card) => card.isGift)?.cardNo ?? '';

/** A card, a gift card and an upgrade, with rows 0, 1 and 2–3. */
function bookedWorld(): PracticeWorld {
  const world = createPracticeWorld(now);
  const context: CallContext = {
    world,
    now,
    userName: '1001',
    repeatSerial: 'chargeAgain',
    capabilities: defaultCapabilities,
    log: { lagMs: 0, ignoresFilter: false, nulls: false },
    hex: () => 'ab',
  };
  const where = { brandId: '15', merchantNo: world.stores[0]?.merchantNo ?? '', terminalNo: '1' };
  const own = { ...where, cashierSerial: 's', password: '000000' };
  expect(activateCard({ ...own, cardNo: plain, mobile: '13900000001', integralValue: 10 }, context).code).toBe(0);
  expect(activateGiftCard({ ...own, cardNo: gift, storeValue: fen(8000) }, context).code).toBe(0);
  expect(upgradeCard({ ...where, oldCardNo: '6201300100000101', newCardNo: second }, context).code).toBe(0);
  expect(world.transactions).toHaveLength(4);
  expect(findLedgerProblems(world)).toEqual([]);
  return world;
}

function forge(row: number, change: Partial<PracticeTransaction>): PracticeWorld {
  const world = bookedWorld();
  const original = world.transactions[row];
  if (original === undefined) throw new Error(`no row ${row}`);
  world.transactions[row] = { ...original, ...change };
  return world;
}

test.each<[string, number, Partial<PracticeTransaction>, string]>([
  ['a membership card that brings money', 0, { amountFen: 1 }, 'brings 0 fen and 10 points, for 1 fen'],
  ['a gift card worth less than it was sold for', 1, { amountFen: 8001 }, 'brings 8000 fen'],
  ['a payment on an activation', 1, { payments: [{ id: '1', fen: 8000 }] }, 'is paid elsewhere'],
  ['a revoked activation', 1, { revokedBy: 1 }, 'is never revoked'],
  ['more points than left the old card', 3, { points: 1201 }, 'is not what reached'],
  ['an upgrade of another amount', 3, { amountFen: 1 }, 'moved 50000, not 1'],
  ['an upgrade that names another card', 3, { otherCardNo: plain }, 'has two rows'],
])('found: %s', (_name, row, change, sentence) => {
  expect(findLedgerProblems(forge(row, change)).join('\n')).toContain(sentence);
});

test('found: a card in use before it was activated, and half an upgrade', () => {
  const world = bookedWorld();
  const [first] = world.transactions;
  if (first === undefined) throw new Error('no row');
  world.transactions.unshift({ ...first, voucher: 1, kind: 'recharge', points: 0 });
  expect(findLedgerProblems(world)).toContain(`${first.voucher}: ${plain} was in use before it was activated`);
  const half = bookedWorld();
  half.transactions.splice(2, 1);
  expect(findLedgerProblems(half).join('\n')).toContain('has two rows');
});
