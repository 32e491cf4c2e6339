// What differs between two sides of a day, and what that allows. Pure.
import { type DayEndView, type DayRecord, type DayTotals, dayItems } from './day-end.ts';
import { addFen, type Fen, subtractFen } from './money.ts';

/** What was sold and recharged, less what was revoked; every operation counted. Fen. */
export function wholeOf({ consumption, recharge, revocation }: DayTotals): { count: number; amount: Fen } {
  return {
    count: consumption.count + recharge.count + revocation.count,
    amount: subtractFen(addFen(consumption.amount, recharge.amount), revocation.amount),
  };
}

/** Whether both say the same, item by item. */
export function sameTotals(left: DayTotals, right: DayTotals): boolean {
  return dayItems.every((item) => left[item].count === right[item].count && left[item].amount === right[item].amount);
}

/** Whether the platform agreed in every figure, its own total among them. */
export function agrees({ till, platform, total, unread }: DayRecord): boolean {
  const whole = wholeOf(till);
  return (
    sameTotals(till, platform) && unread.length === 0 && total.count === whole.count && total.amount === whole.amount
  );
}

/** Whether a day may be sealed for good: settled by these very figures and nothing open. Till then it is sealed as it stands. */
export function maySealForGood({ open, settled, totals }: Pick<DayEndView, 'open' | 'settled' | 'totals'>): boolean {
  return settled !== null && open.count === 0 && sameTotals(settled.till, totals);
}
