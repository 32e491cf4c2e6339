// How long ago, in words that a person says, and times of day.
import type { TFunction } from 'i18next';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `age` in ms. Below a minute the counter says `just read`, the queue counts seconds. A clock that ran back is `now`. */
export function ageText(t: TFunction, scale: 'counter.age' | 'queue.age', age: number): string {
  if (age < minute) {
    return scale === 'counter.age'
      ? t('counter.age.now')
      : t('queue.age.seconds', { value: Math.max(0, Math.floor(age / 1_000)) });
  }
  if (age < hour) {
    return t(`${scale}.minutes`, { value: Math.floor(age / minute) });
  }
  return age < day
    ? t(`${scale}.hours`, { value: Math.floor(age / hour) })
    : t(`${scale}.days`, { value: Math.floor(age / day) });
}

/** Hours, minutes and seconds of the till's own clock. */
export function clockText(at: number, withDate = false): string {
  const time = new Date(at);
  const pad = (part: number) => String(part).padStart(2, '0');
  const clock = `${pad(time.getHours())}:${pad(time.getMinutes())}:${pad(time.getSeconds())}`;
  return withDate ? `${time.getFullYear()}-${pad(time.getMonth() + 1)}-${pad(time.getDate())} ${clock}` : clock;
}
