// A sale that pays one of UniPOS's bills: what is known to be wrong before it is accepted, here and in the platform's log.
import { fineText } from '../../../shared/fine-money.ts';
import { type Fen, formatFen } from '../../../shared/money.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { BillReference } from '../../../shared/unipos.ts';
import type { PlatformTransaction } from '../../backends/ports/transactions.ts';
import { billTaken } from '../../queue/bill.ts';
import { businessDay, spanOfDay } from '../business-day.ts';
import type { TillDependencies } from '../dependencies.ts';
import { isOnItsOwn } from '../offline.ts';
import { reportReach } from '../reach.ts';
import { billDue } from './bill-due.ts';
import { billNamedBy } from './bill-remark.ts';

type Dependencies = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'profile' | 'queue'>;

/** At the counter nobody waits for more: the newest five hundred rows of a store are most of a day. */
const mostPages = 5;
const pageSize = 100;

/**
 * The bill as it goes into the sale. Its amount is this till's own reading of it: what the screen says must be the same. Fails with
 * `uniposAbsent`, `billNotFound` (also for one that UniPOS has no more), `billNotWholeFen`, `billNothingDue`, `paymentsDoNotAddUp`, and with
 * `billPaid` or `billBusy` before anybody is asked for a password; the queue checks these two again in the accepting transaction.
 */
export function billToPay(billNo: string, billAmount: Fen, { journal, profile }: Dependencies): Result<BillReference> {
  if (profile.unipos === undefined) {
    return failure('uniposAbsent');
  }
  const { shopNo, cardPayModes } = profile.unipos;
  const kept = journal.uniposBills.byBillNo(billNo);
  if (kept === null || kept.goneAt !== null || kept.bill.shopNo !== shopNo) {
    return failure('billNotFound', { billNo });
  }
  const taken = billTaken(journal.store, billNo);
  if (taken !== null) {
    return { ok: false, failure: taken };
  }
  const due = billDue(kept.bill, cardPayModes);
  switch (due.kind) {
    case 'notWholeFen':
      return failure('billNotWholeFen', { billNo, amount: fineText(due.exact) });
    case 'none':
      return failure('billNothingDue', { billNo });
    case 'amount':
      return due.amount === billAmount
        ? success({ billNo, shopNo })
        : failure('paymentsDoNotAddUp', { bill: formatFen(due.amount), paid: formatFen(billAmount) });
  }
}

/**
 * `billPaidElsewhere` where the platform's log shows a sale of this store, of another till or one that this till lost, which names the bill and
 * was not undone. The store's newest rows are read back to the beginning of the bill's day. Offline, and on a platform that has no log or does
 * not answer, nobody can tell: then null, and only this till's own rule holds. The day's match finds such a bill afterwards (paid twice).
 */
export async function paidElsewhere(billNo: string, dependencies: Dependencies): Promise<Failure | null> {
  const { backend, clock, journal, queue } = dependencies;
  if (isOnItsOwn(queue.status().reach) || !backend.offers.includes('transactions')) {
    return null;
  }
  const day = journal.uniposBills.byBillNo(billNo)?.day ?? businessDay(clock.wall());
  const rows: PlatformTransaction[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await backend.transactions.page({ by: 'store' }, page, pageSize);
    reportReach(queue, answer);
    if (!answer.ok) {
      return null;
    }
    rows.push(...answer.value.rows);
    const isOver = answer.value.rows.every(({ at }) => at !== null && at < spanOfDay(day).from);
    if (isOver || answer.value.rows.length < pageSize) {
      break;
    }
  }
  const paying = rows.find(
    (row) => billNamedBy(row.remark) === billNo && stands(row, rows) && !isUndoneHere(row, journal),
  );
  return paying === undefined ? null : failure('billPaidElsewhere', { billNo, voucher: paying.voucher ?? '' }).failure;
}

function stands(row: PlatformTransaction, rows: readonly PlatformTransaction[]): boolean {
  const isSale = row.kind === 'consumption' || row.kind === null;
  return isSale && !row.revoked && !rows.some(({ revokesId }) => revokesId !== null && revokesId === row.id);
}

/** A log may be slow: what this till revoked is undone, whatever an older page of it says. */
function isUndoneHere({ serial }: PlatformTransaction, { store }: Dependencies['journal']): boolean {
  return serial !== null && store.get(serial)?.state === 'reverted';
}
