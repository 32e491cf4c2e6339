// How often a property is tried: as often as it says by `npm test`, a fifth of that by `npm run check`, which is run after every change.

/** Set by the runner for the quick check. */
export const quickVariable = 'YATAI_QUICK';

/** @param whole how many tries `npm test` makes */
export function runs(whole: number): number {
  return process.env[quickVariable] === '1' ? Math.ceil(whole / 5) : whole;
}
