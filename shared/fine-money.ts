// Money as UniPOS writes it: four decimals. Inside it is an integer of 1/10,000 yuan, never a float; what a card pays must be whole fen.
import { type Fen, fen } from './money.ts';

declare const fineBrand: unique symbol;

/** An amount in 1/10,000 yuan: a safe integer. */
export type FineMoney = number & { readonly [fineBrand]: true };

/** Turns an integer into 1/10,000 yuan. Throws on anything that is not a safe integer. */
export function fineMoney(amount: number): FineMoney {
  if (!Number.isSafeInteger(amount)) {
    throw new RangeError(`not an integer amount of 1/10,000 yuan: ${amount}`);
  }
  return (amount === 0 ? 0 : amount) as FineMoney;
}

const pattern = /^([+-])?(\d{1,11})(?:\.(\d*))?$/;

/** Reads decimal yuan exactly; null where it is no number or has more than four decimals that say something. */
export function readFineMoney(text: string): FineMoney | null {
  const match = pattern.exec(text);
  if (match === null) {
    return null;
  }
  const [, sign, whole = '', decimals = ''] = match;
  if (!/^0*$/.test(decimals.slice(4))) {
    return null;
  }
  const amount = Number(whole) * 10_000 + Number(decimals.slice(0, 4).padEnd(4, '0'));
  return fineMoney(sign === '-' ? -amount : amount);
}

/** `56` fen-exact amounts and others alike as UniPOS writes them: `0.5600`. */
export function fineText(amount: FineMoney): string {
  const absolute = Math.abs(amount);
  const decimals = String(absolute % 10_000).padStart(4, '0');
  return `${amount < 0 ? '-' : ''}${Math.trunc(absolute / 10_000)}.${decimals}`;
}

/** The same in fen; null where it is not a whole number of fen. */
export function fenOfFine(amount: FineMoney): Fen | null {
  return amount % 100 === 0 ? fen(amount / 100) : null;
}

/** Fen as 1/10,000 yuan. */
export function fineOfFen(amount: Fen): FineMoney {
  return fineMoney(amount * 100);
}
