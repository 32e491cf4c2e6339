// A journal on an open database: the shelves put together, this start written down. Shared by files and by copies in memory.
import type { Database } from 'better-sqlite3';
import type { Random } from '../queue/ports.ts';
import { createAdopt } from './adoption.ts';
import { createAuditShelf } from './audit-shelf.ts';
import { backUp } from './backup.ts';
import { sqliteVersion, sqliteWarning } from './connection.ts';
import { createDeskReads } from './desk-reads.ts';
import { createEventLog } from './event-log.ts';
import { createHandOver } from './hand-over.ts';
import { reserveLogRoom } from './log-room.ts';
import { createMemberCache } from './member-cache.ts';
import { reading } from './operation-reads.ts';
import { createOperationStore } from './operation-store.ts';
import { createPages } from './pages.ts';
import { createPersonShelf } from './people-shelf.ts';
import { createSettingsShelf, createSmsShelf, createVerifierShelf } from './shelves.ts';
import type { Journal, OpenJournalOptions } from './types.ts';
import { verifyJournal } from './verify.ts';

/** Builds the journal on a migrated database that this connection holds alone, and writes down this start. */
export function journalOn(database: Database, options: OpenJournalOptions): Journal {
  const { clock, random, merchantNo, terminalNo, nativeBinding } = options;
  const boot = random.hex(8);
  const wall = Math.floor(clock.wall());
  const warning = sqliteWarning(database, nativeBinding);
  const installId = database
    .transaction(() => {
      database
        .prepare('INSERT INTO boot (id, opened_at, sqlite_version, warning) VALUES (?, ?, ?, ?)')
        .run(boot, wall, sqliteVersion(database), warning);
      return currentInstallId(database) ?? drawInstallId(database, random, wall, 'new');
    })
    .immediate();
  const log = createEventLog(database, clock, boot);
  const store = createOperationStore(database, clock, { installId, merchantNo, terminalNo, boot }, log);
  const transact = store.transaction;
  const audit = createAuditShelf(database, transact, clock, boot);
  const adopt = createAdopt(database, store, log, clock);
  return {
    store,
    members: createMemberCache(database, transact),
    sms: createSmsShelf(database, transact),
    verifiers: createVerifierShelf(database, transact),
    settings: createSettingsShelf(database, transact),
    people: createPersonShelf(database, transact),
    audit,
    desks: createDeskReads(database, transact, audit),
    handOver: createHandOver(database, { transact, clock, audit, store, log, adopt }),
    ...createPages(database),
    verify: () => reading(() => verifyJournal(database)),
    installId,
    boot,
    tidyUp() {
      reading(() => database.pragma('wal_checkpoint(PASSIVE)'));
      if (!database.memory) {
        reserveQuietly(options.file);
      }
    },
    backUp: (folder) => backUp(database, folder, { wall: Math.floor(clock.wall()), nativeBinding }),
    snapshot: () => snapshotOf(database),
    close() {
      database.close();
    },
  };
}

/**
 * Draws and keeps a new install id, so that serials drawn from now on cannot meet those of another copy of this file. Call
 * inside a transaction, before the store is built. `reason`: `new`, or why a copy was recognised.
 */
export function drawInstallId(database: Database, random: Random, wall: number, reason: string): string {
  const installId = random.hex(8);
  database
    .prepare('INSERT INTO installation (install_id, drawn_at, reason) VALUES (?, ?, ?)')
    .run(installId, wall, reason);
  return installId;
}

/** Room in the log is for speed only: on a full disk there is none, and nothing is lost by it. */
function reserveQuietly(file: string): void {
  try {
    reserveLogRoom(file);
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
