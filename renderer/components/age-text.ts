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

/** A store lives in China's time, whatever zone its computer is set to: as the platform's own times do. */
const storeTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** `11-21 20:34`, in the store's time zone: for rows that have no room for more. `at`: ms UTC. */
export function shortClockText(at: number): string {
  return storeTime.format(at).slice(5, 16);
}

/** `2026-11-21 20:34`, in the store's time zone. `at`: ms UTC. */
export function dayClockText(at: number): string {
  return storeTime.format(at).slice(0, 16);
}

/** `20:34:05`, or with its date `2026-11-21 20:34:05`, in the store's time zone. `at`: ms UTC. */
export function clockText(at: number, withDate = false): string {
  const text = storeTime.format(at);
  return withDate ? text : text.slice(-8);
}
