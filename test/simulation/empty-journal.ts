// The bytes of a journal without operations: where every schedule begins.
import { serialiseJournal } from '../../main/journal/memory-journal.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { merchantNo, terminalNo } from './names.ts';
import { createDice, createVirtualTime } from './virtual-time.ts';

/** 2025-10-09, in ms UTC. */
export const wallAtStart = 1_760_000_000_000;

let empty: { readonly bytes: Buffer; readonly installId: string } | null = null;

/** An empty journal, made once: opening a copy is quicker than migrating. The install id is the same in every seed. */
export function emptyJournal(): NonNullable<typeof empty> {
  if (empty === null) {
    const opened = openJournal({
      file: ':memory:',
      clock: createVirtualTime(wallAtStart).clock,
      random: createDice(0),
      merchantNo,
      terminalNo,
      nativeBinding: null,
    });
    if (!opened.ok) {
      throw new Error(opened.failure.code);
    }
    empty = { bytes: serialiseJournal(opened.value), installId: opened.value.installId };
    opened.value.close();
  }
  return empty;
}
