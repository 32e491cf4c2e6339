// What differs between two sides of a day. Pure.
import { type DayRecord, type DayTotals, dayItems } from '../../../shared/day-end.ts';
import { addFen, type Fen, subtractFen } from '../../../shared/money.ts';

/** What was sold and recharged, less what was revoked; every operation counted. Fen. */
export function wholeOf({ consumption, recharge, revocation }: DayTotals): { count: number; amount: Fen } {
  return {
    count: consumption.count + recharge.count + revocation.count,
    amount: subtractFen(addFen(consumption.amount, recharge.amount), revocation.amount),
  };
}

/** Whether both sides say the same of the same day. */
export function sameDay(left: DayTotals, right: DayTotals): boolean {
  return dayItems.every((item) => left[item].count === right[item].count && left[item].amount === right[item].amount);
}

/** Whether the platform agreed in every figure, its own total among them. */
export function agrees({ till, platform, total, unread }: DayRecord): boolean {
  const whole = wholeOf(till);
  return sameDay(till, platform) && unread.length === 0 && total.count === whole.count && total.amount === whole.amount;
}
