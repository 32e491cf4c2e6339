// What the till stands on: a disk that survives a crash, and the journal that one life opens on it. The real one is SQLite; the
// model's is plain objects, some times quicker, and held against the real one by `simulation-plain-store.test.ts`.
import { openJournalFromBytes, serialiseJournal } from '../../main/journal/memory-journal.ts';
import { serialPrefix } from '../../main/journal/serial.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Clock, Store } from '../../main/queue/ports.ts';
import { emptyJournal } from './empty-journal.ts';
import { checkFold } from './invariants.ts';
import { merchantNo, terminalNo } from './names.ts';
import type { PlainHandOver } from './plain-hand-over.ts';
import { createPlainStore, emptyBytes, type PlainBytes } from './plain-store.ts';
import type { Dice } from './virtual-time.ts';

/** The bytes of a disk. */
export type Disk = {
  /** Whether this text stands anywhere in them. */
  contains(text: string): boolean;
  open(clock: Clock, dice: Dice): Ground;
};

/** The journal of one life. */
export type Ground = {
  readonly store: Store;
  /** Names this life in its events. */
  readonly boot: string;
  /** This life's own clock, ms. */
  monotonic(): number;
  readonly handOver: PlainHandOver;
  /** All, oldest first. */
  operations(): readonly Operation[];
  /** The first fault of the history, or null. */
  verify(): { readonly sequence: number; readonly problem: string } | null;
  /** What is committed. The journal stays open. */
  disk(): Disk;
  close(): void;
};

export type GroundKind = 'real' | 'plain';

/** The disk of a new till; the second one has an install id of its own. */
export function emptyDisk(kind: GroundKind, till = 0): Disk {
  const { bytes, installId } = emptyJournal(till);
  return kind === 'real' ? realDisk(bytes) : plainDisk(emptyBytes, installId);
}

function realDisk(bytes: Buffer): Disk {
  return {
    contains: (text) => bytes.includes(text),
    open(clock, dice) {
      const journal = openJournalFromBytes(bytes, { clock, random: dice, merchantNo, terminalNo, nativeBinding: null });
      return {
        store: journal.store,
        boot: journal.boot,
        monotonic: clock.monotonic,
        handOver: journal.handOver,
        operations: () => [...journal.page('all', null, 500)].reverse(),
        verify: () => journal.verify(),
        disk: () => realDisk(serialiseJournal(journal)),
        close: () => journal.close(),
      };
    },
  };
}

function plainDisk(bytes: PlainBytes, installId: string): Disk {
  return {
    contains: (text) => JSON.stringify(bytes.entries).includes(text),
    open(clock, dice) {
      // The journal draws the name of its start from the same dice.
      const start = { clock, boot: dice.hex(8) };
      const plain = createPlainStore(bytes, serialPrefix(installId, terminalNo), start);
      return {
        store: plain.store,
        boot: start.boot,
        monotonic: clock.monotonic,
        handOver: plain.handOver,
        operations: plain.operations,
        verify() {
          for (const operation of plain.operations()) {
            checkFold(plain.store, operation);
          }
          return null;
        },
        disk: () => plainDisk(plain.bytes(), installId),
        close: () => undefined,
      };
    },
  };
}
