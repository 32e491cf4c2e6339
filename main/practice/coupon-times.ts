// On which days and at which hours a coupon may be used, in China's time. A window may run over midnight, the days over the week's end.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';

const dayMs = 86_400_000;
const chinaOffsetMs = 8 * 3_600_000;
const weekdayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const;

/** The hours of a coupon, `HH:mm`. Both missing, or both the same: all day. */
export interface Hours {
  readonly beginTime?: string;
  readonly endTime?: string;
}

/** The days of a coupon: 1 Monday … 7 Sunday, `startWeek` to `endWeek`, also over the week’s end (6 to 1: Saturday to Monday). */
export interface Weekdays {
  readonly startWeek: number;
  readonly endWeek: number;
}

/** Whether the clock in China stands within the hours at `now` (ms UTC). The last minute is still within. */
export function isWithinHours({ beginTime, endTime }: Hours, now: number): boolean {
  if (beginTime === undefined || endTime === undefined || beginTime === endTime) return true;
  const time = clockOf(now);
  return beginTime < endTime ? time >= beginTime && time <= endTime : time >= beginTime || time <= endTime;
}

/** Whether the day is one of the coupon's. After midnight a night still belongs to the day on which it began. */
export function isWithinWeekdays({ startWeek, endWeek }: Weekdays, hours: Hours, now: number): boolean {
  const { beginTime, endTime } = hours;
  const overMidnight = beginTime !== undefined && endTime !== undefined && beginTime > endTime;
  const began = overMidnight && clockOf(now) <= endTime ? now - dayMs : now;
  const weekday = ((new Date(`${dayOfMoment(began)}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
  return startWeek <= endWeek ? weekday >= startWeek && weekday <= endWeek : weekday >= startWeek || weekday <= endWeek;
}

/** `周一至周五`, or one day's name. */
export function weekdaysInWords({ startWeek, endWeek }: Weekdays): string {
  const name = (weekday: number) => weekdayNames[weekday - 1] ?? `周${weekday}`;
  return startWeek === endWeek ? name(startWeek) : `${name(startWeek)}至${name(endWeek)}`;
}

/** `HH:mm` in China. */
function clockOf(now: number): string {
  return new Date(now + chinaOffsetMs).toISOString().slice(11, 16);
}
