// The audit of what people did: appended in the transaction of the deed, chained by hash, read newest first.
import type { Database } from 'better-sqlite3';
import type { Clock } from '../queue/ports.ts';
import { type AuditRow, hashEntry, toEntry } from './audit-entry.ts';
import { canonicalJson } from './canonical-json.ts';
import { firstHash } from './event-hash.ts';
import { reading } from './operation-reads.ts';
import { type AuditEntry, type AuditNote, type AuditShelf, auditKinds } from './people-types.ts';
import type { Transact } from './transaction.ts';

/** The audit of one open database, written under the start `boot`. */
export function createAuditShelf(database: Database, transact: Transact, clock: Clock, boot: string): AuditShelf {
  const last = database.prepare<[], Pick<AuditRow, 'sequence' | 'hash'>>(
    'SELECT sequence, hash FROM audit_entry ORDER BY sequence DESC LIMIT 1',
  );
  const insert = database.prepare<AuditRow>(
    `INSERT INTO audit_entry (sequence, kind, operator, person_id, serial, details, wall, boot, previous_hash, hash)
     VALUES (:sequence, :kind, :operator, :person_id, :serial, :details, :wall, :boot, :previous_hash, :hash)`,
  );
  const everyKind = database.prepare<[number, number], AuditRow>(
    'SELECT * FROM audit_entry WHERE sequence < ? ORDER BY sequence DESC LIMIT ?',
  );
  const oneKind = database.prepare<[string, number, number], AuditRow>(
    'SELECT * FROM audit_entry WHERE kind = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?',
  );
  const ofSerial = database.prepare<[string], AuditRow>(
    'SELECT * FROM audit_entry WHERE serial = ? ORDER BY sequence DESC',
  );

  function append(note: AuditNote): AuditEntry {
    const end = last.get();
    const previous = end?.hash ?? firstHash;
    const entry = {
      sequence: (end?.sequence ?? 0) + 1,
      kind: note.kind,
      operator: note.operator,
      person_id: note.personId,
      serial: note.serial,
      details: note.details === null || note.details === undefined ? null : canonicalJson(note.details),
      wall: Math.floor(clock.wall()),
      boot,
    };
    const row = { ...entry, previous_hash: previous, hash: hashEntry(entry, previous) };
    insert.run(row);
    return toEntry(row);
  }

  return {
    append: (note) => transact(() => append(note)),
    page: (before, size, kinds) =>
      reading(() => {
        const start = before ?? Number.MAX_SAFE_INTEGER;
        const limit = Math.max(0, Math.min(Math.floor(size), largestPage));
        if (kinds === undefined) {
          return everyKind.all(start, limit).map(toEntry);
        }
        // A page of each kind from its index, and the newest of all of them: never a walk over the other kinds.
        return auditKinds
          .filter((kind) => kinds.includes(kind))
          .flatMap((kind) => oneKind.all(kind, start, limit))
          .sort((left, right) => right.sequence - left.sequence)
          .slice(0, limit)
          .map(toEntry);
      }),
    of: (serial) => reading(() => ofSerial.all(serial).map(toEntry)),
  };
}

/** A page holds at most this many entries, whatever a caller asks. */
const largestPage = 500;
