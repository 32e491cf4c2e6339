// What is not settled at this till, counted in one way for all who ask, and the one guard for every step that would leave it behind (the
// design's queue, section 5).
import { type Fen, formatFen } from '../../../shared/money.ts';
import { assertNever, type Failure, failure } from '../../../shared/result.ts';
import type { Journal } from '../../journal/types.ts';
import { standingHandOver } from './standing.ts';

/** Pending, sending, unknown, blocked and manual. `amount` is the fen they hold. */
export type OpenWork = { readonly count: number; readonly amount: Fen };

/** All that is open, in the journal's own count. */
export function openWork({ summary }: Pick<Journal, 'summary'>): OpenWork {
  const { waiting, unknown, manual, atRisk } = summary();
  return { count: waiting + unknown + manual, amount: atRisk };
}

/**
 * The steps that leave open work behind. Sign-out, day-end and app update ask here; a profile change has a guard of its own that
 * counts the same (`claimJournal`). A factory reset does not exist yet: WHO BUILDS IT MUST ASK HERE FIRST, and must not go on
 * where the answer is not null.
 */
export type LeavingStep = 'signOut' | 'appUpdate' | 'factoryReset' | 'dayEnd';

/**
 * Null where nothing is left behind: all is settled, or a whole hand-over file was written and stands. Else `operationsOpen` {count}
 * or `workOpen` {count, amount in yuan}. A factory reset also waits for what is only watched: nobody would watch it any more.
 */
export function refusalToLeave(
  step: LeavingStep,
  journal: Pick<Journal, 'handOver' | 'settings' | 'store' | 'summary'>,
  wall: number,
): Failure | null {
  if (standingHandOver(journal)?.finished === true) {
    return null;
  }
  const { count, amount } = openWork(journal);
  switch (step) {
    case 'signOut':
      return count === 0 ? null : failure('operationsOpen', { count }).failure;
    case 'appUpdate':
    case 'dayEnd':
      return count === 0 ? null : failure('workOpen', { count, amount: formatFen(amount) }).failure;
    case 'factoryReset': {
      const all = count + journal.store.watched(wall).length;
      return all === 0 ? null : failure('workOpen', { count: all, amount: formatFen(amount) }).failure;
    }
    default:
      return assertNever(step);
  }
}
