// What an operation means to the drawer. Pure: operations in, fen out. What the till has accepted counts, until it is rejected or cancelled.
import { type Fen, fen, zeroFen } from '../../../shared/money.ts';
import type { OtherPayment } from '../../../shared/operation.ts';
import type { CashLine } from '../../../shared/shift.ts';
import type { ShiftOperation } from '../../journal/shift-types.ts';
import { ghostIntent } from '../../queue/relatives.ts';

/** A sale or recharge with everything that was done to it here, each oldest first. `sale` null: it is another till's, and so is its cash. */
export type Family = {
  readonly sale: ShiftOperation | null;
  /** How its bill was paid, told anew (6.20). */
  readonly changes: readonly ShiftOperation[];
  readonly revocations: readonly ShiftOperation[];
};

/** Which line of the drawer an operation stands in, and with how much (fen, below zero: given back). */
export type CashEffect = {
  readonly line: Extract<CashLine, 'sales' | 'recharges' | 'corrections' | 'revocations'>;
  readonly amount: Fen;
};

/** Where a till took money over from another one, the cash lies in that one's drawer. */
function counts({ adopted, operation }: ShiftOperation): boolean {
  return !adopted && operation.state !== 'rejected' && operation.state !== 'cancelled';
}

/** The sum of what was paid by these methods, in fen. */
export function cashOf(payments: readonly OtherPayment[], methods: readonly string[]): Fen {
  return fen(payments.reduce((sum, { method, amount }) => sum + (methods.includes(method) ? amount : 0), 0));
}

/**
 * How a bill was paid as it was first told; null for what moves no payment. A bill that was paid elsewhere (6.19) lies in another drawer.
 * Change given to a guest is no payment: what is recorded adds up to the bill.
 */
export function paymentsOf({ operation }: ShiftOperation): readonly OtherPayment[] | null {
  const { payload } = operation;
  switch (payload.kind) {
    case 'consumption':
      return payload.otherPayments;
    case 'recharge':
      return payload.payments;
    case 'revocation':
      return null;
    case 'service':
      switch (payload.service) {
        case 'buyCouponWithPoints':
        case 'rechargeAndDineFree':
        case 'changePaymentMethod':
          return payload.content.payments;
        default:
          return null;
      }
  }
}

/** How a bill was paid, told anew (6.20). */
export function isPaymentChange({ operation: { payload } }: ShiftOperation): boolean {
  return payload.kind === 'service' && payload.service === 'changePaymentMethod';
}

/** The charge was given back when it was told as not made; that it landed after all, and is undone by the till, moves no cash. */
function isGhost({ sale, revocations }: Family): boolean {
  const serial = sale?.operation.serial;
  return serial !== undefined && revocations.some(({ operation }) => operation.intent === ghostIntent(serial));
}

/** How its bill counts as paid after these changes. */
export function paidNow(sale: ShiftOperation, changes: readonly ShiftOperation[]): readonly OtherPayment[] {
  const last = changes.filter(counts).at(-1);
  return paymentsOf(last ?? sale) ?? [];
}

/** What one operation of a family means to the drawer, as its state is now. */
export function cashEffect(each: ShiftOperation, family: Family, methods: readonly string[]): CashEffect {
  const { kind, serial, payload } = each.operation;
  if (kind === 'revocation') {
    return { line: 'revocations', amount: givenBack(each, family, methods) };
  }
  if (isPaymentChange(each)) {
    return { line: 'corrections', amount: corrected(each, family, methods) };
  }
  const isRecharge = kind === 'recharge' || (payload.kind === 'service' && payload.service === 'rechargeAndDineFree');
  const isTaken = counts(each) && !(family.sale?.operation.serial === serial && isGhost(family));
  const amount = isTaken ? cashOf(paymentsOf(each) ?? [], methods) : zeroFen;
  return { line: isRecharge ? 'recharges' : 'sales', amount };
}

/** Only one revocation gives the cash back, and only cash that was taken. */
function givenBack(each: ShiftOperation, family: Family, methods: readonly string[]): Fen {
  const { sale, changes, revocations } = family;
  const first = revocations.find(counts);
  if (sale === null || !counts(sale) || isGhost(family) || first?.number !== each.number) {
    return zeroFen;
  }
  return fen(-cashOf(paidNow(sale, changes), methods));
}

function corrected(each: ShiftOperation, { sale, changes }: Family, methods: readonly string[]): Fen {
  if (sale === null || !counts(sale) || !counts(each)) {
    return zeroFen;
  }
  const before = changes.filter(({ number }) => number < each.number);
  return fen(cashOf(paymentsOf(each) ?? [], methods) - cashOf(paidNow(sale, before), methods));
}
