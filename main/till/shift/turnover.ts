// What was done in a shift, of the operations that are told in it. Pure.
import { type Fen, fen } from '../../../shared/money.ts';
import type { OtherPayment } from '../../../shared/operation.ts';
import type { Turnover } from '../../../shared/shift.ts';
import type { ShiftOperation } from '../../journal/shift-types.ts';
import { isBooked, itemOf, sumOf } from '../day-end/figures.ts';
import { type Family, isPaymentChange, paidNow, paymentsOf } from './cash.ts';

/** An operation with its family where that is needed: for changed payments only. */
export type Told = { readonly each: ShiftOperation; readonly family: Family | null };

/** Whether it stands in the figures: the platform has it in its books, and it was done at this till. */
function isTold({ adopted, operation }: ShiftOperation): boolean {
  return !adopted && isBooked(operation);
}

/** The sums of what is told. Each operation is told in one shift: the one in which the platform's answer was known. */
export function turnoverOf(told: readonly Told[]): Turnover {
  const booked = told.filter(({ each }) => isTold(each));
  const rows = booked.map(({ each: { operation } }) => ({
    amount: operation.amount,
    item: itemOf({ kind: operation.kind, service: serviceOf(operation.payload) }),
  }));
  const sum = (item: ReturnType<typeof itemOf>) => sumOf(rows.filter((row) => row.item === item));
  const total = (pick: (each: ShiftOperation) => number) =>
    fen(booked.reduce((whole, { each }) => whole + pick(each), 0));
  return {
    consumption: sum('consumption'),
    recharge: sum('recharge'),
    revocation: sum('revocation'),
    services: sum(null),
    methods: methodsOf(booked),
    storePay: total(storePaid),
    pointsPay: total(({ operation: { payload } }) => (payload.kind === 'consumption' ? payload.pointsPay : 0)),
    coupons: total(({ operation: { payload } }) =>
      payload.kind === 'consumption' ? payload.coupons.reduce((whole, { value }) => whole + value, 0) : 0,
    ),
  };
}

function serviceOf(payload: ShiftOperation['operation']['payload']) {
  return payload.kind === 'service' ? payload.service : null;
}

function storePaid({ operation: { payload } }: ShiftOperation): number {
  if (payload.kind === 'consumption') {
    return payload.storePay;
  }
  return payload.kind === 'service' && payload.service === 'buyCouponWithPoints' ? payload.content.storePay : 0;
}

/** A payment that was changed leaves its method and comes to another. */
function methodsOf(booked: readonly Told[]): Turnover['methods'] {
  const sums = new Map<string, { count: number; amount: number }>();
  function add(payments: readonly OtherPayment[], sign: 1 | -1): void {
    for (const { method, amount } of payments) {
      const sum = sums.get(method) ?? { count: 0, amount: 0 };
      sums.set(method, { count: sum.count + sign, amount: sum.amount + sign * amount });
    }
  }
  for (const { each, family } of booked) {
    const payments = paymentsOf(each);
    if (payments === null || (isPaymentChange(each) && family?.sale == null)) {
      continue;
    }
    if (isPaymentChange(each) && family?.sale != null) {
      const before = family.changes.filter(({ number }) => number < each.number);
      add(paidNow(family.sale, before), -1);
    }
    add(payments, 1);
  }
  return [...sums]
    .filter(([, { count, amount }]) => count !== 0 || amount !== 0)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([method, { count, amount }]) => ({ method, count, amount: amount as Fen }));
}
