// The till's own figures of a business day, and why the platform's may differ. Pure: journal rows in, sums out.
import type { DayCause, DayItem, DaySum, DayTotals } from '../../../shared/day-end.ts';
import { fen, zeroFen } from '../../../shared/money.ts';
import { isClosed } from '../../../shared/operation.ts';
import type { DayRow } from '../../journal/day-reads.ts';

/** A cause with how many operations it is about, and what they are worth. */
export type CauseSum = { readonly cause: DayCause } & DaySum;

/** A row with the business day on which it left for the platform; null where it never did. */
export type SentRow = { readonly row: DayRow; readonly day: string; readonly sentOn: string | null };

/** The figure that an operation counts in; null: in none. A bill paid elsewhere is consumption, and a campaign's recharge a recharge. */
export function itemOf({ kind, service }: Pick<DayRow, 'kind' | 'service'>): DayItem | null {
  if (kind !== 'service') {
    return kind;
  }
  return service === 'rechargeAndDineFree' ? 'recharge' : service === 'syncThirdPartyPayment' ? 'consumption' : null;
}

/** Whether the platform has it in its books: what was undone later stays in them, beside its revocation. */
export function isBooked({ state }: Pick<DayRow, 'state'>): boolean {
  return state === 'applied' || state === 'reverted';
}

/** Count and fen of these rows. */
export function sumOf(rows: readonly Pick<DayRow, 'amount'>[]): DaySum {
  return { count: rows.length, amount: fen(rows.reduce((sum, { amount }) => sum + amount, 0)) };
}

/** What this terminal booked of what was accepted in the rows' stretch of time. */
export function totalsOf(rows: readonly DayRow[], terminalNo: string): DayTotals {
  const booked = rows.filter((row) => isBooked(row) && row.terminalNo === terminalNo);
  const sum = (item: DayItem) => sumOf(booked.filter((row) => itemOf(row) === item));
  return { consumption: sum('consumption'), recharge: sum('recharge'), revocation: sum('revocation') };
}

/** What is booked for this terminal, but stands in none of the day-end's figures. */
export function servicesOf(rows: readonly DayRow[], terminalNo: string): DaySum {
  return sumOf(rows.filter((row) => isBooked(row) && row.terminalNo === terminalNo && itemOf(row) === null));
}

/** What was taken over from other tills, whatever became of it. */
export function takenOverOf(rows: readonly DayRow[], terminalNo: string): DaySum {
  return sumOf(rows.filter((row) => row.terminalNo !== terminalNo && isBooked(row)));
}

export type CauseFacts = {
  readonly day: string;
  readonly terminalNo: string;
  /** This till's rows of the day and of the days before, and when each left. */
  readonly rows: readonly SentRow[];
  /** Runs of the contract check on this day. */
  readonly probes: number;
  /** The till's figures changed while the platform was asked. */
  readonly changed: boolean;
};

/** Every cause that this till knows of, the likeliest first; what is left when they are taken off is nobody's yet. */
export function causesOf({ day, terminalNo, rows, probes, changed }: CauseFacts): readonly CauseSum[] {
  const own = rows.filter(({ row }) => row.terminalNo === terminalNo);
  const ofDay = own.filter((each) => each.day === day);
  const booked = (each: SentRow) => isBooked(each.row) && itemOf(each.row) !== null && each.sentOn !== null;
  const found: readonly CauseSum[] = [
    cause(
      'bookedLater',
      ofDay.filter((each) => booked(each) && each.sentOn !== day),
    ),
    cause(
      'bookedEarlier',
      own.filter((each) => booked(each) && each.day !== day && each.sentOn === day),
    ),
    cause(
      'stillOpen',
      ofDay.filter(({ row }) => !isClosed(row.state)),
    ),
    cause(
      'otherTill',
      ofDay.filter(
        ({ row }) => row.kind === 'revocation' && row.state === 'applied' && row.parentTerminalNo !== terminalNo,
      ),
    ),
    { cause: 'probe', count: probes, amount: zeroFen },
    { cause: 'meanwhile', count: changed ? 1 : 0, amount: zeroFen },
  ];
  return found.filter(({ count }) => count > 0);
}

function cause(name: DayCause, rows: readonly SentRow[]): CauseSum {
  return { cause: name, ...sumOf(rows.map(({ row }) => row)) };
}
