// The comparison that the demo and the end-to-end tests lean on must notice every way in which two books can differ.
import { expect, test } from 'vitest';
import type { PracticeTransaction } from '../../main/practice/booking.ts';
import type { PracticeCard } from '../../main/practice/world.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import { compareBooks } from '../support/compare-books.ts';

const cardNo = '6201300100000101';

function sale(changes: Partial<Operation> = {}): Operation {
  return {
    serial: 'T1',
    kind: 'consumption',
    cardNo,
    amount: fen(5_000),
    state: 'applied',
    voucher: '899094',
    parent: null,
    answer: null,
    payload: {
      kind: 'consumption',
      cardNo,
      billAmount: fen(5_000),
      storePay: fen(4_000),
      points: 0,
      pointsPay: fen(0),
      coupons: [],
      otherPayments: [{ method: '1', amount: fen(1_000) }],
      remark: null,
    },
    ...changes,
  } as Operation;
}

function row(changes: Partial<PracticeTransaction> = {}): PracticeTransaction {
  return {
    voucher: 899_094,
    kind: 'checkout',
    cardNo,
    cashierSerial: 'T1',
    amountFen: 5_000,
    storeFen: -4_000,
    bonusFen: 0,
    revokes: null,
    revokedBy: null,
    billNo: null,
    ...changes,
  } as PracticeTransaction;
}

function card(storeFen: number): PracticeCard {
  return { cardNo, openingFen: 50_000, storeFen } as PracticeCard;
}

test('books that agree are equal', () => {
  const books = { operations: [sale()], transactions: [row()], cards: [card(46_000)] };
  expect(compareBooks(books)).toMatchObject({ equal: true, differences: [] });
});

test('a revoked sale with its revocation on both sides is equal', () => {
  const revocation = sale({
    serial: 'T2',
    kind: 'revocation',
    parent: 'T1',
    voucher: '899095',
    payload: { kind: 'revocation', cardNo, target: 'T1', voucher: null, amount: fen(5_000), reason: 'x' },
  });
  const undone = row({
    voucher: 899_095,
    kind: 'revokeCheckout',
    cashierSerial: 'T2',
    storeFen: 4_000,
    revokes: 899_094,
  });
  const books = {
    operations: [sale({ state: 'reverted' }), revocation],
    transactions: [row({ revokedBy: 899_095 }), undone],
    cards: [card(50_000)],
  };
  expect(compareBooks(books)).toMatchObject({ equal: true, differences: [] });
});

test.each([
  ['charged twice', [sale()], [row(), row({ voucher: 899_095 })], 42_000],
  ['never charged', [sale()], [], 50_000],
  ['another amount', [sale()], [row({ amountFen: 5_001 })], 46_000],
  ['another voucher', [sale({ voucher: '1' })], [row()], 46_000],
  ['one fen missing on the card', [sale()], [row()], 45_999],
  ['still open', [sale({ state: 'unknown' })], [row()], 46_000],
  ['cancelled here, booked there', [sale({ state: 'cancelled' })], [row()], 46_000],
  ['revoked there only', [sale()], [row({ revokedBy: 899_095 })], 46_000],
  ['revoked here only', [sale({ state: 'reverted' })], [row()], 46_000],
  ['a serial that the till does not know', [sale()], [row(), row({ cashierSerial: 'T9' })], 42_000],
] as const)('noticed: %s', (_name, operations, transactions, stored) => {
  const found = compareBooks({ operations: [...operations], transactions: [...transactions], cards: [card(stored)] });
  expect(found.equal).toBe(false);
  expect(found.differences.length).toBeGreaterThan(0);
});
