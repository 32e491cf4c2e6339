// One batch, read in small slices: between two of them whoever wants the journal has it.
import type { ShippedEvent } from '../../backends/head-office/head-office-door.ts';
import type { HistoryReads } from '../../journal/history-reads.ts';
import type { NextPart } from './segments.ts';
import { shippedEvent } from './shipped-event.ts';

/** The most that one batch holds: so much is in memory at a time, and so much is done again after a broken connection. */
export const largestBatch = { events: 500, bytes: 1_048_576 } as const;

/** Rows that are read at once: a few milliseconds of an old till's processor. */
const sliceSize = 100;

/** The next events of a part. `breathe` is awaited before each slice; false from it ends the batch early. */
export async function collectBatch(
  history: Pick<HistoryReads, 'slice'>,
  { after, last }: NextPart,
  key: string | null,
  breathe: () => Promise<boolean>,
): Promise<readonly ShippedEvent[]> {
  const batch: ShippedEvent[] = [];
  let bytes = 0;
  let from = after;
  while (from < last && batch.length < largestBatch.events && (await breathe())) {
    const slice = history.slice(from, last, Math.min(sliceSize, largestBatch.events - batch.length));
    for (const event of slice.map((one) => shippedEvent(one, key))) {
      bytes += JSON.stringify(event).length;
      if (batch.length > 0 && bytes > largestBatch.bytes) {
        return batch;
      }
      batch.push(event);
    }
    if (slice.length === 0) {
      return batch;
    }
    from = batch.at(-1)?.sequence ?? last;
  }
  return batch;
}
