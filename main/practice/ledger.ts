// The practice platform's books: every change of a card goes through `post`, so that opening + what was booked = balance can be checked at any time.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { findActivationProblems, isActivation } from './activation-books.ts';
import type { PointsKind, PracticeTransaction, TradeKind } from './booking.ts';
import { findBillProblems, paymentsOf } from './payments.ts';
import { findCard, type PracticeWorld } from './world.ts';

export type TransactionDraft = Omit<
  PracticeTransaction,
  'voucher' | 'revokedBy' | 'reversed' | 'storeAfterFen' | 'pointsAfter'
>;

/** Books one transaction and changes the card and its coupons with it. Throws where the card is unknown: callers have checked. */
export function post(world: PracticeWorld, draft: TransactionDraft): PracticeTransaction {
  const card = findCard(world, draft.cardNo);
  if (card === undefined) throw new Error(`practice ledger: no card ${draft.cardNo}`);
  card.storeFen += draft.storeFen;
  card.points += draft.points;
  for (const used of draft.couponsUsed) {
    const coupon = world.coupons.find((candidate) => candidate.id === used.id);
    if (coupon !== undefined) coupon.availableQuantity -= used.quantity;
  }
  const transaction: PracticeTransaction = {
    ...draft,
    // A negated 0 is -0, which JSON does not keep: a world must come back from the disk as it was.
    storeFen: draft.storeFen + 0,
    bonusFen: draft.bonusFen + 0,
    points: draft.points + 0,
    voucher: world.nextVoucher,
    revokedBy: null,
    reversed: false,
    storeAfterFen: card.storeFen,
    pointsAfter: card.points,
  };
  world.nextVoucher += 1;
  world.transactions.push(transaction);
  return transaction;
}

/** Books the exact opposite of `original` and marks it. The caller has checked that it may be revoked. */
export function postRevocation(
  world: PracticeWorld,
  original: PracticeTransaction,
  draft: Pick<TransactionDraft, 'kind' | 'cashierSerial' | 'at' | 'userName' | 'fingerprint'> &
    Partial<Pick<TransactionDraft, 'cardNo'>>,
): PracticeTransaction {
  for (const id of original.couponsGiven) {
    const coupon = world.coupons.find((candidate) => candidate.id === id);
    if (coupon !== undefined) coupon.availableQuantity = 0;
  }
  const revocation = post(world, {
    cardNo: original.cardNo,
    ...draft,
    merchantNo: original.merchantNo,
    terminalNo: original.terminalNo,
    amountFen: original.amountFen,
    storeFen: -original.storeFen,
    bonusFen: -original.bonusFen,
    points: -original.points,
    couponsUsed: original.couponsUsed.map(({ id, quantity }) => ({ id, quantity: -quantity })),
    couponsGiven: [],
    payments: paymentsOf(world, original).map(({ id, fen }) => ({ id, fen: -fen })),
    revokes: original.voucher,
  });
  original.revokedBy = revocation.voucher;
  original.reversed = draft.kind === 'headOfficeRevert';
  return revocation;
}

/** Gives a card a fresh coupon of a batch, valid for 30 days; returns its id. */
export function issueCoupon(world: PracticeWorld, cardNo: string, batchNo: number, now: number): number {
  const id = world.nextCouponId;
  world.nextCouponId += 1;
  world.coupons.push({
    id,
    code: `77${String(id).padStart(10, '0')}`,
    batchNo,
    cardNo,
    startDate: dayOfMoment(now),
    expiredDate: dayOfMoment(now + 30 * 86_400_000),
    sendQuantity: 1,
    availableQuantity: 1,
  });
  return id;
}

/** Everything that is wrong with the books, in words; empty when every fen, point and coupon is accounted for. */
export function findLedgerProblems(world: PracticeWorld): string[] {
  const problems: string[] = [];
  for (const card of world.cards) {
    const rows = world.transactions.filter((transaction) => transaction.cardNo === card.cardNo);
    const fen = rows.reduce((sum, row) => sum + row.storeFen, card.openingFen);
    const points = rows.reduce((sum, row) => sum + row.points, card.openingPoints);
    if (fen !== card.storeFen) problems.push(`${card.cardNo}: books say ${fen} fen, the card ${card.storeFen}`);
    if (points !== card.points) problems.push(`${card.cardNo}: books say ${points} points, the card ${card.points}`);
    if (card.storeFen < 0) problems.push(`${card.cardNo}: stored value below zero (${card.storeFen})`);
  }
  for (const row of world.transactions) problems.push(...findRowProblems(world, row));
  for (const coupon of world.coupons) {
    if (coupon.availableQuantity < 0 || coupon.availableQuantity > coupon.sendQuantity) {
      problems.push(`coupon ${coupon.id}: ${coupon.availableQuantity} of ${coupon.sendQuantity} left`);
    }
  }
  return problems;
}

/** Rows that bring stored value in. */
export const rechargeKinds: ReadonlySet<TradeKind> = new Set(['recharge', 'rechargeAndDineFree']);

/** Rows of points, coupons and the mall: what they move is no bill. */
export const pointsKinds: ReadonlySet<TradeKind> = new Set<PointsKind>([
  'exchangePoints',
  'awardPoints',
  'buyCouponWithPoints',
  'deductPoints',
  'buyMallGoods',
  'issueCoupon',
  'issueCouponToMember',
  'claimCouponByScan',
]);

function findRowProblems(world: PracticeWorld, row: PracticeTransaction): string[] {
  if (isActivation(row.kind)) return findActivationProblems(world, row);
  const original = world.transactions.find((candidate) => candidate.voucher === row.revokes);
  const paid = row.payments.reduce((sum, payment) => sum + payment.fen, 0);
  const paidByStoredValue = row.payments.filter(({ id }) => id === '5').reduce((sum, payment) => sum + payment.fen, 0);
  const sign = row.revokes === null ? 1 : -1;
  const problems: string[] = [];
  // Stored value enters by a recharge (principal), leaves by payment method 5, and either may earn some; a revocation mirrors it.
  const moved = (rechargeKinds.has((original ?? row).kind) ? paid : -paidByStoredValue) + row.bonusFen;
  if (row.storeFen !== moved) problems.push(`${row.voucher}: stored value moved by ${row.storeFen}, not by ${moved}`);
  if (paid !== sign * row.amountFen) problems.push(`${row.voucher}: ${paid} fen paid for ${row.amountFen}`);
  problems.push(...findBillProblems(world, row));
  if (row.revokes === null) return problems;
  if (original === undefined) problems.push(`${row.voucher}: revokes ${row.revokes}, which does not exist`);
  else if (original.revokedBy !== row.voucher)
    problems.push(`${row.voucher}: ${row.revokes} is revoked by another row`);
  else if (original.storeFen + row.storeFen !== 0)
    problems.push(`${row.voucher}: is not the opposite of ${row.revokes}`);
  return problems;
}
