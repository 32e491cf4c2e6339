// What the screens ask of the operations: keyset pages, counts, the status bar's summary. Never the whole journal.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import { bySerial, knownSerial } from './by-serial.ts';
import { openStates, revocableStates } from './conditions.ts';
import { reading } from './operation-reads.ts';
import { type OperationRow, toOperation } from './rows.ts';
import type { Journal, JournalSummary, OperationFilter } from './types.ts';

export type Pages = Pick<Journal, 'page' | 'countsByState' | 'summary'>;

/** The rows of a page hold at most this many operations, whatever a caller asks. */
const largestPage = 500;

const liveRevocation = `SELECT 1 FROM operation AS revocation
  WHERE revocation.parent = ${knownSerial} AND revocation.state NOT IN ('rejected','cancelled','manual')`;

const conditions: Readonly<Record<OperationFilter, string>> = {
  open: `INDEXED BY operation_open WHERE ${openStates}`,
  all: 'WHERE TRUE',
  revocable: `WHERE kind IN ('consumption','recharge') AND ${revocableStates} AND NOT EXISTS (${liveRevocation})`,
};

/** The reads behind the queue screen and the status bar. */
export function createPages(database: Database): Pages {
  const prepare = (filter: OperationFilter) =>
    database.prepare<[number, number], OperationRow>(
      `SELECT operation.* FROM operation ${conditions[filter]} AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
    );
  const pages = { open: prepare('open'), all: prepare('all'), revocable: prepare('revocable') };
  const numberOf = bySerial<{ readonly sequence: number }>(database, 'sequence');
  const counts = database.prepare<[], { state: string; count: number }>(
    'SELECT state, count(*) AS count FROM operation GROUP BY state ORDER BY state',
  );
  const summary = database.prepare<[], { waiting: number; unknown: number; manual: number; atRisk: number }>(
    `SELECT coalesce(sum(state IN ('pending','sending','blocked')), 0) AS waiting,
       coalesce(sum(state = 'unknown'), 0) AS unknown, coalesce(sum(state = 'manual'), 0) AS manual,
       coalesce(sum(CASE WHEN state = 'blocked' THEN 0 ELSE held END), 0) AS atRisk
     FROM operation INDEXED BY operation_open WHERE ${openStates}`,
  );
  return {
    page(filter, before, size) {
      return reading(() => {
        const start = before === null ? Number.MAX_SAFE_INTEGER : (numberOf(before)?.sequence ?? 0);
        const limit = Math.max(0, Math.min(Math.floor(size), largestPage));
        return pages[filter].all(start, limit).map(toOperation);
      });
    },
    countsByState: () => reading(() => Object.fromEntries(counts.all().map(({ state, count }) => [state, count]))),
    summary: () => reading(() => toSummary(summary.get())),
  };
}

type SummaryRow = {
  readonly waiting: number;
  readonly unknown: number;
  readonly manual: number;
  readonly atRisk: number;
};

function toSummary(row: SummaryRow | undefined): JournalSummary {
  return {
    waiting: row?.waiting ?? 0,
    unknown: row?.unknown ?? 0,
    manual: row?.manual ?? 0,
    atRisk: (row?.atRisk ?? 0) as Fen,
  };
}
