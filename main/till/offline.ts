// Whether the till is on its own, and what it knows of a card then: the facts that the queue holds against its limits.
import { type Fen, zeroFen } from '../../shared/money.ts';
import type { BackendCard } from '../backends/member-backend.ts';
import type { CachedMember, Journal } from '../journal/types.ts';
import type { OfflineCheck, Queue } from '../queue/api.ts';
import type { Clock } from '../queue/ports.ts';
import type { Reach } from './reach.ts';

/** Wall ms UTC of the last time that the platform answered; kept over a restart. */
export const lastReachedKey = 'lastReachedAt';

/** Whether new money must be accepted under the offline limits. `untried` is no: the first attempt will tell. */
export function isOnItsOwn(reach: Reach): boolean {
  switch (reach) {
    case 'unreachable':
    case 'captivePortal':
    case 'signInNeeded':
    case 'contention':
      return true;
    case 'untried':
    case 'reachable':
      return false;
  }
}

/** Clocks are put right by seconds; a moment that lies further ahead (ms) shows that this one was turned back. */
const clockTolerance = 300_000;

/**
 * How long ago (ms) a moment on record was, by the wall clock. In a future that no correction explains its age means
 * nothing, so it counts as endless: a clock that was turned back must not make an old balance young.
 */
export function ageOf(moment: number, now: number): number {
  return moment > now + clockTolerance ? Number.POSITIVE_INFINITY : Math.max(0, now - moment);
}

/** Ms since the platform last answered: by the monotonic clock within this run, and by the last run's mark where that is longer. */
function offlineFor(clock: Clock, queue: Queue, journal: Pick<Journal, 'settings'>): number {
  const { offlineSince } = queue.status();
  const here = offlineSince === null ? 0 : clock.monotonic() - offlineSince;
  const mark = journal.settings.get(lastReachedKey);
  const before = typeof mark === 'number' ? ageOf(mark, clock.wall()) : 0;
  return Math.max(0, here, before);
}

/** The facts for the queue; null while the platform answers. */
export function offlineCheck(
  card: { readonly card: BackendCard; readonly seen: CachedMember },
  clock: Clock,
  queue: Queue,
  journal: Pick<Journal, 'settings'>,
): OfflineCheck | null {
  if (!isOnItsOwn(queue.status().reach)) {
    return null;
  }
  return {
    lastBalance: card.card.storeBalance,
    balanceAge: ageOf(card.seen.seenAt, clock.wall()),
    offlineFor: offlineFor(clock, queue, journal),
  };
}

/** What a card's stored value may pay of a bill without the platform: the smallest of all that caps it. */
export function offlineStoreLimit(available: Fen, billAmount: Fen, perSale: Fen, perCard: Fen, held: Fen): Fen {
  return Math.max(zeroFen, Math.min(available, billAmount, perSale, perCard - held)) as Fen;
}
