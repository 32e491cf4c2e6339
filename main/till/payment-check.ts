// Whether a checkout's parts hold together: amounts, sums, balances, the points' caps of 4.3.4, coupons. Pure; nothing is asked of anyone.
import { addFen, type Fen, formatFen, largestTypedAmount, subtractFen, zeroFen } from '../../shared/money.ts';
import type { CashReceived, CouponUse, OtherPayment } from '../../shared/operation.ts';
import { type Failure, failure } from '../../shared/result.ts';
import { hundredths } from '../../shared/store-rules.ts';
import type { BackendCard, BackendCoupon, Consultation } from '../backends/member-backend.ts';
import { availableOf, couponProblem } from './member-view.ts';

/** What the cashier put together. Amounts in fen, points as counted. */
export type Payments = {
  readonly billAmount: Fen;
  readonly storePay: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly coupons: readonly { readonly id: string; readonly quantity: number }[];
  readonly otherPayments: readonly OtherPayment[];
  readonly cash?: CashReceived | null | undefined;
};

/** What is known of who pays. `consultation` is null without the platform: then points and coupons may not be used. */
export type PaymentFacts = {
  readonly card: BackendCard;
  readonly coupons: readonly BackendCoupon[];
  readonly held: Fen;
  readonly methods: readonly string[];
  readonly consultation: Consultation | null;
  readonly today: string;
};

type Refusal = { readonly ok: false; readonly failure: Failure };

/** A bill's amount: `amountZero`, `amountNegative` or `amountTooLarge`, else null. */
export function checkAmount(amount: Fen): Refusal | null {
  if (amount < 0) {
    return failure('amountNegative', { text: formatFen(amount) });
  }
  if (amount === 0) {
    return failure('amountZero');
  }
  return amount > largestTypedAmount ? failure('amountTooLarge', { limit: formatFen(largestTypedAmount) }) : null;
}

/** The other payments: each more than nothing and by a method of the profile. */
export function checkOtherPayments(payments: readonly OtherPayment[], methods: readonly string[]): Refusal | null {
  for (const { method, amount } of payments) {
    const problem = checkAmount(amount);
    if (problem !== null) {
      return problem;
    }
    if (!methods.includes(method)) {
      return failure('badArguments', { field: 'method', value: method });
    }
  }
  return null;
}

/** What each coupon pays: its worth, but never more than is left of the bill, in the order given. Unknown ids are left out. */
export function couponUses(payments: Payments, known: readonly BackendCoupon[]): readonly CouponUse[] {
  let left: Fen = payments.billAmount;
  const uses: CouponUse[] = [];
  for (const { id, quantity } of payments.coupons) {
    const coupon = known.find((candidate) => candidate.id === id);
    if (coupon !== undefined) {
      const value = Math.min(coupon.amount * quantity, left) as Fen;
      left = subtractFen(left, value);
      uses.push({ id, name: coupon.name, quantity, value });
    }
  }
  return uses;
}

function checkStore(payments: Payments, { card, held }: PaymentFacts): Refusal | null {
  if (payments.storePay < 0) {
    return failure('amountNegative', { text: formatFen(payments.storePay) });
  }
  const available = availableOf(card.storeBalance, held);
  return payments.storePay > available ? failure('balanceTooSmall', { available: formatFen(available) }) : null;
}

function checkPoints(payments: Payments, { card, consultation }: PaymentFacts): Refusal | null {
  const { points, pointsPay, billAmount, coupons } = payments;
  if (points === 0 && pointsPay === 0) {
    return null;
  }
  if (consultation === null) {
    return failure('onlineOnly');
  }
  const rules = consultation.pointRules;
  const limit = consultation.pointsPayLimit;
  const share =
    rules.percentLimit === null ? billAmount : Math.floor((billAmount * hundredths(rules.percentLimit)) / 10_000);
  const allowed =
    rules.asCash &&
    pointsPay > 0 &&
    points * 10_000 === pointsPay * hundredths(rules.pointsPerYuan) &&
    points <= card.points &&
    pointsPay <= limit &&
    pointsPay <= share &&
    (rules.upperLimit === null || points <= rules.upperLimit) &&
    (rules.divisible || pointsPay % 100 === 0) &&
    (rules.withCoupons || coupons.length === 0);
  return allowed ? null : failure('pointsNotAllowed', { limit: formatFen(limit) });
}

function checkCoupons(payments: Payments, { coupons, consultation, today }: PaymentFacts): Refusal | null {
  if (payments.coupons.length === 0) {
    return null;
  }
  if (consultation === null) {
    return failure('onlineOnly');
  }
  const seen = new Set<string>();
  for (const { id, quantity } of payments.coupons) {
    const coupon = coupons.find((candidate) => candidate.id === id);
    const state = consultation.couponStates.find((candidate) => candidate.id === id);
    const problem = coupon === undefined ? 'coupon.usedUp' : couponProblem(coupon, today);
    if (coupon === undefined || problem !== null || state?.usable === false) {
      const words = problem === null ? state?.words : undefined;
      return failure('couponNotUsable', { name: coupon?.name ?? id, reason: problem ?? state?.reason ?? '', ...words });
    }
    if (seen.has(id) || quantity > coupon.quantity) {
      return failure('couponNotUsable', { name: coupon.name, reason: 'coupon.usedUp' });
    }
    if (coupon.aloneUse && payments.coupons.length > 1) {
      return failure('couponNotUsable', { name: coupon.name, reason: 'coupon.alone' });
    }
    seen.add(id);
  }
  return null;
}

function checkSum(payments: Payments, uses: readonly CouponUse[]): Refusal | null {
  const paid = addFen(
    payments.storePay,
    payments.pointsPay,
    ...uses.map((use) => use.value),
    ...payments.otherPayments.map((payment) => payment.amount),
  );
  return paid === payments.billAmount
    ? null
    : failure('paymentsDoNotAddUp', { bill: formatFen(payments.billAmount), paid: formatFen(paid) });
}

/** Cash that was handed over covers the payment that it is for. */
function checkCash({ cash, otherPayments }: Payments): Refusal | null {
  if (cash === null || cash === undefined) {
    return null;
  }
  const line = otherPayments.find(({ method }) => method === cash.method);
  return line === undefined || cash.received < line.amount || cash.received > largestTypedAmount
    ? failure('badArguments', { field: 'cash', value: cash.method })
    : null;
}

/** The first thing that is wrong with a checkout, or null. The order is the one in which a cashier would mend it. */
export function checkPayments(payments: Payments, facts: PaymentFacts): Refusal | null {
  if (facts.card.status !== 'active') {
    return failure(facts.card.status === 'frozen' ? 'cardFrozen' : 'cardExpired');
  }
  return (
    checkAmount(payments.billAmount) ??
    checkOtherPayments(payments.otherPayments, facts.methods) ??
    (payments.pointsPay < 0 ? failure('amountNegative', { text: formatFen(payments.pointsPay) }) : null) ??
    checkCoupons(payments, facts) ??
    checkPoints(payments, facts) ??
    checkStore(payments, facts) ??
    checkSum(payments, couponUses(payments, facts.coupons)) ??
    checkCash(payments)
  );
}

/** The most that stored value may pay of what is left, for the screen. */
export function storeLimitOf(card: BackendCard, held: Fen, billAmount: Fen): Fen {
  return Math.max(zeroFen, Math.min(availableOf(card.storeBalance, held), billAmount)) as Fen;
}
