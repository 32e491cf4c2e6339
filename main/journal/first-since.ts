// Where a stretch of time begins among the rows, without an index on the time.
import type { Database } from 'better-sqlite3';

/**
 * The number of the first row since a wall time, found by halving: an index on the time would cost every sale a page. Where
 * the clock jumped it may be a neighbour's, and the day's counts are off; nothing is decided by them.
 */
export function firstSince(
  database: Database,
  table: 'operation' | 'event' | 'audit_entry',
  time: 'created_at' | 'wall',
) {
  const last = database.prepare<[], number | null>(`SELECT max(sequence) FROM ${table}`).pluck();
  const at = database.prepare<[number], number>(`SELECT ${time} FROM ${table} WHERE sequence >= ? LIMIT 1`).pluck();
  return (since: number): number => {
    let from = 1;
    let to = (last.get() ?? 0) + 1;
    while (from < to) {
      const middle = Math.floor((from + to) / 2);
      if ((at.get(middle) ?? since) < since) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  };
}
