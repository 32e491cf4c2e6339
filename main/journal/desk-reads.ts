// The desks' pages: refused sales and how they were settled, ghosts, what a person must decide. Each page comes from an index.
import type { Database } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import { bySerial, knownSerial } from './by-serial.ts';
import { openStates } from './conditions.ts';
import type { DeskReads, Settlement } from './desk-types.ts';
import type { EventLog } from './event-log.ts';
import { leftInDoubt, toldSoon } from './left-in-doubt.ts';
import { reading } from './operation-reads.ts';
import type { AuditShelf } from './people-types.ts';
import { createRiskReads } from './risk-reads.ts';
import { type OperationRow, toOperation } from './rows.ts';
import type { Transact } from './transaction.ts';

type SettlementRow = {
  readonly settlement_how: Settlement['how'];
  readonly settlement_amount: number;
  readonly settlement_note: string;
  readonly settlement_operator: string;
  readonly settlement_person: string;
  readonly settlement_at: number;
};

type GhostRow = OperationRow & { readonly found_at: number; readonly revocation: string | null };

/** A page holds at most this many rows, whatever a caller asks. */
const largestPage = 500;

/** As the index `operation_unsettled` spells it. A withdrawn sale was undone by us before it left. */
const refused = `settled = 0 AND accepted_offline = 1 AND held > 0 AND state IN ('rejected','cancelled')
  AND reason IS NOT 'withdrawn'`;
const notRevoked = `NOT EXISTS (SELECT 1 FROM operation AS revocation WHERE revocation.parent = ${knownSerial})`;

/**
 * Accepted while the platform answered, and not closed at once: whether the guest left in doubt stands in the history. All that was
 * attempted and closed as not applied has a watch, ended or not; what is older than this is no desk's affair any more.
 */
const doubtAge = 90 * 24 * 3_600_000;
const perhapsInDoubt = `watch_until IS NOT NULL
  AND watch_until > (SELECT max(watch_until) FROM operation WHERE watch_until IS NOT NULL) - ${doubtAge}
  AND settled = 0 AND accepted_offline = 0 AND held > 0 AND state IN ('rejected','cancelled')
  AND reason IS NOT 'withdrawn' AND abs(updated_at - created_at) > ${toldSoon}`;

/** The desks of one open database; `audit` takes the entry of each settlement, `log` tells an operation's history. */
export function createDeskReads(
  database: Database,
  transact: Transact,
  audit: AuditShelf,
  log: Pick<EventLog, 'of'>,
): DeskReads {
  const unsettledPage = database.prepare<[number, number], OperationRow>(
    `SELECT operation.* FROM operation INDEXED BY operation_unsettled
     WHERE ${refused} AND sequence < ? AND ${notRevoked} ORDER BY sequence DESC LIMIT ?`,
  );
  const settledPage = database.prepare<[number, number], OperationRow & SettlementRow>(
    `SELECT operation.*, settlement.how AS settlement_how, settlement.amount AS settlement_amount,
       settlement.note AS settlement_note, settlement.operator AS settlement_operator,
       settlement.person_id AS settlement_person, settlement.at AS settlement_at
     FROM settlement CROSS JOIN operation ON operation.sequence = settlement.operation
     WHERE settlement.operation < ? ORDER BY settlement.operation DESC LIMIT ?`,
  );
  const unsettled = database.prepare<[], { count: number; amount: number }>(
    `SELECT count(*) AS count, coalesce(sum(held), 0) AS amount
     FROM operation INDEXED BY operation_unsettled WHERE ${refused} AND ${notRevoked}`,
  );
  const inDoubt = database.prepare<[], OperationRow>(
    `SELECT operation.* FROM operation INDEXED BY operation_watched
     WHERE ${perhapsInDoubt} AND ${notRevoked} ORDER BY sequence DESC`,
  );
  const ghosts = database.prepare<[number, number], GhostRow>(
    `SELECT operation.*, found.at AS found_at,
       (SELECT ${knownSerial.replaceAll('operation.', 'own.')} FROM operation AS own
        WHERE own.parent = ${knownSerial} ORDER BY own.sequence DESC LIMIT 1) AS revocation
     FROM (SELECT operation AS number, max(wall) AS at FROM event INDEXED BY event_ghost
       WHERE reason = 'ghostFound' AND operation < ? GROUP BY operation ORDER BY operation DESC LIMIT ?) AS found
     CROSS JOIN operation ON operation.sequence = found.number ORDER BY operation.sequence DESC`,
  );
  const manual = database.prepare<[number, number], OperationRow>(
    `SELECT operation.* FROM operation INDEXED BY operation_open
     WHERE ${openStates} AND state = 'manual' AND sequence < ? ORDER BY sequence DESC LIMIT ?`,
  );
  const numberOf = bySerial<{ readonly sequence: number }>(database, 'sequence');
  const settledBefore = database.prepare<[number], number>('SELECT 1 FROM settlement WHERE operation = ?').pluck();
  const mark = database.prepare('UPDATE operation SET settled = 1 WHERE sequence = ?');
  const insert = database.prepare(
    `INSERT INTO settlement (operation, serial, how, amount, note, operator, person_id, at, entry)
     VALUES (:operation, :serial, :how, :amount, :note, :operatorName, :personId, :at, :entry)`,
  );

  function settle(settlement: Settlement): boolean {
    const { serial, how, amount, note, operator, personId } = settlement;
    const operation = numberOf(serial)?.sequence;
    if (operation === undefined) {
      throw new Error(`no operation ${serial}`);
    }
    if (settledBefore.get(operation) !== undefined) {
      return false;
    }
    const at = Math.floor(settlement.at);
    const details = { how, amount, note, at };
    const entry = audit.append({ kind: 'refusalSettled', operator, personId, serial, details }).sequence;
    insert.run({ operation, serial, how, amount, note, operatorName: operator, personId, at, entry });
    mark.run(operation);
    return true;
  }

  /** Newest first. Few: a sale that was in doubt and then was not paid after all. */
  function leftUnpaid(): readonly OperationRow[] {
    return inDoubt.all().filter((row) => leftInDoubt(log.of(row.adopted_serial ?? row.serial)));
  }

  function unsettledRows(before: number, size: number): readonly OperationRow[] {
    const unpaid = leftUnpaid().filter(({ sequence }) => sequence < before);
    return [...unsettledPage.all(before, size), ...unpaid]
      .sort((left, right) => right.sequence - left.sequence)
      .slice(0, size);
  }

  const start = (before: string | null) =>
    before === null ? Number.MAX_SAFE_INTEGER : (numberOf(before)?.sequence ?? 0);
  const limitOf = (size: number) => Math.max(0, Math.min(Math.floor(size), largestPage));
  return {
    ...createRiskReads(database),
    refusals: (settled, before, size) =>
      reading(() =>
        settled
          ? settledPage.all(start(before), limitOf(size)).map(toSettled)
          : unsettledRows(start(before), limitOf(size)).map((row) => ({
              operation: toOperation(row),
              settlement: null,
            })),
      ),
    unsettled: () =>
      reading(() => {
        const sums = unsettled.get();
        const unpaid = leftUnpaid();
        const amount = unpaid.reduce((sum, { held }) => sum + held, sums?.amount ?? 0);
        return { count: (sums?.count ?? 0) + unpaid.length, amount: amount as Fen };
      }),
    settle: (settlement) => transact(() => settle(settlement)),
    isSettled: (serial) => reading(() => settledBefore.get(numberOf(serial)?.sequence ?? 0) !== undefined),
    ghosts: (before, size) =>
      reading(() =>
        ghosts.all(start(before), limitOf(size)).map((row) => ({
          operation: toOperation(row),
          foundAt: row.found_at,
          revocation: row.revocation,
        })),
      ),
    manual: (before, size) => reading(() => manual.all(start(before), limitOf(size)).map(toOperation)),
  };
}

function toSettled(row: OperationRow & SettlementRow): {
  readonly operation: ReturnType<typeof toOperation>;
  readonly settlement: Settlement;
} {
  const operation = toOperation(row);
  return {
    operation,
    settlement: {
      serial: operation.serial,
      how: row.settlement_how,
      amount: row.settlement_amount as Fen,
      note: row.settlement_note,
      operator: row.settlement_operator,
      personId: row.settlement_person,
      at: row.settlement_at,
    },
  };
}
