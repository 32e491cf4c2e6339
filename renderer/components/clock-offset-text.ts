// How far this computer's clock is from the platform's, in words.
import type { TFunction } from 'i18next';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `offset`: ms that the platform's clock is ahead. `badge` is short, `how` a part of a sentence. */
export function clockOffsetText(t: TFunction, offset: number): { readonly badge: string; readonly how: string } {
  const off = Math.abs(offset);
  const time =
    off < hour
      ? t('machine.minutes', { count: Math.round(off / minute) })
      : off < 2 * day
        ? t('machine.hours', { count: Math.round(off / hour) })
        : t('machine.days', { count: Math.round(off / day) });
  // The platform ahead is this computer behind.
  return offset < 0
    ? { badge: t('machine.clockBadge.ahead', { time }), how: t('machine.clockAhead', { time }) }
    : { badge: t('machine.clockBadge.behind', { time }), how: t('machine.clockBehind', { time }) };
}
