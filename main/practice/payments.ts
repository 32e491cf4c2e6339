// Methods of payment of a booked bill. A change of them (6.20) is a row of its own that says what each method lost or got: nothing is ever rewritten.
import type { PracticeTransaction } from './booking.ts';
import type { PracticeWorld } from './world.ts';

type Payment = PracticeTransaction['payments'][number];

/** Stored value, points and coupons: what is the member's, and so never a method that a till may name. */
const memberMethods = new Set(['5', '6', '7']);

/** Whether this method spends what belongs to the member. */
export function isMemberMethod(id: string): boolean {
  return memberMethods.has(id);
}

/** What pays this bill now, in fen: as it was booked, and as it was changed since. */
export function paymentsOf(world: PracticeWorld, bill: PracticeTransaction): readonly Payment[] {
  const changes = world.transactions.filter((row) => row.bill?.changes === bill.voucher);
  return sumByMethod([bill, ...changes].flatMap((row) => row.payments));
}

/** One payment a method, in the order of their first one; methods that come to nothing are left out. */
export function sumByMethod(payments: readonly Payment[]): Payment[] {
  const sums = new Map<string, number>();
  for (const { id, fen } of payments) sums.set(id, (sums.get(id) ?? 0) + fen);
  return [...sums].flatMap(([id, fen]) => (fen === 0 ? [] : [{ id, fen }]));
}

/** What is wrong with what a row says of its bill, in words: a change of payment, a free bill beyond its rule (6.15), an order that stands twice (6.19), money given back by another way than it came. */
export function findBillProblems(world: PracticeWorld, row: PracticeTransaction): string[] {
  const { freeFen = 0, orderId } = row.bill ?? {};
  const problems = row.kind === 'paymentChange' ? findChangeProblems(world, row) : [];
  if (row.amountFen < freeFen * world.dineFreeTimes)
    problems.push(`${row.voucher}: ${freeFen} fen free for too little`);
  const twin = world.transactions.find(
    (other) => other.bill?.orderId === orderId && other.revokedBy === null && other.voucher < row.voucher,
  );
  if (orderId !== undefined && row.revokedBy === null && twin !== undefined)
    problems.push(`${row.voucher}: order ${orderId} stands in ${twin.voucher} too`);
  const undone = world.transactions.find((other) => other.revokedBy === row.voucher);
  if (undone !== undefined && sumByMethod([...paymentsOf(world, undone), ...row.payments]).length > 0)
    problems.push(`${row.voucher}: gives back otherwise than ${undone.voucher} was paid`);
  return problems;
}

function findChangeProblems(world: PracticeWorld, change: PracticeTransaction): string[] {
  const bill = world.transactions.find((row) => row.voucher === change.bill?.changes);
  if (bill === undefined) return [`${change.voucher}: changes the payment of a bill that does not exist`];
  const problems: string[] = [];
  if (change.amountFen !== 0 || change.points !== 0 || change.couponsUsed.length > 0)
    problems.push(`${change.voucher}: a change of payment moves something of the member's`);
  if (change.payments.some(({ id }) => isMemberMethod(id)))
    problems.push(`${change.voucher}: changes what the member paid with`);
  if (paymentsOf(world, bill).some(({ fen }) => fen < 0))
    problems.push(`${bill.voucher}: a method of payment is below zero`);
  return problems;
}
