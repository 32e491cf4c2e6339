// The bytes of a journal without operations: where every schedule begins.
import { serialiseJournal } from '../../main/journal/memory-journal.ts';
import { openJournal } from '../../main/journal/open-journal.ts';
import { merchantNo, terminalNo } from './names.ts';
import { createDice, createVirtualTime } from './virtual-time.ts';

/** 2025-10-09, in ms UTC. */
export const wallAtStart = 1_760_000_000_000;

type Empty = { readonly bytes: Buffer; readonly installId: string };

const made = new Map<number, Empty>();

/** The empty journal of the first till, the second … Made once: opening a copy is quicker than migrating. The same in every seed. */
export function emptyJournal(till: number): Empty {
  const known = made.get(till);
  if (known !== undefined) {
    return known;
  }
  const opened = openJournal({
    file: ':memory:',
    clock: createVirtualTime(wallAtStart).clock,
    random: createDice(till),
    merchantNo,
    terminalNo,
    nativeBinding: null,
  });
  if (!opened.ok) {
    throw new Error(opened.failure.code);
  }
  const empty = { bytes: serialiseJournal(opened.value), installId: opened.value.installId };
  opened.value.close();
  made.set(till, empty);
  return empty;
}
