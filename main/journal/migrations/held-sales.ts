// Sales that were put aside at this till: kept here until they are charged or somebody lets them go.
import type { Database } from 'better-sqlite3';

/**
 * `number` counts from 1 each business day; `content` is what the screen put together, as JSON. `intent` is the one under which it may be
 * charged: whether it was is asked of the operations, never kept beside them. Times are wall ms UTC; `ended_at` null: it still waits.
 */
export function createHeldSales(database: Database): void {
  database.exec(`
    CREATE TABLE held_sale (
      id TEXT PRIMARY KEY,
      day TEXT NOT NULL,
      number INTEGER NOT NULL,
      card_no TEXT NOT NULL,
      member_name TEXT,
      content TEXT NOT NULL,
      intent TEXT NOT NULL,
      operator TEXT NOT NULL,
      held_at INTEGER NOT NULL,
      ended_at INTEGER,
      ending TEXT CHECK (ending IN ('sold','dropped')),
      ended_by TEXT,
      UNIQUE (day, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX held_sale_open ON held_sale (held_at) WHERE ended_at IS NULL;
  `);
}
