// The operations of a plain journal with their histories, in order, and its transactions. Nothing in it is ever changed in place, so a copy
// of the list is a copy of all.
import { canonicalJson } from '../../main/journal/canonical-json.ts';
import type { Operation, OperationEvent } from '../../main/queue/operation.ts';
import type { Clock } from '../../main/queue/ports.ts';

/** One operation with its whole history. */
export type Entry = { readonly operation: Operation; readonly events: readonly OperationEvent[] };

/** What the events of one start are written with. */
export type PlainStart = { readonly clock: Clock; readonly boot: string };

export type PlainEntries = {
  all(): readonly Entry[];
  /** How many events there are. */
  written(): number;
  of(serial: string): Entry | undefined;
  /** -1 where it is not there. */
  placeOf(serial: string): number;
  ofIntent(intent: string): Entry | undefined;
  /** A new one at the end, with its first event. */
  add(operation: Operation, reason: string, evidence: unknown): void;
  replace(entry: Entry, operation: Operation, reason: string, evidence: unknown): void;
  /** As the journal's: an inner call joins the outer one, and what threw inside is rolled back even where the outer work caught it. */
  transaction<Value>(work: () => Value): Value;
};

export function createPlainEntries(
  begun: { readonly entries: readonly Entry[]; readonly written: number },
  { clock, boot }: PlainStart,
): PlainEntries {
  let entries = [...begun.entries];
  let { written } = begun;
  const places = new Map(entries.map(({ operation }, place) => [operation.serial, place]));
  const intents = new Map(entries.map(({ operation }, place) => [operation.intent, place]));
  let kept: { readonly entries: Entry[]; readonly written: number } | null = null;
  let doomed: { readonly cause: unknown } | null = null;

  function eventOf(
    { serial, state, attempt }: Operation,
    from: Operation['state'] | null,
    reason: string,
    evidence: unknown,
  ): OperationEvent {
    written += 1;
    const text = evidence === null || evidence === undefined ? null : canonicalJson(evidence);
    const time = { wall: Math.floor(clock.wall()), monotonic: Math.floor(clock.monotonic()), boot };
    const told = { sequence: written, serial, from, to: state, attempt, reason, evidence: text };
    return { ...told, ...time, previousHash: '', hash: '' };
  }

  function join<Value>(work: () => Value): Value {
    try {
      return work();
    } catch (error) {
      doomed ??= { cause: error };
      throw error;
    }
  }

  function rollBack(to: NonNullable<typeof kept>): void {
    for (const { operation } of entries.slice(to.entries.length)) {
      places.delete(operation.serial);
      intents.delete(operation.intent);
    }
    entries = to.entries;
    written = to.written;
  }

  return {
    all: () => entries,
    written: () => written,
    of(serial) {
      const place = places.get(serial);
      return place === undefined ? undefined : entries[place];
    },
    placeOf: (serial) => places.get(serial) ?? -1,
    ofIntent: (intent) => entries[intents.get(intent) ?? -1],
    add(operation, reason, evidence) {
      places.set(operation.serial, entries.length);
      intents.set(operation.intent, entries.length);
      entries.push({ operation, events: [eventOf(operation, null, reason, evidence)] });
    },
    replace(entry, operation, reason, evidence) {
      const event = eventOf(operation, entry.operation.state, reason, evidence);
      entries[places.get(operation.serial) ?? -1] = { operation, events: [...entry.events, event] };
    },
    transaction(work) {
      if (kept !== null) {
        return join(work);
      }
      doomed = null;
      kept = { entries: [...entries], written };
      try {
        const value = work();
        if (doomed !== null) {
          throw (doomed as { readonly cause: unknown }).cause;
        }
        return value;
      } catch (error) {
        rollBack(kept);
        throw error;
      } finally {
        kept = null;
      }
    },
  };
}
