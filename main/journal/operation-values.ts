// The values of an operation's columns, as they stand in the row.
import type { Fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';
import { assertNever } from '../../shared/result.ts';
import { canonicalJson } from './canonical-json.ts';

/** What the operation is about in money: the bill of a consumption, else the amount that moves. Fen. */
export function amountOf(payload: MoneyPayload): Fen {
  switch (payload.kind) {
    case 'consumption':
      return payload.billAmount;
    case 'recharge':
    case 'revocation':
    case 'service':
      return payload.amount;
    default:
      return assertNever(payload);
  }
}

/** Canonical, or NULL. */
export function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : canonicalJson(value);
}

/** Wall times are whole milliseconds in the store. */
export function wholeOrNull(value: number | null): number | null {
  return value === null ? null : Math.floor(value);
}
