// A kept bill as the screen sees it: what a card owes, what became of it on this till, whether it came late. Pure but for what it is given to ask.
import type { BillPaid, BillRow, BillView } from '../../../shared/unipos-bills.ts';
import type { KeptBill } from '../../journal/unipos-types.ts';
import { readMoment } from '../../protocol/unipos/moment.ts';
import type { Store } from '../../queue/ports.ts';
import { maskCard } from '../masks.ts';
import { billDue } from './bill-due.ts';

/** `modes`: the payment numbers that stand for a member card. */
export type BillFacts = { readonly store: Pick<Store, 'paysBill'>; readonly modes: readonly string[] };

/** The shop's clock and this till's may differ, and a reading takes its time: what comes within so long is not late. Ms. */
const tolerance = 600_000;

export function billView(kept: KeptBill, facts: BillFacts): BillView {
  return { ...billRow(kept, facts), lines: kept.bill.lines };
}

export function billRow(kept: KeptBill, { store, modes }: BillFacts): BillRow {
  const { lines: _, ...bill } = kept.bill;
  const due = billDue(kept.bill, modes);
  return {
    ...bill,
    // A till in front of UniPOS may have written the card there.
    memberNo: bill.memberNo === null ? null : maskCard(bill.memberNo),
    due,
    paid: paidBy(store.paysBill(bill.billNo), due.kind === 'none'),
    late: isLate(kept),
    gone: kept.goneAt !== null,
    gateway: kept.source === 'gateway',
    firstSeenAt: kept.firstSeenAt,
  };
}

function paidBy(operation: ReturnType<BillFacts['store']['paysBill']>, nothingDue: boolean): BillPaid {
  if (operation === null) {
    return { state: nothingDue ? 'otherwise' : 'unpaid' };
  }
  return { state: operation.state === 'applied' ? 'paid' : 'paying', serial: operation.serial };
}

/** A whole reading of its day, after it was closed, did not have it yet. Bills that a terminal kept while offline come like this. */
export function isLate({
  bill,
  firstSeenAt,
  readBefore,
}: Pick<KeptBill, 'bill' | 'firstSeenAt' | 'readBefore'>): boolean {
  const closed = readMoment(bill.closedAt);
  return closed !== null && readBefore !== null && readBefore > closed && firstSeenAt - closed > tolerance;
}
