// Money at risk by card and by cashier, and the till's health: sums over the open operations, and over the last day's rows only.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import type { OperationState } from '../../shared/operation.ts';
import { openStates } from './conditions.ts';
import type { DeskReads, RiskLine } from './desk-types.ts';
import { firstSince } from './first-since.ts';
import { reading } from './operation-reads.ts';

type RiskRow = {
  readonly key: string;
  readonly memberName: string | null;
  readonly state: OperationState;
  readonly count: number;
  readonly held: number;
  readonly oldest: number;
};

/** A `blocked` revocation risks no money of its own. The name is that of the newest operation: SQLite's bare column beside `max`. */
function riskSql(key: 'card_no' | 'operator'): string {
  return `SELECT ${key} AS key, ${key === 'card_no' ? 'member_name' : 'NULL'} AS memberName, state, count(*) AS count,
      sum(held) AS held, min(created_at) AS oldest, max(sequence)
    FROM operation INDEXED BY operation_open WHERE ${openStates} AND state <> 'blocked' GROUP BY ${key}, state`;
}

/** See `DeskReads`. */
export function createRiskReads(database: Database): Pick<DeskReads, 'riskByCard' | 'riskByOperator' | 'health'> {
  const byCard = database.prepare<[], RiskRow>(riskSql('card_no'));
  const byOperator = database.prepare<[], RiskRow>(riskSql('operator'));
  const oldestOpen = database
    .prepare<[], number | null>(
      `SELECT min(created_at) FROM operation INDEXED BY operation_open WHERE ${openStates} AND state <> 'blocked'`,
    )
    .pluck();
  const firstOperation = firstSince(database, 'operation', 'created_at');
  const firstEvent = firstSince(database, 'event', 'wall');
  const states = database.prepare<[number], { state: OperationState; count: number; offline: number }>(
    `SELECT state, count(*) AS count, sum(accepted_offline) AS offline FROM operation WHERE sequence >= ? GROUP BY state`,
  );
  const events = database.prepare<[number], { attempts: number; unknowns: number; ghosts: number }>(
    `SELECT coalesce(sum(to_state = 'sending' AND from_state <> 'sending'), 0) AS attempts,
       coalesce(sum(to_state = 'unknown' AND from_state IS NOT 'unknown'), 0) AS unknowns,
       coalesce(sum(reason = 'ghostFound'), 0) AS ghosts
     FROM event WHERE sequence >= ?`,
  );
  return {
    riskByCard: () => reading(() => linesOf(byCard.all())),
    riskByOperator: () => reading(() => linesOf(byOperator.all())),
    health: (since) =>
      reading(() => {
        const rows = states.all(firstOperation(since));
        const happened = events.get(firstEvent(since)) ?? { attempts: 0, unknowns: 0, ghosts: 0 };
        return {
          ...happened,
          oldestOpen: oldestOpen.get() ?? null,
          byState: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
          offline: rows.reduce((sum, { offline }) => sum + offline, 0),
        };
      }),
  };
}

/** Most money first. */
function linesOf(rows: readonly RiskRow[]): readonly RiskLine[] {
  const groups = new Map<string, RiskRow[]>();
  for (const row of rows) {
    groups.set(row.key, [...(groups.get(row.key) ?? []), row]);
  }
  return [...groups]
    .map(([key, group]) => ({
      key,
      memberName: group.find(({ memberName }) => memberName !== null)?.memberName ?? null,
      count: group.reduce((sum, { count }) => sum + count, 0),
      held: group.reduce((sum, { held }) => sum + held, 0) as Fen,
      oldest: Math.min(...group.map(({ oldest }) => oldest)),
      states: Object.fromEntries(group.map(({ state, count }) => [state, count])),
    }))
    .sort((left, right) => right.held - left.held || left.oldest - right.oldest);
}
