// What is let go, and after how long: the one table of it. Nothing here is money; the books keep card numbers and amounts for ever.
import type { Database } from 'better-sqlite3';
import type { Clock } from '../queue/ports.ts';
import type { Transact } from './transaction.ts';

/** Days. Bills of UniPOS (62) and receipts that were printed (14) go by themselves: `unipos-bills.ts`, `print-jobs.ts`. */
export const keptDays = {
  /** Since a member was seen last. */
  members: 90,
  /** Since the last message to a mobile number. */
  smsCounts: 2,
  /** The guest's name on an operation; the card stays. */
  names: 62,
  /** Since a sale that was put aside was sold or dropped. */
  heldSales: 62,
  /** Since the platform had the detail of a bill. */
  billDetails: 62,
  /** Since the day of an order or reservation that is with UniPOS, or was dropped: with the guest's name and telephone. */
  reservations: 62,
  /** Since an offline sign-in ended to be good. */
  verifiers: 90,
} as const;

const day = 86_400_000;
/** Rows a statement: what a sale that comes in between waits for. */
const atOnce = 200;

/** Lets some of what is due go; how many rows went. 0: nothing is due. Call it in quiet moments until then. */
export function createLetGo(database: Database, transact: Transact, clock: Clock): () => number {
  const before = (days: number) => Math.floor(clock.wall()) - days * day;
  const rows = (table: string, key: string, due: string) =>
    database.prepare<[number | string]>(
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} WHERE ${due} LIMIT ${atOnce})`,
    );
  const members = rows('sealed_member', 'tag', 'seen_at < ?');
  const smsCounts = rows('sms_count', 'tag', 'coalesce(last_sent_at, 0) < ?');
  const heldSales = rows('held_sale', 'id', 'ended_at < ?');
  const billDetails = rows('bill_detail', 'operation', "state IN ('sent','dropped') AND at < ?");
  const reservations = rows('unipos_outbox', 'kind, number', "state IN ('sent','dropped') AND day < ?");
  const verifiers = rows('verifier', 'user', 'expires_at < ?');
  const lastOld = database
    .prepare<[number], number | null>(
      `SELECT max(sequence) FROM (SELECT sequence, created_at FROM operation
         WHERE sequence > (SELECT names_gone FROM seal) ORDER BY sequence LIMIT ${atOnce}) WHERE created_at < ?`,
    )
    .pluck();
  const names = database.prepare<[number]>(
    `UPDATE operation SET member_name = NULL
       WHERE sequence > (SELECT names_gone FROM seal) AND sequence <= ? AND member_name IS NOT NULL`,
  );
  const namesGone = database.prepare<[number]>('UPDATE seal SET names_gone = ?');

  function letNamesGo(): number {
    const last = lastOld.get(before(keptDays.names)) ?? null;
    if (last === null) {
      return 0;
    }
    names.run(last);
    return namesGone.run(last).changes;
  }

  return () =>
    transact(
      () =>
        members.run(before(keptDays.members)).changes +
        smsCounts.run(before(keptDays.smsCounts)).changes +
        heldSales.run(before(keptDays.heldSales)).changes +
        billDetails.run(before(keptDays.billDetails)).changes +
        reservations.run(dayOf(before(keptDays.reservations))).changes +
        verifiers.run(before(keptDays.verifiers)).changes +
        letNamesGo(),
    );
}

/** `YYYY-MM-DD`, as the store's days are written. */
function dayOf(wall: number): string {
  return new Date(wall).toISOString().slice(0, 10);
}
