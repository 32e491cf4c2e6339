// Days and times of day as a person types them. Pure.

/** `2026-11-28`, also with strokes, dots or nothing between; null where there is no such day. */
export function readTypedDay(text: string): string | null {
  const match = /^(\d{4})[-/.]?(\d{1,2})[-/.]?(\d{1,2})$/.exec(text.normalize('NFKC').trim());
  if (match === null) {
    return null;
  }
  const [, year = '', month = '', day = ''] = match;
  const isDay = Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month));
  return isDay ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null;
}

/** 0 where there is no such month. */
function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** `18:30`, also `1830` and `8:05`; null where there is no such minute. */
export function readTypedClock(text: string): string | null {
  const match = /^(\d{1,2})[:.]?(\d{2})$/.exec(text.normalize('NFKC').trim());
  const [, hour = '', minute = ''] = match ?? [];
  return match === null || Number(hour) > 23 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}`;
}
