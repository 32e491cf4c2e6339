// Reading for the reports: sums of the counted blocks, and what people did, both from an index and never from the operations themselves.
import type { Database } from 'better-sqlite3';
import { type ReportSums, reportMeasures } from '../../shared/report-measures.ts';
import { type AuditRow, toEntry } from './audit-entry.ts';
import { firstSince } from './first-since.ts';
import { reading } from './operation-reads.ts';
import { createReportCounter } from './report-sums.ts';
import { type MethodSum, type ReportReads, storeOffset } from './report-types.ts';
import type { Transact } from './transaction.ts';

const sums = reportMeasures.map((measure) => `sum(${measure}) AS ${measure}`).join(', ');

/** A clock that was put right by up to a day hides nothing: entries are found by number, then judged by their own time. */
const clockSlack = 24 * 3_600_000;
const largestPage = 5_000;

/** The reports' reads of one open database. */
export function createReportReads(database: Database, transact: Transact): ReportReads {
  const counter = createReportCounter(database, transact);
  const day = `(hour + ${storeOffset}) / 24`;
  const inSpan = `hour >= ? * 24 - ${storeOffset} AND hour < ? * 24 - ${storeOffset}`;
  const byDay = database.prepare<[number, number], { readonly day: number } & ReportSums>(
    `SELECT ${day} AS day, ${sums} FROM report_hour WHERE ${inSpan} GROUP BY 1 ORDER BY 1`,
  );
  const byHour = database.prepare<[number, number], { readonly hour: number } & ReportSums>(
    `SELECT (hour + ${storeOffset}) % 24 AS hour, ${sums} FROM report_hour WHERE ${inSpan} GROUP BY 1 ORDER BY 1`,
  );
  const byOperator = database.prepare<[number, number], { readonly operator: string } & ReportSums>(
    `SELECT operator, ${sums} FROM report_cashier WHERE day >= ? AND day < ? GROUP BY operator ORDER BY operator`,
  );
  const byMethod = database.prepare<[number, number], MethodSum>(
    `SELECT method, sum(count) AS count, sum(amount) AS amount FROM report_method WHERE day >= ? AND day < ?
     GROUP BY method ORDER BY amount DESC, method`,
  );
  const first = firstSince(database, 'audit_entry', 'wall');
  const deeds = database.prepare<[number, number, number, number, string, number], AuditRow>(
    `SELECT * FROM audit_entry WHERE sequence >= ? AND sequence < ? AND wall >= ? AND wall < ?
       AND kind IN (SELECT value FROM json_each(?)) ORDER BY sequence DESC LIMIT ?`,
  );
  const counts = database.prepare<[number, number, number, number], { readonly kind: string; readonly count: number }>(
    `SELECT kind, count(*) AS count FROM audit_entry WHERE sequence >= ? AND sequence < ? AND wall >= ? AND wall < ? GROUP BY kind`,
  );
  return {
    count: (enough) => reading(() => counter.count(enough)),
    progress: () => reading(counter.progress),
    byDay: ({ from, to }) => reading(() => byDay.all(from, to)),
    byHour: ({ from, to }) => reading(() => byHour.all(from, to)),
    byOperator: ({ from, to }) => reading(() => byOperator.all(from, to)),
    byMethod: ({ from, to }) => reading(() => byMethod.all(from, to)),
    deeds: (from, to, kinds, before, size) =>
      reading(() => {
        const end = Math.min(before ?? Number.MAX_SAFE_INTEGER, first(to + clockSlack));
        const limit = Math.max(0, Math.min(Math.floor(size), largestPage));
        return deeds.all(first(from - clockSlack), end, from, to, JSON.stringify(kinds), limit).map(toEntry);
      }),
    deedCounts: (from, to) =>
      reading(() =>
        Object.fromEntries(
          counts
            .all(first(from - clockSlack), first(to + clockSlack), from, to)
            .map(({ kind, count }) => [kind, count]),
        ),
      ),
  };
}
