// Version 6 of the store: the outbox of bill details, which follow their sale to the platform in their own time.
import type { Database } from 'better-sqlite3';

/**
 * Creates the outbox and the place up to which the history was searched for it: sales that were applied before this version had no
 * detail, and get none. `content` is written once and sent as it stands each time; only what waits or was refused is ever searched for.
 */
export function createBillDetails(database: Database): void {
  database.exec(`
    CREATE TABLE bill_detail (
      operation INTEGER PRIMARY KEY REFERENCES operation (sequence),
      content TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting','sent','refused','dropped')),
      words TEXT,
      at INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX bill_detail_waiting ON bill_detail (operation) WHERE state = 'waiting';
    CREATE INDEX bill_detail_refused ON bill_detail (operation) WHERE state = 'refused';

    CREATE TRIGGER bill_detail_content_never_changes BEFORE UPDATE OF operation, content ON bill_detail
      BEGIN SELECT RAISE(ABORT, 'the content of a bill detail never changes'); END;
    CREATE TRIGGER bill_detail_stays_sent BEFORE UPDATE OF state ON bill_detail WHEN OLD.state IN ('sent','dropped')
      BEGIN SELECT RAISE(ABORT, 'a bill detail that is done stays done'); END;

    CREATE TABLE bill_detail_mark (
      sequence INTEGER PRIMARY KEY CHECK (sequence = 1),
      event INTEGER NOT NULL CHECK (event >= 0)
    ) STRICT;

    INSERT INTO bill_detail_mark (sequence, event) SELECT 1, coalesce(max(sequence), 0) FROM event;
  `);
}
