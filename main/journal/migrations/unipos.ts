// Version 7 of the store: bills of UniPOS as they were read, and what was sent to it; a sale can be found by the bill that it pays.
import type { Database } from 'better-sqlite3';

/**
 * `unipos_bill`: the newest content of each bill, when this till saw it first and since when it is so (wall ms UTC). `read_before`: when its
 * day had been read whole before it appeared (what came late is told by that); `gone_at`: since when whole readings have it no more.
 * `unipos_reading`: when each day was read whole last.
 * `unipos_outbox`: orders and reservations with what became of them; `content` is what the person wrote, in the till's own words; `base` is in
 * short what it is to replace (null: nothing) and `base_day` in the list of which day that stood, `found` what stands there instead; `sent_at`: when it last may have left (wall ms UTC).
 */
export function createUnipos(database: Database): void {
  database.exec(`
    -- A payload that is damaged must stay readable by whoever looks for the damage: an index that fails on it would not.
    CREATE INDEX operation_bill ON operation (CASE WHEN json_valid(payload) THEN json_extract(payload, '$.bill.billNo') END)
      WHERE CASE WHEN json_valid(payload) THEN json_extract(payload, '$.bill.billNo') END IS NOT NULL;

    CREATE TABLE unipos_bill (
      bill_no TEXT PRIMARY KEY,
      shop_no TEXT NOT NULL,
      day TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('service','gateway')),
      content TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL,
      read_before INTEGER,
      gone_at INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unipos_bill_day ON unipos_bill (day, shop_no);

    CREATE TABLE unipos_reading (
      shop_no TEXT NOT NULL,
      day TEXT NOT NULL,
      read_at INTEGER NOT NULL,
      PRIMARY KEY (shop_no, day)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE unipos_outbox (
      kind TEXT NOT NULL CHECK (kind IN ('order','reservation')),
      number TEXT NOT NULL,
      day TEXT NOT NULL,
      content TEXT NOT NULL,
      base TEXT,
      base_day TEXT,
      state TEXT NOT NULL CHECK (state IN ('waiting','sending','unknown','sent','refused','changed','dropped')),
      words TEXT,
      found TEXT,
      operator TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      sent_at INTEGER,
      PRIMARY KEY (kind, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unipos_outbox_open ON unipos_outbox (kind, number)
      WHERE state IN ('waiting','sending','unknown','refused','changed');
    CREATE INDEX unipos_outbox_day ON unipos_outbox (day, kind);
  `);
}
