// Days by name. Pure.

/** `YYYY-MM-DD`, so many days later; earlier where it is less than zero. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
