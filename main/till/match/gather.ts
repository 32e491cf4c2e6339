// The sides of a day brought together: what the journal, the platform's log and UniPOS have of it, and of its neighbours what belongs to it.
import type { KeptBill } from '../../journal/unipos-types.ts';
import type { Operation } from '../../queue/operation.ts';
import { spanOfDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { billNamedBy } from '../unipos/bill-remark.ts';
import { matchBill, matchOperation } from './facts.ts';
import type { BillsReading, DayReading, LogReading } from './readings.ts';
import type { MatchInput, Side } from './sides.ts';

type GatherParts = Pick<TillDependencies, 'clock' | 'journal' | 'profile'>;

/** What goes into a match, and the whole rows for showing it: by serial and by bill number. */
export type Gathered = {
  readonly input: MatchInput;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly bills: ReadonlyMap<string, KeptBill>;
};

/** Ten times a busy day: more cannot be shown, and would hold the till up. */
const mostOperations = 20_000;

/** `reading` null: nobody was asked yet. `offersLog`: the platform keeps a log. Every look-up is by an index. */
export function gatherDay(
  day: string,
  reading: DayReading | null,
  offersLog: boolean,
  lacking: ReadonlySet<string>,
  { clock, journal, profile }: GatherParts,
): Gathered {
  const span = spanOfDay(day);
  const operations = new Map<string, Operation>();
  const add = (operation: Operation | null) => {
    if (operation !== null) {
      operations.set(operation.serial, operation);
    }
  };
  for (const operation of journal.days.operationsBetween(span.from, span.to, mostOperations)) {
    add(operation);
  }
  const bills = new Map<string, KeptBill>();
  const settings = profile.unipos;
  for (const kept of settings === undefined ? [] : journal.uniposBills.day(settings.shopNo, day)) {
    bills.set(kept.bill.billNo, kept);
    if (kept.goneAt === null) {
      add(journal.store.paysBill(kept.bill.billNo));
    }
  }
  const log = logOfDay(reading?.log ?? null, day, operations, add, { journal, profile });
  for (const { payload } of operations.values()) {
    const billNo = payload.kind === 'consumption' ? payload.bill?.billNo : undefined;
    const kept = billNo === undefined || bills.has(billNo) ? null : journal.uniposBills.byBillNo(billNo);
    if (kept !== null) {
      bills.set(kept.bill.billNo, kept);
    }
  }
  const modes = settings?.cardPayModes ?? [];
  const billRows = [...bills.values()].map((kept) => matchBill(kept, modes));
  const readAt = settings === undefined ? null : journal.uniposBills.readAt(settings.shopNo, day);
  return {
    operations,
    bills,
    input: {
      ...span,
      now: reading?.log.at ?? clock.wall(),
      terminalNo: profile.terminalNo ?? '',
      journal: [...operations.values()].map(matchOperation),
      log: offersLog ? log : { state: 'absent', rows: [] },
      bills:
        settings === undefined ? { state: 'absent', rows: [] } : billSide(billRows, readAt, reading?.bills ?? null),
      cardModesKnown: modes.length > 0,
      lacking,
    },
  };
}

function billSide<Row>(rows: readonly Row[], readAt: number | null, reading: BillsReading | null): Side<Row> {
  const isRead = readAt !== null && (reading === null || reading.failure === null);
  return { state: isRead ? 'read' : 'unread', rows };
}

/** The day's rows, and of older and newer ones those that tell of an operation of this day. Operations that its rows tell of are added. */
function logOfDay(
  reading: LogReading | null,
  day: string,
  operations: ReadonlyMap<string, Operation>,
  add: (operation: Operation | null) => void,
  { journal: { store }, profile }: Pick<GatherParts, 'journal' | 'profile'>,
): MatchInput['log'] {
  if (reading === null || reading.rows === null) {
    return { state: 'unread', rows: [] };
  }
  const { from, to } = spanOfDay(day);
  const ours = reading.rows.filter(
    ({ merchantNo }) => merchantNo === null || profile.merchantNo === undefined || merchantNo === profile.merchantNo,
  );
  const isOfDay = (at: number | null) => at === null || (at >= from && at < to);
  for (const { at, remark } of ours) {
    const billNo = isOfDay(at) ? billNamedBy(remark) : null;
    if (billNo !== null) {
      add(store.paysBill(billNo));
    }
  }
  const vouchers = new Set([...operations.values()].flatMap(({ voucher }) => voucher ?? []));
  const ids = new Set<string>();
  const rows = ours.filter(({ at, serial, voucher, revokesId }) => {
    const named = (serial !== null && operations.has(serial)) || (voucher !== null && vouchers.has(voucher));
    if ((isOfDay(at) || named) && revokesId !== null) {
      ids.add(revokesId);
    }
    return isOfDay(at) || named;
  });
  // What a revocation of the day undid may be of the day before.
  const known = new Set(rows.map(({ id }) => id));
  const undone = ours.filter(({ id }) => id !== null && ids.has(id) && !known.has(id));
  const all = [...rows, ...undone];
  for (const { serial, voucher } of all) {
    if ((serial === null || !operations.has(serial)) && (voucher === null || !vouchers.has(voucher))) {
      add((serial === null ? null : store.get(serial)) ?? (voucher === null ? null : store.byVoucher(voucher)));
    }
  }
  return { state: 'read', rows: all };
}
