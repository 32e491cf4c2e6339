// What platform and UniPOS said of a day when they were asked last: kept while the till runs, so that a list is paged without asking again.
import { type Failure, failure } from '../../../shared/result.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import { spanOfDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { isOnItsOwn } from '../offline.ts';
import { heard } from '../reach.ts';
import { readLogSince } from './log-of-day.ts';

/** The log of a day; null rows: it could not be read, and `failure` is why (null: nobody asked yet). `at` is wall ms UTC. */
export type LogReading = {
  readonly rows: readonly PlatformTransaction[] | null;
  readonly at: number | null;
  readonly failure: Failure | null;
};
/** How the newest reading of the bills ended; the bills themselves are in the journal. */
export type BillsReading = { readonly failure: Failure | null };
export type DayReading = { readonly log: LogReading; readonly bills: BillsReading };

export type Readings = {
  /** Asks both, side by side. */
  read(day: string): Promise<DayReading>;
  last(day: string): DayReading | null;
};

type ReadingParts = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'profile' | 'queue' | 'unipos'>;

/** So many days are looked at side by side, no more. */
const mostDays = 4;

/** Nothing is asked before `read`. A day that is being read is not read twice at once. */
export function createReadings(parts: ReadingParts): Readings {
  const kept = new Map<string, DayReading>();
  const running = new Map<string, Promise<DayReading>>();

  async function readOnce(day: string): Promise<DayReading> {
    const [log, bills] = await Promise.all([readLog(day, parts), readBills(day, parts)]);
    const reading = { log, bills };
    kept.delete(day);
    kept.set(day, reading);
    for (const old of [...kept.keys()].slice(0, -mostDays)) {
      kept.delete(old);
    }
    return reading;
  }

  return {
    read(day) {
      const already = running.get(day);
      if (already !== undefined) {
        return already;
      }
      const reading = readOnce(day).finally(() => running.delete(day));
      running.set(day, reading);
      return reading;
    },
    last: (day) => kept.get(day) ?? null,
  };
}

async function readLog(day: string, { backend, clock, queue }: ReadingParts): Promise<LogReading> {
  if (!backend.offers.includes('transactions')) {
    return { rows: null, at: null, failure: null };
  }
  if (isOnItsOwn(queue.status().reach)) {
    return { rows: null, at: null, failure: failure('onlineOnly').failure };
  }
  const answer = heard(queue, await readLogSince(backend.transactions, spanOfDay(day).from));
  return answer.ok
    ? { rows: answer.value, at: clock.wall(), failure: null }
    : { rows: null, at: null, failure: answer.failure };
}

async function readBills(day: string, { journal, profile, unipos }: ReadingParts): Promise<BillsReading> {
  const shopNo = profile.unipos?.shopNo;
  if (unipos === null || shopNo === undefined) {
    return { failure: null };
  }
  const answer = await unipos.listBills({ shopNo, day });
  if (!answer.ok) {
    const { reachable: _, ...problem } = answer.failure;
    return { failure: problem };
  }
  journal.uniposBills.putDay({ shopNo, day, bills: answer.value });
  return { failure: null };
}
