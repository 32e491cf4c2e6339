// How a recharge is paid: pure sums over the chosen payment methods, one of which may take the rest.
import { type Fen, fen } from '../../../shared/money.ts';

export type PaymentPart = { readonly method: string; readonly amount: Fen | 'rest' };

export type SplitPayments = {
  readonly lines: readonly { readonly method: string; readonly amount: Fen }[];
  /** Not paid yet; below zero: more than the recharge. */
  readonly remaining: Fen;
};

export function splitPayments(total: Fen, parts: readonly PaymentPart[]): SplitPayments {
  const fixed = parts.reduce((sum, part) => sum + (part.amount === 'rest' ? 0 : part.amount), 0);
  let left = total - fixed;
  const lines = parts.map(({ method, amount }) => {
    if (amount !== 'rest') {
      return { method, amount };
    }
    const rest = fen(Math.max(0, left));
    left -= rest;
    return { method, amount: rest };
  });
  return { lines, remaining: fen(left) };
}

/** A press takes the method in for the rest, a second press takes it out. */
export function togglePayment(parts: readonly PaymentPart[], method: string): readonly PaymentPart[] {
  const others = parts.filter((part) => part.method !== method);
  return others.length < parts.length ? others : [...parts, { method, amount: 'rest' }];
}

export function setPayment(parts: readonly PaymentPart[], method: string, amount: Fen): readonly PaymentPart[] {
  return parts.map((part) => (part.method === method ? { method, amount } : part));
}
