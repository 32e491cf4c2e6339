// Version 2 of the store: what the use cases keep beside the operations: known members, SMS counters, cashiers' verifiers, settings.
import type { Database } from 'better-sqlite3';

/** Creates the shelves. Nothing here decides about money; all of it can be learned again from the platform. */
export function createShelves(database: Database): void {
  database.exec(`
    CREATE TABLE member (
      member_id TEXT PRIMARY KEY,
      payload TEXT NOT NULL,
      seen_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE member_key (
      key TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('card','mobile','couponCode')),
      member_id TEXT NOT NULL REFERENCES member (member_id),
      PRIMARY KEY (key, kind, member_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX member_key_member ON member_key (member_id);

    CREATE TABLE sms (
      mobile TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      sent_today INTEGER NOT NULL,
      last_sent_at INTEGER,
      verified_at INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE verifier (
      user TEXT PRIMARY KEY,
      display_name TEXT,
      salt TEXT NOT NULL,
      hash TEXT NOT NULL,
      signed_in_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      failures INTEGER NOT NULL,
      locked_until INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `);
}
