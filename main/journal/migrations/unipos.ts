// Version 7 of the store: bills of UniPOS as they were read, and what was sent to it; a sale can be found by the bill that it pays.
import type { Database } from 'better-sqlite3';

/**
 * `unipos_bill`: the newest reading of each bill, and when this till saw it first (wall ms UTC): what came late is told by that.
 * `unipos_outbox`: orders and reservations with what became of them; `content` is what the person wrote, in the till's own words.
 */
export function createUnipos(database: Database): void {
  database.exec(`
    CREATE INDEX operation_bill ON operation (json_extract(payload, '$.bill.billNo'))
      WHERE json_extract(payload, '$.bill.billNo') IS NOT NULL;

    CREATE TABLE unipos_bill (
      bill_no TEXT PRIMARY KEY,
      shop_no TEXT NOT NULL,
      day TEXT NOT NULL,
      source TEXT NOT NULL CHECK (source IN ('service','gateway')),
      content TEXT NOT NULL,
      first_seen_at INTEGER NOT NULL,
      seen_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unipos_bill_day ON unipos_bill (day, shop_no);

    CREATE TABLE unipos_outbox (
      kind TEXT NOT NULL CHECK (kind IN ('order','reservation')),
      number TEXT NOT NULL,
      shop_no TEXT NOT NULL,
      day TEXT NOT NULL,
      content TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting','sending','unknown','sent','refused')),
      words TEXT,
      operator TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      updated_at INTEGER NOT NULL,
      PRIMARY KEY (kind, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX unipos_outbox_open ON unipos_outbox (kind, number) WHERE state IN ('waiting','sending','unknown');
    CREATE INDEX unipos_outbox_day ON unipos_outbox (day, kind);
  `);
}
