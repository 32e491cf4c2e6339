// Counting the drawer with keys: which line is chosen, and how many lie there. Pure; what was typed is kept as one text.
import { type CoinCount, denominations, mostPieces, noCoins } from '../../../shared/coins.ts';

export type Counting = { readonly coins: CoinCount; readonly at: number; readonly fresh: boolean };

export const emptyCounting: Counting = { coins: noCoins, at: 0, fresh: true };

/** The text under which a count is kept from one look to the next. */
export function keptText({ coins, at }: Counting): string {
  return [...coins, at].join(' ');
}

/** What was kept; an empty count where it is none. */
export function readKept(text: string | undefined): Counting {
  const numbers = (text ?? '').split(' ').map(Number);
  const [coins, at] = [numbers.slice(0, denominations.length), numbers[denominations.length]];
  const isWhole = coins.length === denominations.length && coins.every((count) => Number.isSafeInteger(count));
  return isWhole && at !== undefined ? { coins, at, fresh: true } : emptyCounting;
}

/** After one key; null where the key is not for the count. On the last line Enter is the caller's. */
export function pressCount(now: Counting, key: string): Counting | null {
  const { coins, at, fresh } = now;
  const count = coins[at] ?? 0;
  const last = denominations.length - 1;
  if (key === 'ArrowDown' || (key === 'Enter' && at < last)) {
    return { coins, at: Math.min(at + 1, last), fresh: true };
  }
  if (key === 'ArrowUp') {
    return { coins, at: Math.max(at - 1, 0), fresh: true };
  }
  if (key === 'Backspace') {
    return { coins: coins.with(at, Math.floor(count / 10)), at, fresh: false };
  }
  if (key === 'Delete') {
    return { coins: coins.with(at, 0), at, fresh: true };
  }
  if (!/^[0-9]$/.test(key)) {
    return null;
  }
  const typed = fresh ? Number(key) : count * 10 + Number(key);
  return typed > mostPieces ? now : { coins: coins.with(at, typed), at, fresh: false };
}
