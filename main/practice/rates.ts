// Shares of a whole as percent.

/**
 * Percent with two decimals that add up to exactly 100.00: whole hundredths, and what flooring left over goes to the largest remainders.
 * All zero where nothing was counted.
 */
export function ratesOf(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const parts = counts.map((count, index) => ({
    index,
    hundredths: Math.floor((count * 10_000) / total),
    remainder: (count * 10_000) % total,
  }));
  const left = 10_000 - parts.reduce((sum, part) => sum + part.hundredths, 0);
  const raised = new Set(
    [...parts]
      .sort((one, other) => other.remainder - one.remainder)
      .slice(0, left)
      .map((part) => part.index),
  );
  return parts.map((part) => (part.hundredths + (raised.has(part.index) ? 1 : 0)) / 100);
}
