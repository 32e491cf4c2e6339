// Reading what can be read of a damaged journal: row by row, around every page that cannot be read, believing only what its hash proves.
import { closeSync, copyFileSync, existsSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { isClosed, operationKinds, operationStates } from '../../shared/operation.ts';
import { connect } from './connection.ts';
import { bodyFault } from './fold.ts';
import type { HandedOperation } from './hand-over-types.ts';
import { readHighWater } from './high-water.ts';
import { type EventRow, type OperationRow, toEvent, toOperation } from './rows.ts';

/** `unreadable`: numbers below the last known one under which nothing could be read. */
export type DamagedRead = {
  readonly operations: readonly HandedOperation[];
  readonly read: number;
  readonly unreadable: number;
};

const pageSize = 4096;
/** Closed operations are only of use for revoking them: the newest are enough where there is no backup. */
const mostClosed = 10_000;

/**
 * Reads a copy of `file` and its log; the file itself is not touched. `backup` lends its first page where that of the file is
 * gone: an online copy has the same pages in the same places. `after`: closed operations up to this number are left out.
 */
export function readDamaged(file: string, backup: string | null, after: number): DamagedRead {
  const copy = `${file}.salvaging`;
  try {
    for (const ending of ['', '-wal']) {
      rmSync(`${copy}${ending}`, { force: true });
      if (existsSync(`${file}${ending}`)) {
        copyFileSync(`${file}${ending}`, `${copy}${ending}`);
      }
    }
    return readCopy(copy, after, readHighWater(file)?.ceiling ?? 0) ?? retryWithPage(copy, backup, after, file);
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) {
      rmSync(`${copy}${ending}`, { force: true });
    }
  }
}

function retryWithPage(copy: string, backup: string | null, after: number, file: string): DamagedRead {
  const nothing = { operations: [], read: 0, unreadable: 0 };
  if (backup === null) {
    return nothing;
  }
  lendFirstPage(copy, backup);
  return readCopy(copy, after, readHighWater(file)?.ceiling ?? 0) ?? nothing;
}

function lendFirstPage(copy: string, backup: string): void {
  const page = Buffer.alloc(pageSize);
  const [source, target] = [openSync(backup, 'r'), openSync(copy, 'r+')];
  try {
    readSync(source, page, 0, pageSize, 0);
    // Its size in pages is that of the backup: with 0 the size of the file counts. Write-ahead logging as the file had it.
    page.writeUInt32BE(0, 28);
    page[18] = 2;
    page[19] = 2;
    writeSync(target, page, 0, pageSize, 0);
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

/** Null where not even the schema can be read. */
function readCopy(copy: string, after: number, ceiling: number): DamagedRead | null {
  let database: Database | null = null;
  try {
    database = connect(copy, null);
    const row = database.prepare<[number], OperationRow>('SELECT * FROM operation WHERE sequence = ?');
    const event = database.prepare<[number], EventRow>("SELECT *, '' AS serial FROM event WHERE sequence = ?");
    return readRows(database, row, event, after, ceiling);
  } catch {
    return null;
  } finally {
    database?.close();
  }
}

type One<Row> = { get(number: number): Row | undefined };

function readRows(
  database: Database,
  rows: One<OperationRow>,
  events: One<EventRow>,
  after: number,
  ceiling: number,
): DamagedRead {
  const last =
    attempt(() => database.prepare<[], number>('SELECT max(sequence) FROM operation').pluck().get()) ?? ceiling;
  const operations: HandedOperation[] = [];
  let read = 0;
  let unreadable = 0;
  let closed = 0;
  for (let number = last; number >= 1; number -= 1) {
    const row = attempt(() => rows.get(number) ?? null);
    if (row === undefined || (row !== null && !isProven(row))) {
      unreadable += 1;
    } else if (row !== null) {
      read += 1;
      const isOver = isClosed(row.state) && row.watch_until === null;
      closed += isOver ? 1 : 0;
      if (!isOver || (number > after && closed <= mostClosed)) {
        operations.push({ operation: toOperation(row), events: eventsOf(row, events) });
      }
    }
  }
  return { operations: operations.reverse(), read, unreadable };
}

/** What an operation will send is under its own hash; the rest must at least be of its kind. */
function isProven(row: OperationRow): boolean {
  const isSane =
    operationKinds.includes(row.kind) &&
    operationStates.includes(row.state) &&
    row.attempt >= 0 &&
    row.held >= 0 &&
    typeof row.intent === 'string';
  return isSane && attempt(() => (bodyFault(row) === null ? toOperation(row) : undefined)) !== undefined;
}

/** Back along the links, as far as they can be read. */
function eventsOf(row: OperationRow, events: One<EventRow>): HandedOperation['events'] {
  const found: EventRow[] = [];
  for (let next: number | null = row.last_event; next !== null; ) {
    const number: number = next;
    const event = attempt(() => events.get(number));
    if (event === undefined || event.operation !== row.sequence) {
      break;
    }
    found.push({ ...event, serial: row.adopted_serial ?? row.serial });
    next = event.before;
  }
  return found.reverse().map(toEvent);
}

function attempt<Value>(work: () => Value): Value | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
