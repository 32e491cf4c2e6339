// The store's sums for the reports: what the operations come to by hour and cashier, derived from them and never the other way round.
import type { Database } from 'better-sqlite3';

/**
 * `report_hour`: the sums of an hour (since 1970, UTC), `report_cashier` and `report_method` those of a day in the store (since 1970, China's
 * time) by cashier and by payment method; a row for each block of operations. A block is counted anew whole, so that nothing ever has to be
 * taken back. `report_mark`: the event up to which every block is counted. All of it may be emptied and is then counted again; no sale
 * writes here.
 */
export function createReports(database: Database): void {
  const columns = [
    ...['operations', 'sales', 'salesAmount', 'undone', 'undoneAmount', 'open', 'openAmount', 'refused'],
    ...['offline', 'offlineAmount', 'recharges', 'storedIn', 'storedOut', 'bonus', 'pointsIn', 'pointsOut'],
    ...['couponsUsed', 'couponsAmount', 'couponsGiven', 'revocations', 'settled', 'attempts', 'unknowns', 'manuals'],
    ...['within2s', 'within10s', 'within1m', 'within10m', 'within1h', 'later'],
  ];
  const sums = columns.map((column) => `${column} INTEGER NOT NULL`).join(',\n      ');
  database.exec(`
    CREATE TABLE report_hour (
      hour INTEGER NOT NULL,
      block INTEGER NOT NULL,
      ${sums},
      PRIMARY KEY (hour, block)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_hour_block ON report_hour (block);

    CREATE TABLE report_cashier (
      day INTEGER NOT NULL,
      operator TEXT NOT NULL,
      block INTEGER NOT NULL,
      ${sums},
      PRIMARY KEY (day, operator, block)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_cashier_block ON report_cashier (block);

    CREATE TABLE report_method (
      day INTEGER NOT NULL,
      method TEXT NOT NULL,
      block INTEGER NOT NULL,
      count INTEGER NOT NULL,
      amount INTEGER NOT NULL,
      PRIMARY KEY (day, method, block)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX report_method_block ON report_method (block);

    CREATE TABLE report_mark (
      sequence INTEGER PRIMARY KEY CHECK (sequence = 1),
      event INTEGER NOT NULL CHECK (event >= 0)
    ) STRICT;

    INSERT INTO report_mark (sequence, event) VALUES (1, 0);
  `);
}
