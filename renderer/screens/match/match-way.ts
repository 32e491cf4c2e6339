// Where the match was opened from and with which day: kept as a draft, so that a step to another screen and back finds it again.
import type { TillActions } from '../../store/till-actions.ts';

export const cameFromKey = 'match.from';
export const dayKey = 'match.day';

/** From the day-end, with its day. */
export function openMatch({ keepDraft, goTo }: Pick<TillActions, 'keepDraft' | 'goTo'>, day: string): void {
  keepDraft(cameFromKey, 'dayEnd');
  keepDraft(dayKey, day);
  goTo('match');
}
