// What pays a bill: pure sums over coupons, points, stored value and other payments. The platform's consultation gives the
// caps and the first proposal; the cashier changes it; what does not add up cannot be confirmed.
import type { ConsultView } from '../../../shared/counter.ts';
import type { CardView, CouponView } from '../../../shared/member.ts';
import { type Fen, fen, smallestFen, zeroFen } from '../../../shared/money.ts';
import { hundredths } from '../../../shared/store-rules.ts';

/** `rest`: whatever the parts before it left open. Stored value comes before the other payments. */
export type Part = Fen | 'rest';

/** `received`: of cash, what the guest handed over, fen; it pays no more than is left, and the rest is change. */
export type OtherPart = { readonly method: string; readonly amount: Part; readonly received?: Fen | undefined };

export type Combination = {
  readonly bill: Fen;
  readonly coupons: readonly { readonly id: string; readonly quantity: number }[];
  readonly points: number;
  readonly store: Part;
  readonly others: readonly OtherPart[];
};

export type Terms = {
  readonly consult: ConsultView;
  readonly card: CardView;
  readonly coupons: readonly CouponView[];
};

/** Everything in fen but `points`. `remaining` below zero: more is paid than owed. `cash`: what was handed over, and what goes back. */
export type Totals = {
  readonly couponLines: readonly { readonly id: string; readonly quantity: number; readonly value: Fen }[];
  readonly couponPay: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly storePay: Fen;
  readonly otherLines: readonly { readonly method: string; readonly amount: Fen }[];
  readonly otherPay: Fen;
  readonly cash: { readonly method: string; readonly received: Fen; readonly change: Fen } | null;
  readonly remaining: Fen;
};

/** The consultation's proposal; stored value takes what it leaves, other payments are the cashier's. */
export function proposed(bill: Fen, consult: ConsultView): Combination {
  return {
    bill,
    coupons: consult.coupons.map(({ id, quantity }) => ({ id, quantity })),
    points: consult.points,
    store: 'rest',
    others: [],
  };
}

/** Points for 10,000 fen; 0 where points pay nothing. */
function rateOf({ pointsPerYuan }: ConsultView): number {
  return Math.max(0, hundredths(pointsPerYuan));
}

function commonDivisor(one: number, other: number): number {
  return other === 0 ? one : commonDivisor(other, one % other);
}

/**
 * The smallest amount (fen) that a whole number of points pays exactly; whole yuan only where the card's rule says so.
 * The platform takes points and their worth only where the one is exactly the other.
 */
function pointsStep(consult: ConsultView): number {
  const exact = 10_000 / commonDivisor(10_000, rateOf(consult));
  return consult.pointsDivisible ? exact : (exact * 100) / commonDivisor(exact, 100);
}

function downToStep(amount: number, consult: ConsultView): Fen {
  const step = pointsStep(consult);
  return fen(Math.max(0, Math.floor(amount / step) * step));
}

/** What that many points pay, in fen; points that do not make a whole step pay nothing. */
export function pointsValue(points: number, consult: ConsultView): Fen {
  const rate = rateOf(consult);
  return rate === 0 ? zeroFen : downToStep((points * 10_000) / rate, consult);
}

/** The points that pay exactly that much. */
export function pointsFor(value: Fen, consult: ConsultView): number {
  return Math.ceil((value * rateOf(consult)) / 10_000);
}

/** The most points that this bill, this card and the caps of 4.3.4 allow. */
export function mostPoints(open: Fen, { consult, card }: Terms): number {
  if (rateOf(consult) === 0) {
    return 0;
  }
  const cap = smallestFen(consult.pointsPayLimit, open, pointsValue(card.points, consult));
  return pointsFor(downToStep(cap, consult), consult);
}

/** Each coupon pays its face times its quantity, but never more than what those before it left open. */
function payWithCoupons(combination: Combination, { coupons, consult }: Terms) {
  let open: number = combination.bill;
  return combination.coupons.map(({ id, quantity }) => {
    const face = coupons.find((coupon) => coupon.id === id)?.amount;
    const told = consult.coupons.find((coupon) => coupon.id === id && coupon.quantity === quantity)?.value;
    const value = fen(Math.max(0, Math.min(told ?? (face ?? 0) * quantity, open)));
    open -= value;
    return { id, quantity, value };
  });
}

function sum(amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((total: number, amount) => total + amount, 0));
}

export function totalsOf(combination: Combination, terms: Terms): Totals {
  const { consult } = terms;
  const couponLines = payWithCoupons(combination, terms);
  const couponPay = sum(couponLines.map((line) => line.value));
  const barred = couponLines.length > 0 && !consult.pointsWithCoupons;
  const wanted = barred ? 0 : Math.min(combination.points, mostPoints(fen(combination.bill - couponPay), terms));
  const pointsPay = pointsValue(wanted, consult);
  const points = pointsFor(pointsPay, consult);
  const open = fen(combination.bill - couponPay - pointsPay);
  const others = withCash(combination, open, consult.storeLimit);
  const fixedOthers = sum(others.map((other) => (other.amount === 'rest' ? zeroFen : other.amount)));
  const storePay =
    combination.store === 'rest'
      ? fen(Math.max(0, Math.min(consult.storeLimit, open - fixedOthers)))
      : combination.store;
  let left = open - storePay - fixedOthers;
  const otherLines = others.map(({ method, amount }) => {
    if (amount !== 'rest') {
      return { method, amount };
    }
    const rest = fen(Math.max(0, left));
    left -= rest;
    return { method, amount: rest };
  });
  const otherPay = sum(otherLines.map((line) => line.amount));
  return {
    couponLines,
    couponPay,
    points,
    pointsPay,
    storePay,
    otherLines,
    otherPay,
    cash: cashOf(combination, otherLines),
    remaining: fen(open - storePay - otherPay),
  };
}

/**
 * Cash that was handed over pays what the other fixed parts leave open, and never more than that. Where stored value cannot pay all of it, cash
 * is for the rest, as the screen said before it was typed: a note that is larger gives change, and the card keeps paying what it can.
 */
function withCash({ others, store }: Combination, open: Fen, storeLimit: Fen): readonly OtherPart[] {
  const fixed = others.reduce(
    (total, { amount, received }) => total + (amount === 'rest' || received !== undefined ? 0 : amount),
    store === 'rest' ? 0 : Number(store),
  );
  const due = Math.max(0, open - fixed);
  let left = store === 'rest' && due > storeLimit ? due - storeLimit : due;
  return others.map((other) => {
    if (other.received === undefined) {
      return other;
    }
    const amount = fen(Math.min(other.received, left));
    left -= amount;
    return { ...other, amount };
  });
}

/** Of two methods that are cash the one that gives change: the guest hands over what is missing last. */
function cashOf({ others }: Combination, lines: Totals['otherLines']): Totals['cash'] {
  const given = others.flatMap(({ method, received }) => {
    const line = lines.find((each) => each.method === method);
    return received === undefined || line === undefined
      ? []
      : [{ method, received, change: fen(received - line.amount) }];
  });
  return given.find(({ change }) => change > 0) ?? given[0] ?? null;
}

/**
 * Confirmable: all parts add up to the bill. Stored value above its cap is left to the main process, which refuses it by
 * the limit that it breaks (balance, offline a sale, offline a card) and accepts nothing.
 */
export function addsUp(totals: Totals): boolean {
  return totals.remaining === 0;
}

export function toggleCoupon(combination: Combination, id: string, alone: boolean): Combination {
  const used = combination.coupons.some((coupon) => coupon.id === id);
  const others = combination.coupons.filter((coupon) => coupon.id !== id);
  const coupons = used ? others : [...(alone ? [] : others), { id, quantity: 1 }];
  return { ...combination, coupons };
}

export function setCouponQuantity(combination: Combination, id: string, quantity: number): Combination {
  return {
    ...combination,
    coupons: combination.coupons.map((coupon) => (coupon.id === id ? { id, quantity } : coupon)),
  };
}

/** A first press lets the method pay the rest, a second takes it out again. */
export function toggleMethod(combination: Combination, method: string): Combination {
  const used = combination.others.some((other) => other.method === method);
  const others = combination.others.filter((other) => other.method !== method);
  return { ...combination, others: used ? others : [...others, { method, amount: 'rest' }] };
}

/** Cash: what the guest handed over. */
export function setCashReceived(combination: Combination, method: string, received: Fen): Combination {
  return {
    ...combination,
    others: combination.others.map((other) =>
      other.method === method ? { method, amount: 'rest', received: received === 0 ? undefined : received } : other,
    ),
  };
}

export function setMethodAmount(combination: Combination, method: string, amount: Part): Combination {
  return {
    ...combination,
    others: combination.others.map((other) => (other.method === method ? { method, amount } : other)),
  };
}
