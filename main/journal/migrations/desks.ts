// Version 3 of the store: people and what they did, how refused sales were settled, hand-overs, and room for another till's operations.
import type { Database } from 'better-sqlite3';

/**
 * Creates the desks' tables and indexes. An adopted operation keeps the serial that the platform knows in `adopted_serial`;
 * its own `serial` is only its row's number, so that no row of a sale grows and no table is written anew. Each index is
 * partial: a sale writes none of them.
 */
export function createDesks(database: Database): void {
  database.exec(`
    ALTER TABLE operation ADD COLUMN adopted_serial TEXT CHECK (length(adopted_serial) BETWEEN 1 AND 64);
    ALTER TABLE operation ADD COLUMN adopted_from TEXT;
    ALTER TABLE operation ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));

    CREATE UNIQUE INDEX operation_adopted ON operation (adopted_serial) WHERE adopted_serial IS NOT NULL;

    -- Refused sales that nobody settled yet; its columns are all that their sum needs.
    CREATE INDEX operation_unsettled ON operation (sequence, held, serial, adopted_serial)
      WHERE settled = 0 AND accepted_offline = 1 AND held > 0 AND state IN ('rejected','cancelled')
        AND reason IS NOT 'withdrawn';

    CREATE INDEX event_ghost ON event (operation, sequence) WHERE reason = 'ghostFound';

    CREATE TRIGGER operation_origin_never_changes BEFORE UPDATE OF adopted_serial, adopted_from ON operation
      BEGIN SELECT RAISE(ABORT, 'the origin of an operation never changes'); END;
    CREATE TRIGGER operation_stays_settled BEFORE UPDATE OF settled ON operation WHEN OLD.settled = 1 AND NEW.settled <> 1
      BEGIN SELECT RAISE(ABORT, 'a settled operation stays settled'); END;

    CREATE TABLE person (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('cashier','supervisor','manager','technician')),
      salt TEXT,
      hash TEXT,
      failures INTEGER NOT NULL CHECK (failures >= 0),
      locked_until INTEGER,
      closed INTEGER NOT NULL CHECK (closed IN (0, 1))
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER person_never_goes BEFORE DELETE ON person
      BEGIN SELECT RAISE(ABORT, 'a person is closed, never deleted'); END;

    CREATE TABLE audit_entry (
      sequence INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      operator TEXT,
      person_id TEXT,
      serial TEXT,
      details TEXT,
      wall INTEGER NOT NULL,
      boot TEXT NOT NULL,
      previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE INDEX audit_entry_kind ON audit_entry (kind, sequence);
    CREATE INDEX audit_entry_serial ON audit_entry (serial, sequence) WHERE serial IS NOT NULL;

    CREATE TRIGGER audit_entry_never_changes BEFORE UPDATE ON audit_entry
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
    CREATE TRIGGER audit_entry_never_goes BEFORE DELETE ON audit_entry
      BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;

    -- Each row repeats, for quick reading, what its audit entry says under the chain.
    CREATE TABLE settlement (
      operation INTEGER PRIMARY KEY REFERENCES operation (sequence),
      serial TEXT NOT NULL UNIQUE,
      how TEXT NOT NULL CHECK (how IN ('paidOtherwise','chargedAgain','guestOwes','writtenOff')),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      note TEXT NOT NULL,
      operator TEXT NOT NULL,
      person_id TEXT NOT NULL,
      at INTEGER NOT NULL,
      entry INTEGER NOT NULL REFERENCES audit_entry (sequence)
    ) STRICT;

    CREATE TRIGGER settlement_never_changes BEFORE UPDATE ON settlement
      BEGIN SELECT RAISE(ABORT, 'a settlement never changes'); END;
    CREATE TRIGGER settlement_never_goes BEFORE DELETE ON settlement
      BEGIN SELECT RAISE(ABORT, 'a settlement never goes'); END;

    -- counterpart: the till that may take it, or the one that it came from. Of what was taken back only the id is of use.
    CREATE TABLE hand_over (
      sequence INTEGER PRIMARY KEY,
      step TEXT NOT NULL CHECK (step IN ('written','takenBack','taken')),
      id TEXT NOT NULL,
      counterpart TEXT NOT NULL,
      at INTEGER NOT NULL,
      count INTEGER NOT NULL CHECK (count >= 0),
      amount INTEGER NOT NULL CHECK (amount >= 0),
      entry INTEGER NOT NULL REFERENCES audit_entry (sequence)
    ) STRICT;

    CREATE UNIQUE INDEX hand_over_taken ON hand_over (id) WHERE step = 'taken';

    CREATE TRIGGER hand_over_never_changes BEFORE UPDATE ON hand_over
      BEGIN SELECT RAISE(ABORT, 'a hand-over never changes'); END;
    CREATE TRIGGER hand_over_never_goes BEFORE DELETE ON hand_over
      BEGIN SELECT RAISE(ABORT, 'a hand-over never goes'); END;
  `);
}
