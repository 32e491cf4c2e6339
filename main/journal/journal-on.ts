// A journal on an open database: the shelves put together, this start written down. Shared by files and by copies in memory.
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import type { Random } from '../queue/ports.ts';
import { createAdopt } from './adoption.ts';
import { createAuditShelf } from './audit-shelf.ts';
import { backUp } from './backup.ts';
import { beginHere } from './begin-here.ts';
import { createBillDetailShelf } from './bill-details.ts';
import { createCardReads } from './card-reads.ts';
import { sqliteVersion, sqliteWarning } from './connection.ts';
import { createDayReads } from './day-reads.ts';
import { createDaySealShelf } from './day-seals.ts';
import { createDeskReads } from './desk-reads.ts';
import { createEventLog } from './event-log.ts';
import { createHandOver } from './hand-over.ts';
import { createHeldSaleShelf } from './held-sales.ts';
import { createHistoryReads } from './history-reads.ts';
import { keepMark, noMark } from './keep-mark.ts';
import { createLogRoom } from './log-room.ts';
import { createMemberCache } from './member-cache.ts';
import { reading } from './operation-reads.ts';
import { createOperationStore } from './operation-store.ts';
import { nowhere, type Origin, settleOrigin } from './origin.ts';
import { createPages } from './pages.ts';
import { createPersonShelf } from './people-shelf.ts';
import { createPrintJobShelf } from './print-jobs.ts';
import { createReportReads } from './report-reads.ts';
import { createLetGo } from './retention.ts';
import { countUnproven } from './salvage-list.ts';
import { createSeal, sealKeyLength } from './seal.ts';
import { openSealedShelves } from './sealed-shelves.ts';
import { createSettingsShelf, createSmsShelf, createVerifierShelf } from './shelves.ts';
import { createShiftShelf } from './shifts.ts';
import type { Journal, OpenJournalOptions } from './types.ts';
import { createUniposBillShelf } from './unipos-bills.ts';
import { createUniposOutbox } from './unipos-outbox.ts';
import { verifyJournal } from './verify.ts';
import { createWitness, witnessPath } from './witness.ts';

/**
 * Builds the journal on a migrated database that this connection holds alone, and writes down this start. `origin` is how its
 * file was judged; without it there is no file to judge: a copy in memory, or one that is being restored.
 */
export function journalOn(database: Database, options: OpenJournalOptions, origin: Origin | null = null): Journal {
  const { file, clock, random, merchantNo, terminalNo, nativeBinding } = options;
  const boot = random.hex(8);
  const installId = writeStart(database, options, boot, origin);
  const log = createEventLog(database, clock, boot);
  const witness = origin === null ? null : createWitness(file);
  const room = origin === null ? null : createLogRoom(file);
  const mark =
    origin === null
      ? noMark
      : keepMark(database, {
          file,
          installId,
          boot,
          firstCounter: origin.firstCounter,
          found: origin.kind === 'same' ? origin.highWater : null,
          handOver: () => handOver.mark(),
        });
  const store = createOperationStore(
    database,
    clock,
    { installId, merchantNo, terminalNo, boot },
    {
      log,
      mark,
      onCommit() {
        witness?.committed(log.last);
        room?.committed();
      },
    },
  );
  const transact = store.transaction;
  const settings = createSettingsShelf(database, transact);
  const audit = createAuditShelf(database, transact, clock, boot);
  const seal = createSeal(options.sealKey ?? randomBytes(sealKeyLength));
  const sealed = openSealedShelves(database, transact, seal);
  const adopt = createAdopt(database, store, log, clock);
  const handOver = createHandOver(database, { transact, clock, audit, store, log, adopt });
  if (origin !== null) {
    beginHere(database, options, origin, { store, audit, handOver, installId });
    if (origin.kind !== 'same') {
      rmSync(witnessPath(file), { force: true });
      quietly(mark.refresh);
    }
  }
  const learnPlace = () => settleOrigin(database, file, options.place ?? nowhere, random, true);
  return {
    store,
    members: createMemberCache(database, transact, sealed),
    sms: createSmsShelf(database, transact, sealed),
    verifiers: createVerifierShelf(database, transact),
    settings,
    people: createPersonShelf(database, transact),
    audit,
    desks: createDeskReads(database, transact, audit, log),
    days: createDayReads(database),
    shifts: createShiftShelf(database, transact, audit),
    seals: createDaySealShelf(database, transact, audit),
    reports: createReportReads(database, transact),
    cards: createCardReads(database),
    history: createHistoryReads(database),
    billDetails: createBillDetailShelf(database, transact, clock, sealed),
    uniposBills: createUniposBillShelf(database, transact, clock),
    uniposOutbox: createUniposOutbox(database, transact, clock),
    heldSales: createHeldSaleShelf(database, transact, clock),
    printJobs: createPrintJobShelf(database, transact, clock),
    handOver,
    letGo: createLetGo(database, transact, clock),
    ...createPages(database),
    verify: () => reading(() => verifyJournal(database)),
    installId,
    boot,
    sqlite: sqliteVersion(database),
    events: () =>
      reading(() => database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM event').pluck().get() ?? 0),
    origin: origin?.kind ?? 'same',
    unproven: countUnproven(settings, store),
    tidyUp() {
      reading(() => database.pragma('wal_checkpoint(PASSIVE)'));
      if (origin !== null) {
        room?.reserve();
        quietly(mark.refresh);
        quietly(learnPlace);
      }
    },
    async backUp(folder) {
      const backup = await backUp(database, folder, { wall: Math.floor(clock.wall()), nativeBinding });
      quietly(mark.refresh);
      return backup;
    },
    snapshot: () => snapshotOf(database),
    close() {
      if (database.open) {
        if (origin !== null) {
          quietly(learnPlace);
        }
        mark.end();
        room?.close();
        witness?.close();
        database.close();
      }
    },
  };
}

/** The row of this start, and the install id under which it works: a new one where the file is not the one that ran here last. */
function writeStart(database: Database, options: OpenJournalOptions, boot: string, origin: Origin | null): string {
  const { clock, random, nativeBinding } = options;
  const wall = Math.floor(clock.wall());
  const warning = sqliteWarning(database, nativeBinding);
  return database
    .transaction(() => {
      database
        .prepare('INSERT INTO boot (id, opened_at, sqlite_version, warning, first_counter) VALUES (?, ?, ?, ?, ?)')
        .run(boot, wall, sqliteVersion(database), warning, origin?.firstCounter ?? 1);
      if (origin === null || origin.kind === 'same') {
        if (origin !== null) {
          settleOrigin(database, options.file, options.place ?? nowhere, random);
        }
        return currentInstallId(database) ?? drawInstallId(database, random, wall, 'new');
      }
      return drawInstallId(database, random, wall, origin.kind);
    })
    .immediate();
}

/**
 * Draws and keeps a new install id, so that serials drawn from now on cannot meet those of another copy of this file. Call
 * inside a transaction, before the store is built. `reason`: `new`, or why a copy was recognised.
 */
export function drawInstallId(database: Database, random: Random, wall: number, reason: string): string {
  const installId = random.hex(8);
  database
    .prepare(
      `INSERT INTO installation (install_id, drawn_at, reason, after_event)
       VALUES (?, ?, ?, (SELECT coalesce(max(sequence), 0) FROM event))`,
    )
    .run(installId, wall, reason);
  return installId;
}

/** A fresh mark is for quiet moments only: on a full disk there is none, and nothing is lost by it. */
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The next commit says so if the disk is really full.
  }
}

/** Under Electron the bytes that SQLite hands over lie outside V8's sandbox, and V8 would end the process: refuse instead. */
function snapshotOf(database: Database): Buffer {
  if ('electron' in process.versions) {
    throw new Error('a snapshot cannot be taken under Electron');
  }
  return reading(() => database.serialize());
}

function currentInstallId(database: Database): string | undefined {
  return database
    .prepare<[], string>('SELECT install_id FROM installation ORDER BY sequence DESC LIMIT 1')
    .pluck()
    .get();
}
