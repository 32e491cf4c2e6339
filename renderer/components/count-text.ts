// Points and other whole numbers as they are written on screen: the same everywhere, with a comma every three digits.

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `20000` → `20,000`, in both languages. */
export function countText(value: number): string {
  return grouped.format(value);
}
