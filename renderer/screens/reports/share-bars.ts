// How long the bars of a chart are, and the percents beside them. Pure.
import { addFen, type Fen, zeroFen } from '../../../shared/money.ts';
import type { Commission, MemberShare } from '../../../shared/reports.ts';

/** Percent of the whole with two decimals: the platform's own, else reckoned; null where there is nobody at all. */
export function percentOf({ count, rate }: Pick<MemberShare, 'count' | 'rate'>, all: number): string | null {
  if (rate !== null) {
    return (rate / 100).toFixed(2);
  }
  return all === 0 ? null : ((100 * count) / all).toFixed(2);
}

/** The length of a bar in percent of the longest; a value above zero is always seen. */
export function barLength(value: number, longest: number): number {
  return value <= 0 || longest <= 0 ? 0 : Math.max(1, Math.round((100 * value) / longest));
}

export type EmployeeSum = { readonly employee: string | null; readonly count: number; readonly amount: Fen };

/** What each employee recharged, most first; what names nobody stands together. */
export function byEmployee(rows: readonly Commission[]): readonly EmployeeSum[] {
  const sums = new Map<string | null, EmployeeSum>();
  for (const { employee, amount } of rows) {
    const before = sums.get(employee);
    sums.set(employee, {
      employee,
      count: (before?.count ?? 0) + 1,
      amount: addFen(before?.amount ?? zeroFen, amount),
    });
  }
  return [...sums.values()].sort((left, right) => right.amount - left.amount);
}
