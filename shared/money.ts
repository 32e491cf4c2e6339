// Money is integer fen. Yuan exist only as text, on the wire and on screen; no float ever holds an amount.
import { type FailureCode, failure, type Result, success } from './result.ts';

declare const fenBrand: unique symbol;

/** An amount in fen (1/100 yuan): a safe integer. */
export type Fen = number & { readonly [fenBrand]: true };

/** The largest amount that a person may type: 999,999.99 yuan. */
export const largestTypedAmount = 99_999_999 as Fen;

export const zeroFen = 0 as Fen;

/** Turns an integer into fen. Throws on anything that is not a safe integer: that is a bug, not bad input. */
export function fen(amount: number): Fen {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`not an integer amount of fen: ${amount}`);
  }
  return (amount === 0 ? 0 : amount) as Fen;
}

/** The sum, in fen. Throws beyond the safe integers. */
export function addFen(...amounts: readonly Fen[]): Fen {
  return fen(amounts.reduce((sum: number, amount) => sum + amount, 0));
}

/** `left` − `right` in fen; may be negative. */
export function subtractFen(left: Fen, right: Fen): Fen {
  return fen(left - right);
}

/** The smallest of them, in fen. */
export function smallestFen(first: Fen, ...others: readonly Fen[]): Fen {
  return fen(Math.min(first, ...others));
}

const decimalPattern = /^([+-])?(\d+)(?:\.(\d*))?$/;

/**
 * Reads an amount that a person typed, in yuan with at most two decimals.
 * Fails with `amountEmpty`, `amountMalformed`, `amountNegative`, `amountDecimals`, `amountZero` or `amountTooLarge`.
 */
export function parseTypedAmount(text: string): Result<Fen> {
  const trimmed = text.trim();
  if (trimmed === '') {
    return failure('amountEmpty');
  }
  const read = readDecimalYuan(trimmed);
  if (!read.ok) {
    return failure(read.failure, { text: trimmed });
  }
  if (read.value < 0 || trimmed.startsWith('-')) {
    return failure('amountNegative', { text: trimmed });
  }
  if (read.value === 0) {
    return failure('amountZero');
  }
  return read.value > largestTypedAmount ? failure('amountTooLarge', { limit: formatFen(largestTypedAmount) }) : read;
}

/** Reads decimal yuan exactly. More than two decimals are refused unless the rest are zeros. */
export function readDecimalYuan(
  text: string,
): Result<Fen, Extract<FailureCode, 'amountMalformed' | 'amountDecimals' | 'amountTooLarge'>> {
  const match = decimalPattern.exec(text);
  if (match === null) {
    return { ok: false, failure: 'amountMalformed' };
  }
  const [, sign, whole = '', decimals = ''] = match;
  if (!/^0*$/.test(decimals.slice(2))) {
    return { ok: false, failure: 'amountDecimals' };
  }
  const amount = Number(whole) * 100 + Number(decimals.slice(0, 2).padEnd(2, '0'));
  if (!Number.isSafeInteger(amount)) {
    return { ok: false, failure: 'amountTooLarge' };
  }
  return success(fen(sign === '-' ? -amount : amount));
}

/** `123456` → `1,234.56`: for people. The sign stands in front. */
export function formatFen(amount: Fen): string {
  const [whole = '', decimals = ''] = yuanText(fen(Math.abs(amount))).split('.');
  return `${amount < 0 ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

/** `123456` → `1234.56`: plain decimal yuan, for the wire and for exports. */
export function yuanText(amount: Fen): string {
  const absolute = Math.abs(amount);
  const decimals = String(absolute % 100).padStart(2, '0');
  return `${amount < 0 ? '-' : ''}${Math.trunc(absolute / 100)}.${decimals}`;
}
