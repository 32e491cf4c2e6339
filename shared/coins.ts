// Notes and coins of the renminbi, as a drawer is counted. Without schemas: the screen counts with them.
import { type Fen, fen } from './money.ts';

/** 100, 50, 20, 10, 5 and 1 yuan, 5 and 1 jiao: in fen, the largest first. */
export const denominations = [10_000, 5_000, 2_000, 1_000, 500, 100, 50, 10] as const;
export type Denomination = (typeof denominations)[number];

/** How many of each lie there, in the order of `denominations`. */
export type CoinCount = readonly number[];

export const noCoins: CoinCount = denominations.map(() => 0);

/** The most pieces of one kind that anybody counts. */
export const mostPieces = 9_999;

/** What they come to, in fen. */
export function coinSum(coins: CoinCount): Fen {
  return fen(denominations.reduce((sum, value, index) => sum + value * (coins[index] ?? 0), 0));
}
