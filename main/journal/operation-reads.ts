// What the queue asks of the operations: by serial, intent, voucher and target, the open ones, the watched ones, the sums held.
import type { Database, Statement } from 'better-sqlite3';
import type { Fen } from '../../shared/money.ts';
import type { HeldSums, Store } from '../queue/ports.ts';
import { bySerial } from './by-serial.ts';
import { openStates } from './conditions.ts';
import { type OperationRow, toOperation } from './rows.ts';
import { asStoreFailure } from './store-failure.ts';

export type OperationReads = Pick<
  Store,
  | 'get'
  | 'byIntent'
  | 'revocationsOf'
  | 'byVoucher'
  | 'paysBill'
  | 'paperRevocationOf'
  | 'active'
  | 'manual'
  | 'watched'
  | 'latestKnown'
  | 'held'
>;

type HeldRow = { readonly count: number; readonly amount: number; readonly unresolved: number };

/** As the index has it. A cast beside it would keep it from being used: `json_extract` has no type of its own. */
const billNumber = "CASE WHEN json_valid(payload) THEN json_extract(payload, '$.bill.billNo') END";

const heldSums = `SELECT count(*) AS count, coalesce(sum(held), 0) AS amount,
  coalesce(sum(state IN ('unknown','manual')), 0) AS unresolved
  FROM operation INDEXED BY operation_open WHERE ${openStates} AND state <> 'blocked'`;

/**
 * The reads of `Store`. Each answers from an index, however many operations there are. Where that index is partial (`… IS NOT
 * NULL`), a bare `= ?` makes SQLite plan the statement anew at each call, which takes 20 times as long as the answer; a cast spares it.
 */
export function createOperationReads(database: Database): OperationReads {
  const many = <Parameters extends unknown[]>(rest: string) =>
    database.prepare<Parameters, OperationRow>(`SELECT operation.* FROM operation ${rest}`);
  const find = bySerial<OperationRow>(database, 'operation.*');
  const numberOf = bySerial<{ readonly sequence: number }>(database, 'sequence');
  const byIntent = many<[string]>('WHERE intent = ?');
  const byParent = many<[string]>('WHERE parent = CAST(? AS TEXT) ORDER BY sequence DESC');
  const byVoucher = many<[string]>(
    "WHERE voucher = CAST(? AS TEXT) ORDER BY kind = 'revocation', sequence DESC LIMIT 1",
  );
  const byBill = many<[string]>(
    `INDEXED BY operation_bill WHERE ${billNumber} = ? || '' AND state NOT IN ('rejected','cancelled','reverted')
     ORDER BY sequence DESC LIMIT 1`,
  );
  const paperRevocation = many<[number, string]>(
    "WHERE sequence > ? AND kind = 'revocation' AND state = 'applied' AND parent IS NULL AND payload ->> '$.voucher' = ? LIMIT 1",
  );
  const active = many<[]>(`INDEXED BY operation_open WHERE ${openStates} AND state <> 'manual' ORDER BY sequence`);
  const manual = many<[]>(`INDEXED BY operation_open WHERE ${openStates} AND state = 'manual' ORDER BY sequence`);
  const watched = many<[number]>(
    "INDEXED BY operation_watched WHERE watch_until IS NOT NULL AND watch_until > ? AND state IN ('rejected','cancelled') ORDER BY sequence",
  );
  const latestKnown = many<[]>(
    "WHERE state IN ('applied','reverted') AND kind IN ('consumption','recharge') AND voucher IS NOT NULL ORDER BY sequence DESC",
  );
  const heldByCard = database.prepare<[string], HeldRow>(`${heldSums} AND card_no = ?`);
  const heldByTill = database.prepare<[], HeldRow>(heldSums);

  const one = (row: OperationRow | undefined) => (row === undefined ? null : toOperation(row));
  return {
    get: (serial) => reading(() => one(find(serial))),
    byIntent: (intent) => reading(() => one(byIntent.get(intent))),
    revocationsOf: (serial) => reading(() => byParent.all(serial).map(toOperation)),
    byVoucher: (voucher) => reading(() => one(byVoucher.get(voucher))),
    paysBill: (billNo) => reading(() => one(byBill.get(billNo))),
    paperRevocationOf: (serial, voucher) =>
      reading(() => one(paperRevocation.get(numberOf(serial)?.sequence ?? 0, voucher))),
    active: () => reading(() => active.all().map(toOperation)),
    manual: () => reading(() => manual.all().map(toOperation)),
    watched: (wall) => reading(() => watched.all(wall).map(toOperation)),
    latestKnown: (except) => reading(() => one(firstExcept(latestKnown, except))),
    held: (cardNo) => reading(() => toSums(cardNo === null ? heldByTill.get() : heldByCard.get(cardNo))),
  };
}

/** Runs a read; SQLite's refusals leave as `StoreFailure`. */
export function reading<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw asStoreFailure(error);
  }
}

/** Walks from the newest on and stops at the first that will do: those to be left out are few, and among the newest. */
function firstExcept(newest: Statement<[], OperationRow>, except: ReadonlySet<string> = new Set()) {
  for (const row of newest.iterate()) {
    if (!except.has(row.adopted_serial ?? row.serial)) {
      return row;
    }
  }
  return undefined;
}

function toSums(row: HeldRow | undefined): HeldSums {
  return { count: row?.count ?? 0, amount: (row?.amount ?? 0) as Fen, unresolved: row?.unresolved ?? 0 };
}
