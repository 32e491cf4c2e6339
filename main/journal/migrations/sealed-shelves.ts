// Known members and SMS counters become unreadable without the key that seals them; what lay open before is let go and wiped.
import type { Database } from 'better-sqlite3';

/**
 * `sealed_member`: one row a member; `tag` stands for the platform's id, `sealed` for all that is known (main/journal/seal.ts). `sealed_member_key`:
 * what it is found by, as tags. `sms_count`: `tag` stands for a mobile number. What the tables before held is learned again from the platform;
 * a detail of a bill that the platform has is of no use to anybody.
 * `seal`: which key sealed them; `wipe`: what was let go may still lie in free pages; `names_gone`: the operation up to which names were let go.
 */
export function sealShelves(database: Database): void {
  database.exec(`
    CREATE TABLE seal (
      sequence INTEGER PRIMARY KEY CHECK (sequence = 1),
      key_name TEXT,
      wipe INTEGER NOT NULL CHECK (wipe IN (0, 1)),
      names_gone INTEGER NOT NULL DEFAULT 0 CHECK (names_gone >= 0)
    ) STRICT;

    INSERT INTO seal (sequence, wipe)
      SELECT 1, EXISTS (SELECT 1 FROM member) OR EXISTS (SELECT 1 FROM sms) OR EXISTS (SELECT 1 FROM bill_detail);

    DELETE FROM bill_detail WHERE state IN ('sent','dropped');
    DROP TABLE member_key;
    DROP TABLE member;
    DROP TABLE sms;

    CREATE TABLE sealed_member (
      tag BLOB PRIMARY KEY CHECK (length(tag) = 16),
      sealed BLOB NOT NULL,
      seen_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sealed_member_seen ON sealed_member (seen_at);

    CREATE TABLE sealed_member_key (
      tag BLOB NOT NULL CHECK (length(tag) = 16),
      member BLOB NOT NULL REFERENCES sealed_member (tag) ON DELETE CASCADE,
      PRIMARY KEY (tag, member)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sealed_member_key_member ON sealed_member_key (member);

    CREATE TABLE sms_count (
      tag BLOB PRIMARY KEY CHECK (length(tag) = 16),
      day TEXT NOT NULL,
      sent_today INTEGER NOT NULL,
      last_sent_at INTEGER,
      verified_at INTEGER
    ) STRICT, WITHOUT ROWID;
  `);
}
