// Counting for the reports: blocks of operations that an event touched are counted anew whole, in one transaction with the place in the history.
import type { Database } from 'better-sqlite3';
import type { MoneyPayload, OperationAnswer, OperationState } from '../../shared/operation.ts';
import { reportMeasures } from '../../shared/report-measures.ts';
import { bySerial, knownSerial } from './by-serial.ts';
import { addSums, type ReportEvent, type ReportFacts, reportFacts, type Sums } from './report-facts.ts';
import { storeOffset } from './report-types.ts';
import type { Transact } from './transaction.ts';

/** Operations of one block. Small: each sale has its block counted anew once. */
const blockSize = 256;

/** Events that are taken at a time: few enough that a slice takes a moment, enough that the first count of an old journal is soon done. */
const slice = 1_000;

type Row = {
  readonly sequence: number;
  readonly serial: string;
  readonly payload: string;
  readonly state: OperationState;
  readonly attempt: number;
  readonly amount: number;
  readonly answer: string | null;
  readonly reason: string | null;
  readonly operator: string;
  readonly accepted_offline: number;
  readonly created_at: number;
};

type Target = { readonly payload: string; readonly answer: string | null; readonly state: OperationState };
type Method = { count: number; amount: number };

/** What a block comes to, under the first columns of each table's key. */
type Cells = {
  readonly hours: Map<number, Sums>;
  readonly cashiers: Map<string, { readonly day: number; readonly operator: string; readonly sums: Sums }>;
  readonly methods: Map<string, Method & { readonly day: number; readonly method: string }>;
};

export type ReportCounter = {
  count(enough: () => boolean): boolean;
  progress(): { readonly done: number; readonly of: number };
};

/** The counter of one open database. */
export function createReportCounter(database: Database, transact: Transact): ReportCounter {
  const mark = database.prepare<[], number>('SELECT event FROM report_mark').pluck();
  const setMark = database.prepare<[number]>('UPDATE report_mark SET event = ? WHERE sequence = 1');
  const lastEvent = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM event').pluck();
  // What a revocation undoes counts by it, and it by what it undoes: both are looked at when one of them moves.
  const touched = database
    .prepare<[number, number], number>(
      `WITH moved (sequence) AS (SELECT DISTINCT operation FROM event WHERE sequence > ? AND sequence <= ?)
       SELECT sequence FROM moved
       UNION SELECT parent.sequence FROM moved CROSS JOIN operation ON operation.sequence = moved.sequence
         CROSS JOIN operation AS parent ON parent.sequence = CAST(substr(operation.parent, -8) AS INTEGER)
         WHERE operation.parent IS NOT NULL
       UNION SELECT parent.sequence FROM moved CROSS JOIN operation ON operation.sequence = moved.sequence
         CROSS JOIN operation AS parent ON parent.adopted_serial = operation.parent
         WHERE operation.parent IS NOT NULL AND parent.adopted_serial IS NOT NULL
       UNION SELECT child.sequence FROM moved CROSS JOIN operation ON operation.sequence = moved.sequence
         CROSS JOIN operation AS child ON child.parent = ${knownSerial} WHERE child.parent IS NOT NULL`,
    )
    .pluck();
  const rows = database.prepare<[number, number], Row>(
    `SELECT sequence, ${knownSerial} AS serial, payload, state, attempt, amount, answer, reason, operator, accepted_offline, created_at
     FROM operation WHERE sequence BETWEEN ? AND ?`,
  );
  const histories = database
    .prepare<[number, number], [operation: number, to: OperationState, wall: number]>(
      `WITH RECURSIVE history (operation, number) AS (
         SELECT sequence, last_event FROM operation WHERE sequence BETWEEN ? AND ?
         UNION ALL
         SELECT history.operation, event.before FROM history CROSS JOIN event ON event.sequence = history.number
         WHERE event.before IS NOT NULL
       )
       SELECT history.operation, event.to_state, event.wall FROM history CROSS JOIN event ON event.sequence = history.number
       ORDER BY event.sequence`,
    )
    .raw();
  const undoneBy = database
    .prepare<[string], number>(
      "SELECT 1 FROM operation WHERE parent = CAST(? AS TEXT) AND kind = 'revocation' AND state = 'applied' LIMIT 1",
    )
    .pluck();
  const booked = database
    .prepare<[string], number>(
      "SELECT 1 FROM operation WHERE voucher = CAST(? AS TEXT) AND kind <> 'revocation' LIMIT 1",
    )
    .pluck();
  const target = bySerial<Target>(database, 'payload, answer, state');
  const empty = (['report_hour', 'report_cashier', 'report_method'] as const).map((table) =>
    database.prepare<[number]>(`DELETE FROM ${table} WHERE block = ?`),
  );
  const measures = reportMeasures.join(', ');
  const places = reportMeasures.map(() => '?').join(', ');
  const putHour = database.prepare<number[]>(
    `INSERT INTO report_hour (hour, block, ${measures}) VALUES (?, ?, ${places})`,
  );
  const putCashier = database.prepare<(number | string)[]>(
    `INSERT INTO report_cashier (day, operator, block, ${measures}) VALUES (?, ?, ?, ${places})`,
  );
  const putMethod = database.prepare<[number, string, number, number, number]>(
    'INSERT INTO report_method (day, method, block, count, amount) VALUES (?, ?, ?, ?, ?)',
  );

  /** Damage is for others to find: what cannot be read is counted as accepted and as nothing else. */
  function factsOf(row: Row, events: readonly ReportEvent[]): ReportFacts {
    const payload = readJson<MoneyPayload>(row.payload);
    if (payload === null) {
      return { sums: { operations: 1 }, methods: [] };
    }
    const undone = payload.kind === 'revocation' && payload.target !== null ? target(payload.target) : undefined;
    const undonePayload = undone === undefined ? null : readJson<MoneyPayload>(undone.payload);
    return reportFacts({
      payload,
      state: row.state,
      attempt: row.attempt,
      amount: row.amount,
      answer: readJson<OperationAnswer>(row.answer),
      reason: row.reason,
      acceptedOffline: row.accepted_offline === 1,
      createdAt: row.created_at,
      events,
      undoneHere: row.state === 'reverted' && undoneBy.get(row.serial) !== undefined,
      target:
        undonePayload === null
          ? null
          : { payload: undonePayload, answer: readJson<OperationAnswer>(undone?.answer ?? null) },
      targetTold:
        payload.kind === 'revocation' &&
        (undone === undefined
          ? payload.target === null && payload.voucher !== null && booked.get(payload.voucher) !== undefined
          : undone.state !== 'applied' && undone.state !== 'reverted'),
    });
  }

  function addFacts(cells: Cells, { created_at, operator }: Row, { sums, methods }: ReportFacts): void {
    const hour = Math.floor(created_at / hourLong);
    const day = Math.floor((hour + storeOffset) / 24);
    addSums(
      atKey(cells.hours, hour, () => ({})),
      sums,
    );
    addSums(atKey(cells.cashiers, `${day} ${operator}`, () => ({ day, operator, sums: {} })).sums, sums);
    for (const { method, count, amount } of methods) {
      const cell = atKey(cells.methods, `${day} ${method}`, () => ({ day, method, count: 0, amount: 0 }));
      cell.count += count;
      cell.amount += amount;
    }
  }

  function countBlock(block: number): void {
    const span = [block * blockSize + 1, (block + 1) * blockSize] as const;
    const events = new Map<number, ReportEvent[]>();
    for (const [operation, to, wall] of histories.all(...span)) {
      const known = events.get(operation);
      if (known === undefined) {
        events.set(operation, [{ to, wall }]);
      } else {
        known.push({ to, wall });
      }
    }
    const cells: Cells = { hours: new Map(), cashiers: new Map(), methods: new Map() };
    for (const row of rows.all(...span)) {
      addFacts(cells, row, factsOf(row, events.get(row.sequence) ?? []));
    }
    for (const statement of empty) {
      statement.run(block);
    }
    const inOrder = (sums: Sums) => reportMeasures.map((measure) => sums[measure] ?? 0);
    for (const [hour, sums] of cells.hours) {
      putHour.run(hour, block, ...inOrder(sums));
    }
    for (const { day, operator, sums } of cells.cashiers.values()) {
      putCashier.run(day, operator, block, ...inOrder(sums));
    }
    for (const { day, method, count, amount } of cells.methods.values()) {
      putMethod.run(day, method, block, count, amount);
    }
  }

  /** One slice; false where nothing was left. */
  function countSlice(): boolean {
    const from = mark.get() ?? 0;
    const to = Math.min(lastEvent.get() ?? 0, from + slice);
    if (to <= from) {
      return false;
    }
    transact(() => {
      const blocks = new Set(touched.all(from, to).map((sequence) => Math.floor((sequence - 1) / blockSize)));
      for (const block of blocks) {
        countBlock(block);
      }
      setMark.run(to);
    });
    return true;
  }

  return {
    count(enough) {
      while (countSlice()) {
        if (enough()) {
          return (mark.get() ?? 0) >= (lastEvent.get() ?? 0);
        }
      }
      return true;
    },
    progress: () => ({ done: mark.get() ?? 0, of: lastEvent.get() ?? 0 }),
  };
}

const hourLong = 3_600_000;

function atKey<Key, Cell>(cells: Map<Key, Cell>, key: Key, make: () => Cell): Cell {
  const known = cells.get(key);
  if (known !== undefined) {
    return known;
  }
  const made = make();
  cells.set(key, made);
  return made;
}

function readJson<Value>(text: string | null): Value | null {
  try {
    return text === null ? null : (JSON.parse(text) as Value);
  } catch {
    return null;
  }
}
