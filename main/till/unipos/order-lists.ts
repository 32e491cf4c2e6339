// A day's orders or reservations: what UniPOS told last, kept in memory, joined with what this till sent of it.
import type { Failure, Result } from '../../../shared/result.ts';
import type { UniposListView, UniposRow } from '../../../shared/unipos-orders.ts';
import type { OutboxRecord, UniposOutboxShelf } from '../../journal/unipos-outbox-types.ts';
import type { Clock } from '../../queue/ports.ts';
import { businessDay } from '../business-day.ts';
import { dayOfTime, type OutboxDesk } from './outbox-desks.ts';

type Reading<Content> = { readonly items: readonly Content[]; readonly readAt: number };

/** A till that runs for weeks keeps so many days and no more. */
const keptDays = 14;

export type OrderList<Content> = {
  view(day: string | null): UniposListView<Content>;
  /** Asks UniPOS for that day; the view shows how it went. Resolves with the answer. */
  refresh(day: string | null): Promise<Result<unknown>>;
  /** One as it is shown on some day, or null. */
  find(number: string, day: string): UniposRow<Content> | null;
};

type ListParts<Content> = {
  readonly clock: Clock;
  readonly desk: OutboxDesk<Content>;
  readonly outbox: UniposOutboxShelf;
  readonly shopNo: string;
  readonly refreshSeconds: number;
  /** Why UniPOS could not be asked last, or null. */
  readonly problem: () => Failure | null;
};

/** A list that has read nothing yet. */
export function createOrderList<Content>(parts: ListParts<Content>): OrderList<Content> {
  const { clock, desk, outbox, shopNo, refreshSeconds } = parts;
  const readings = new Map<string, Reading<Content>>();
  /** The newest question of a day: an answer to an older one comes too late. */
  const rounds = new Map<string, number>();

  const today = () => businessDay(clock.wall());

  async function refresh(asked: string | null): Promise<Result<unknown>> {
    const day = asked ?? today();
    const round = (rounds.get(day) ?? 0) + 1;
    rounds.set(day, round);
    const read = await desk.list({ shopNo, day });
    if (rounds.get(day) !== round) {
      return read;
    }
    if (read.ok) {
      readings.delete(day);
      readings.set(day, { items: read.value, readAt: Math.floor(clock.wall()) });
      for (const old of [...readings.keys()].slice(0, -keptDays)) {
        readings.delete(old);
      }
    }
    return read;
  }

  function rowsOf(day: string): UniposRow<Content>[] {
    const reading = readings.get(day);
    const there = new Map((reading?.items ?? []).map((item) => [desk.numberOf(item), item]));
    const isOlder = (record: OutboxRecord) => reading === undefined || reading.readAt <= record.updatedAt;
    const listed = [...there].map(([number, item]) => {
      const record = recordOf(number);
      // What was sent since the list was read stands there now.
      return rowOf(record?.state === 'sent' && isOlder(record) ? null : item, record, desk, true);
    });
    const own = outbox
      .ofDay(desk.kind, day)
      .filter((record) => !there.has(record.number) && isReadable(record))
      .map((record) => rowOf(null, record, desk, record.state !== 'sent' || isOlder(record)));
    return [...listed, ...own]
      .filter((row) => row !== null)
      .sort((one, other) => compare(whenOf(one), whenOf(other)) || compare(one.number, other.number));
  }

  function recordOf(number: string): OutboxRecord | null {
    const record = outbox.find(desk.kind, number);
    return record === null || record.state === 'dropped' || !isReadable(record) ? null : record;
  }

  /** A row that was damaged must not hide the others; the outbox complains of it. */
  function isReadable(record: OutboxRecord): boolean {
    try {
      desk.parse(record.content);
      return true;
    } catch {
      return false;
    }
  }

  function whenOf({ content }: UniposRow<Content>): string {
    return desk.timeOf(content) ?? '';
  }

  function view(asked: string | null): UniposListView<Content> {
    const day = asked ?? today();
    const rows = rowsOf(day);
    const shown = new Set(rows.map(({ number }) => number));
    const days = outbox
      .open()
      .filter(({ kind, number }) => kind === desk.kind && !shown.has(number))
      .map((record) => record.day)
      .sort();
    return {
      day,
      today: today(),
      rows,
      readAt: readings.get(day)?.readAt ?? null,
      failure: parts.problem(),
      elsewhere: [...new Set(days)].map((each) => ({
        day: each,
        count: days.filter((other) => other === each).length,
      })),
      refreshSeconds,
    };
  }

  return { view, refresh, find: (number, day) => rowsOf(day).find((row) => row.number === number) ?? null };
}

/** What is shown of one number. `there`: as the list has it; `record`: what this till wrote. Null where there is neither. */
function rowOf<Content>(
  there: Content | null,
  record: OutboxRecord | null,
  desk: Pick<OutboxDesk<Content>, 'numberOf' | 'parse' | 'versionOf'>,
  listed: boolean,
): UniposRow<Content> | null {
  if (record === null) {
    return there === null
      ? null
      : {
          number: desk.numberOf(there),
          content: there,
          there,
          version: desk.versionOf(there),
          state: 'there',
          words: null,
          taken: false,
          listed: true,
          operator: null,
          at: null,
        };
  }
  const { number, state, words, operator, updatedAt } = record;
  const own = desk.parse(record.content);
  const found = record.found === null ? null : desk.parse(record.found);
  const content = state === 'sent' ? (there ?? own) : own;
  const opened = state === 'changed' ? found : content;
  return {
    number,
    content,
    there: state === 'changed' ? found : there,
    version: opened === null ? null : desk.versionOf(opened),
    state: state === 'dropped' ? 'there' : state,
    words,
    taken: state === 'changed' && record.base === null && record.sentAt === null,
    listed,
    operator,
    at: updatedAt,
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The day under which an object is kept here: the wanted one, else the day it is written. */
export function dayOfContent<Content>(
  content: Content,
  desk: Pick<OutboxDesk<Content>, 'timeOf'>,
  now: number,
): string {
  return dayOfTime(desk.timeOf(content)) ?? businessDay(now);
}
