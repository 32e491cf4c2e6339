// One visit at head office: asks how far it is, sends what it lacks, part by part and batch by batch, until it has everything.
import type { HeadOfficeFailure, HeadOfficeSession, Standing } from '../../backends/head-office/head-office-door.ts';
import type { HistoryReads } from '../../journal/history-reads.ts';
import { collectBatch } from './collect.ts';
import { planNext } from './segments.ts';

export type Visit = {
  readonly history: HistoryReads;
  readonly cardKey: string | null;
  readonly standing: () => Standing;
  /** Awaited before each slice of the journal; false ends the visit. */
  readonly breathe: () => Promise<boolean>;
  /** Whether the visit is to end before its time. */
  readonly isOver: () => boolean;
  /** Hears how far it is, of how many events, each time that the database has said so. */
  readonly tell: (progress: { readonly shipped: number; readonly of: number }) => void;
};

/** Null where the database has everything, or the visit is over before. */
export async function shipEverything(session: HeadOfficeSession, visit: Visit): Promise<HeadOfficeFailure | null> {
  const { history, cardKey, standing, breathe, isOver, tell } = visit;
  const newest = () => history.segments().at(-1)?.last ?? 0;
  while (!isOver()) {
    // Asked before each part, never remembered: only the database knows what it has.
    const greeting = await session.greet(history.segments().map(({ installId }) => installId));
    if (!greeting.ok) {
      return greeting.failure;
    }
    const segments = history.segments();
    const of = segments.at(-1)?.last ?? 0;
    const plan = planNext(segments, greeting.value.streams, history.hashAt);
    if (plan.kind === 'refused') {
      return { code: plan.fault, words: plan.installId };
    }
    if (plan.kind === 'even') {
      const shipped = await session.ship({ stream: plan.stream, events: [], standing: standing() });
      if (!shipped.ok) {
        return shipped.failure;
      }
      tell({ shipped: of, of });
      return null;
    }
    const { stream, last } = plan.part;
    let { after } = plan.part;
    tell({ shipped: after, of });
    while (after < last) {
      const events = await collectBatch(history, { stream, after, last }, cardKey, breathe);
      if (events.length === 0) {
        return isOver() ? null : { code: 'outOfStep', words: null };
      }
      // With the newest event goes the till's word on itself: then one question and one batch are a whole visit.
      const isNewest = events.at(-1)?.sequence === of;
      const shipped = await session.ship({ stream, events, standing: isNewest ? standing() : null });
      if (!shipped.ok) {
        return shipped.failure;
      }
      after = shipped.value;
      tell({ shipped: after, of: newest() });
      if (isNewest && newest() === of) {
        return null;
      }
    }
  }
  return null;
}
