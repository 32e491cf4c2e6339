// Birthdays by the calendar in China: the day, the week (Monday to Sunday) and the month. Days are `yyyy-MM-dd`.

const dayMs = 86_400_000;

/** 1 Monday … 7 Sunday. */
export function weekdayOf(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Whether `day` is the birthday, or in its week or month. Who has no birthday on record never has one. */
export function birthdayFits(unit: 'day' | 'week' | 'month', birthday: string | null, day: string): boolean {
  if (birthday === null) return false;
  if (unit === 'month') return birthday.slice(5, 7) === day.slice(5, 7);
  const year = Number(day.slice(0, 4));
  if (unit === 'day') return birthdayIn(year, birthday) === day;
  const monday = mondayOf(day);
  // A week may reach over the turn of the year.
  return [year - 1, year, year + 1].some((one) => mondayOf(birthdayIn(one, birthday)) === monday);
}

/** Full years on `day`. */
export function ageOn(birthday: string, day: string): number {
  const year = Number(day.slice(0, 4));
  return year - Number(birthday.slice(0, 4)) - (day < birthdayIn(year, birthday) ? 1 : 0);
}

/** Who was born on 29 February has the birthday on the 28th where there is no 29th. */
function birthdayIn(year: number, birthday: string): string {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const monthAndDay = birthday.slice(5);
  return `${year}-${monthAndDay === '02-29' && !isLeap ? '02-28' : monthAndDay}`;
}

function mondayOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - (weekdayOf(day) - 1) * dayMs;
}
