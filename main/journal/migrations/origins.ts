// Version 4 of the store: where this file has run, so that a copy is told from the original, and numbers that a lost tail may have used.
import type { Database } from 'better-sqlite3';

/** Creates what `origin.ts` judges by. `boot.first_counter`: this start draws no number below it. */
export function createOrigins(database: Database): void {
  database.exec(`
    ALTER TABLE boot ADD COLUMN first_counter INTEGER NOT NULL DEFAULT 1 CHECK (first_counter >= 1);

    -- One row. hardware: salted hashes as a JSON array; system: one salted hash; file_id: what the file system calls the file.
    -- marked: a high-water mark was written beside the file. backup: this file is a copy that backups made.
    CREATE TABLE origin (
      sequence INTEGER PRIMARY KEY CHECK (sequence = 1),
      salt TEXT NOT NULL,
      hardware TEXT NOT NULL DEFAULT '[]',
      system TEXT,
      file_id TEXT,
      marked INTEGER NOT NULL DEFAULT 0 CHECK (marked IN (0, 1)),
      backup INTEGER NOT NULL DEFAULT 0 CHECK (backup IN (0, 1))
    ) STRICT;
  `);
}
