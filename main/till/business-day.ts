// The store's business day: in China's time zone, whatever this machine believes, with a cut-off hour for late restaurants.

const hour = 3_600_000;
const format = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The business day (`YYYY-MM-DD`) of an instant (ms UTC); the day begins at `cutOffHour` local time. */
export function businessDay(wall: number, cutOffHour = 0): string {
  return format.format(new Date(wall - cutOffHour * hour));
}

/** When a business day begins and when the next one does (ms UTC). China has no summer time: each has 24 hours. */
export function spanOfDay(day: string, cutOffHour = 0): { readonly from: number; readonly to: number } {
  const from = Date.parse(`${day}T00:00:00+08:00`) + cutOffHour * hour;
  return { from, to: from + 24 * hour };
}
