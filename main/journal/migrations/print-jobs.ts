// The print queue in the store: what is to be printed is durable, and so is that it may have been printed.
import type { Database } from 'better-sqlite3';

/**
 * `document` is what was composed once, as JSON; `serial` the operation that it is about, as the platform knows it. `copy`: 0 is the original.
 * `by_itself`: nobody asked for it; each operation prints a kind by itself once. `attempts` counts how often bytes of it may have left.
 * `print_mark`: up to which event the history was searched for what prints by itself; what was before this version prints nothing.
 */
export function createPrintJobs(database: Database): void {
  database.exec(`
    CREATE TABLE print_job (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      serial TEXT,
      copy INTEGER NOT NULL CHECK (copy >= 0),
      by_itself INTEGER NOT NULL CHECK (by_itself IN (0, 1)),
      document TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting','printing','printed','doubtful','dropped')),
      problem TEXT,
      attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
      operator TEXT,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX print_job_open ON print_job (state, sequence) WHERE state IN ('waiting','printing','doubtful');
    CREATE INDEX print_job_serial ON print_job (serial, kind) WHERE serial IS NOT NULL;
    CREATE UNIQUE INDEX print_job_by_itself ON print_job (serial, kind) WHERE by_itself = 1;
    CREATE INDEX print_job_old ON print_job (updated_at) WHERE state IN ('printed','dropped');

    CREATE TRIGGER print_job_content_never_changes BEFORE UPDATE OF sequence, kind, serial, copy, by_itself, document ON print_job
      BEGIN SELECT RAISE(ABORT, 'the content of a print job never changes'); END;
    CREATE TRIGGER print_job_stays_done BEFORE UPDATE OF state ON print_job WHEN OLD.state IN ('printed','dropped')
      BEGIN SELECT RAISE(ABORT, 'a print job that is done stays done'); END;

    CREATE TABLE print_mark (
      sequence INTEGER PRIMARY KEY CHECK (sequence = 1),
      event INTEGER NOT NULL CHECK (event >= 0)
    ) STRICT;

    INSERT INTO print_mark (sequence, event) SELECT 1, coalesce(max(sequence), 0) FROM event;
  `);
}
