// The operations of some cards, newest first, for the platform's log to be held against. No index is kept for it: a sale would pay for it.
import type { Database } from 'better-sqlite3';
import type { Operation } from '../queue/operation.ts';
import { firstSince } from './first-since.ts';
import { reading } from './operation-reads.ts';
import { type OperationRow, toOperation } from './rows.ts';

export type CardReads = {
  /** What was accepted on these cards from `since` on (wall ms UTC), newest first. Looks at the newest 200,000 operations, no more. */
  newest(cards: readonly string[], since: number, size: number): readonly Operation[];
};

/** Some 100 ms on a slow machine: the most that a cashier's look into the past may take of a sale's time. */
const lookedThrough = 200_000;
const largestPage = 1_000;

/** The card reads of one open database. */
export function createCardReads(database: Database): CardReads {
  const first = firstSince(database, 'operation', 'created_at');
  const last = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM operation').pluck();
  const rows = database.prepare<[number, number, string, number], OperationRow>(
    `SELECT * FROM operation WHERE sequence >= ? AND created_at >= ?
       AND card_no IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC LIMIT ?`,
  );
  return {
    newest: (cards, since, size) =>
      reading(() => {
        const from = Math.max(first(since), (last.get() ?? 0) - lookedThrough);
        return rows.all(from, since, JSON.stringify(cards), Math.min(size, largestPage)).map(toOperation);
      }),
  };
}
