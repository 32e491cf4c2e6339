// Version 1 of the store: the installation, its starts, the operations and their append-only, hash-chained history.
import type { Database } from 'better-sqlite3';

const states = "('pending','sending','unknown','applied','rejected','cancelled','reverted','blocked','manual')";

/** Creates the tables that money depends on. Nothing in `event` and no row of `operation` can ever be deleted or rewritten. */
export function createOperations(database: Database): void {
  database.exec(`
    CREATE TABLE installation (
      sequence INTEGER PRIMARY KEY,
      install_id TEXT NOT NULL UNIQUE CHECK (length(install_id) = 16),
      drawn_at INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;

    CREATE TABLE boot (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      opened_at INTEGER NOT NULL,
      sqlite_version TEXT NOT NULL,
      warning TEXT,
      refused_commits INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    -- The counter of serials is the primary key: rows never go, so no number comes twice. Each serial ends in its counter,
    -- which makes serials unique without an index of their own.
    CREATE TABLE operation (
      sequence INTEGER PRIMARY KEY CHECK (sequence BETWEEN 1 AND 99999999),
      serial TEXT NOT NULL CHECK (length(serial) <= 32 AND CAST(substr(serial, -8) AS INTEGER) = sequence),
      intent TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('consumption','recharge','revocation')),
      card_no TEXT NOT NULL,
      amount INTEGER NOT NULL,
      held INTEGER NOT NULL CHECK (held >= 0),
      operator TEXT NOT NULL,
      shift TEXT,
      member_name TEXT,
      waits INTEGER NOT NULL CHECK (waits IN (0, 1)),
      accepted_offline INTEGER NOT NULL CHECK (accepted_offline IN (0, 1)),
      merchant_no TEXT NOT NULL,
      terminal_no TEXT NOT NULL,
      parent TEXT,
      body_hash BLOB NOT NULL CHECK (length(body_hash) = 32),
      payload TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ${states}),
      attempt INTEGER NOT NULL CHECK (attempt >= 0),
      voucher TEXT,
      answer TEXT,
      reason TEXT,
      platform_message TEXT,
      watch_until INTEGER,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      last_event INTEGER NOT NULL
    ) STRICT;

    CREATE INDEX operation_open ON operation (card_no)
      WHERE state IN ('pending','sending','unknown','blocked','manual');
    CREATE INDEX operation_watched ON operation (watch_until) WHERE watch_until IS NOT NULL;
    CREATE INDEX operation_parent ON operation (parent) WHERE parent IS NOT NULL;
    CREATE INDEX operation_voucher ON operation (voucher) WHERE voucher IS NOT NULL;

    -- before: the operation's event before this one. With operation.last_event it is the way through one
    -- operation's history, where an index would cost every sale another page.
    CREATE TABLE event (
      sequence INTEGER PRIMARY KEY,
      operation INTEGER NOT NULL REFERENCES operation (sequence),
      before INTEGER CHECK (before < sequence),
      from_state TEXT CHECK (from_state IN ${states}),
      to_state TEXT NOT NULL CHECK (to_state IN ${states}),
      attempt INTEGER NOT NULL CHECK (attempt >= 0),
      reason TEXT NOT NULL,
      evidence TEXT,
      facts TEXT,
      wall INTEGER NOT NULL,
      monotonic INTEGER NOT NULL,
      boot TEXT NOT NULL,
      previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
      BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER event_never_goes BEFORE DELETE ON event
      BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
    CREATE TRIGGER operation_never_goes BEFORE DELETE ON operation
      BEGIN SELECT RAISE(ABORT, 'an operation is never deleted'); END;
    CREATE TRIGGER operation_content_never_changes
      BEFORE UPDATE OF sequence, serial, intent, kind, card_no, amount, held, operator, shift, waits, accepted_offline,
        merchant_no, terminal_no, parent, body_hash, payload, created_at ON operation
      BEGIN SELECT RAISE(ABORT, 'the content of an operation never changes'); END;
  `);
}
