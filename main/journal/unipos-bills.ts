// UniPOS's bills by number and by day: a whole reading comes in one transaction, and says of each when it came and whether it is still there.
import type { Database } from 'better-sqlite3';
import type { UniposBill } from '../../shared/unipos.ts';
import type { Clock } from '../queue/ports.ts';
import { canonicalJson } from './canonical-json.ts';
import { reading } from './operation-reads.ts';
import type { Transact } from './transaction.ts';
import type { BillSource, DayReading, KeptBill, UniposBillShelf } from './unipos-types.ts';

/** Which bill was paid is told by the operations for ever; what it looked like is kept for two months, for UniPOS has it too. Days. */
const keptFor = 62;

type BillRow = {
  readonly day: string;
  readonly source: BillSource;
  readonly content: string;
  readonly first_seen_at: number;
  readonly seen_at: number;
  readonly read_before: number | null;
  readonly gone_at: number | null;
};

/** The bills of one open database. */
export function createUniposBillShelf(database: Database, transact: Transact, clock: Clock): UniposBillShelf {
  const find = database.prepare<[string], BillRow>('SELECT * FROM unipos_bill WHERE bill_no = ?');
  const ofDay = database.prepare<[string, string], BillRow>(
    `SELECT * FROM unipos_bill WHERE day = ? AND shop_no = ? ORDER BY content ->> '$.closedAt' DESC, bill_no DESC`,
  );
  const readTime = database
    .prepare<[string, string], number>('SELECT read_at FROM unipos_reading WHERE shop_no = ? AND day = ?')
    .pluck();
  const lastReadTime = database
    .prepare<[string], number | null>('SELECT max(read_at) FROM unipos_reading WHERE shop_no = ?')
    .pluck();
  const setReadTime = database.prepare(
    'INSERT OR REPLACE INTO unipos_reading (shop_no, day, read_at) VALUES (?, ?, ?)',
  );
  const upsert = database.prepare(
    `INSERT INTO unipos_bill (bill_no, shop_no, day, source, content, first_seen_at, seen_at, read_before, gone_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)
     ON CONFLICT (bill_no) DO UPDATE SET shop_no = excluded.shop_no, day = excluded.day, source = excluded.source,
       content = excluded.content, seen_at = excluded.seen_at, gone_at = NULL`,
  );
  const ofAnyShop = database.prepare<[string], 1>('SELECT 1 FROM unipos_bill WHERE day = ? LIMIT 1').pluck();
  const forgetBills = database.prepare('DELETE FROM unipos_bill WHERE day < ?');
  const forgetReadings = database.prepare('DELETE FROM unipos_reading WHERE day < ?');
  const goneFrom = database.prepare<[number, string, string]>(
    "UPDATE unipos_bill SET gone_at = ? WHERE bill_no = ? AND day = ? AND source = 'service' AND gone_at IS NULL",
  );

  function write(bill: UniposBill, day: string, source: BillSource, readBefore: number | null): void {
    const now = Math.floor(clock.wall());
    upsert.run(bill.billNo, bill.shopNo, day, source, canonicalJson(bill), now, now, readBefore);
  }

  /** Inside a transaction. */
  function forgetBefore(day: string): void {
    forgetBills.run(day);
    forgetReadings.run(day);
  }

  function putDay({ shopNo, day, bills }: DayReading): number {
    const readBefore = readTime.get(shopNo, day) ?? null;
    const named = new Set(bills.map(({ billNo }) => billNo));
    const fresh = bills.filter((bill) => !isKept(find.get(bill.billNo), bill, day));
    const missing = ofDay.all(day, shopNo).flatMap((row) => {
      const { bill, source, goneAt } = toKept(row);
      return source === 'service' && goneAt === null && !named.has(bill.billNo) ? [bill.billNo] : [];
    });
    const now = Math.floor(clock.wall());
    return transact(() => {
      for (const bill of fresh) {
        write(bill, day, 'service', readBefore);
      }
      for (const billNo of missing) {
        goneFrom.run(now, billNo, day);
      }
      setReadTime.run(shopNo, day, now);
      // A day that has bills is no slip of a clock, so it may say which ones are old.
      if (readBefore === null && bills.length > 0) {
        forgetBefore(dayBefore(day, keptFor));
      }
      return fresh.length + missing.length;
    });
  }

  return {
    putDay: (asked) => reading(() => putDay(asked)),
    putOne(bill, day) {
      transact(() => {
        const row = find.get(bill.billNo);
        if (row?.source !== 'service' && row?.content !== canonicalJson(bill)) {
          if (ofAnyShop.get(day) === undefined) {
            forgetBefore(dayBefore(day, keptFor));
          }
          write(bill, row?.day ?? day, 'gateway', null);
        }
      });
    },
    day: (shopNo, day) => reading(() => ofDay.all(day, shopNo).map(toKept)),
    byBillNo(billNo) {
      const row = reading(() => find.get(billNo));
      return row === undefined ? null : toKept(row);
    },
    lastReadAt: (shopNo) => reading(() => lastReadTime.get(shopNo) ?? null),
    readAt: (shopNo, day) => reading(() => readTime.get(shopNo, day) ?? null),
  };
}

/** `YYYY-MM-DD`, so many days earlier. */
function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** Whether the list told just that already. */
function isKept(row: BillRow | undefined, bill: UniposBill, day: string): boolean {
  return (
    row !== undefined &&
    row.source === 'service' &&
    row.day === day &&
    row.gone_at === null &&
    row.content === canonicalJson(bill)
  );
}

function toKept(row: BillRow): KeptBill {
  return {
    bill: JSON.parse(row.content) as UniposBill,
    day: row.day,
    source: row.source,
    firstSeenAt: row.first_seen_at,
    seenAt: row.seen_at,
    readBefore: row.read_before,
    goneAt: row.gone_at,
  };
}
