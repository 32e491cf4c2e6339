// What is charged on a member service without a log. What the network makes of the till's own sales must not look like another of them: no sum of
// two or more amounts, and no single other one, is equal to one of these.
import type { Dice } from './virtual-time.ts';

export type Amounts = {
  /** Fen, up to about `largest`: each only once, and each one more than a multiple of 97. */
  next(largest: number): number;
};

const step = 97;

/** `isOne`: all of them are the same after all. */
export function createAmounts(dice: Dice, isOne: boolean): Amounts {
  const used = new Set<number>();
  return {
    next(largest) {
      if (isOne) {
        return step;
      }
      let count = dice.between(0, Math.floor(largest / step));
      while (used.has(count)) {
        count += 1;
      }
      used.add(count);
      return count * step + 1;
    },
  };
}
