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
