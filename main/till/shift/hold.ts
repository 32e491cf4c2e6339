// What was done since some moment, read once while a question about the shift is answered: a busy one has thousands of operations, and to ask
// the journal for the relatives of each takes ten times as long as to read them all.
import type { ShiftOperation, ShiftShelf } from '../../journal/shift-types.ts';
import { isPaymentChange } from './cash.ts';
import type { Relatives } from './families.ts';

export type ShiftReads = Relatives & Pick<ShiftShelf, 'steps' | 'operationsAfter'> & { readonly heldFrom?: number };

/**
 * A shelf that holds every operation behind this number. A relative is always accepted after its sale, so those of a sale that is held are
 * held too; only what was taken over from another till is asked for as ever.
 */
export function hold(shelf: ShiftReads, from: number): ShiftReads {
  if (shelf.heldFrom !== undefined && shelf.heldFrom <= from) {
    return shelf;
  }
  const operations = shelf.operationsAfter(from);
  const own = new Map<string, ShiftOperation>();
  const vouchers = new Set<string>();
  const revocations = new Map<string, ShiftOperation[]>();
  const changes = new Map<string, ShiftOperation[]>();
  for (const each of operations) {
    const { serial, kind, voucher, parent, payload } = each.operation;
    if (!each.adopted) {
      own.set(serial, each);
      if (voucher !== null && kind !== 'revocation') {
        vouchers.add(voucher);
      }
    }
    if (parent !== null) {
      append(revocations, parent, each);
    }
    if (isPaymentChange(each) && payload.kind === 'service' && 'voucher' in payload.content) {
      append(changes, payload.content.voucher, each);
    }
  }
  return {
    heldFrom: from,
    steps: shelf.steps,
    operationsAfter: (number) =>
      number < from ? shelf.operationsAfter(number) : operations.filter((each) => each.number > number),
    bySerial: (serial) => own.get(serial) ?? shelf.bySerial(serial),
    byVoucher: shelf.byVoucher,
    revocationsOf: (serial) => (own.has(serial) ? (revocations.get(serial) ?? []) : shelf.revocationsOf(serial)),
    paymentChanges: (voucher) => (vouchers.has(voucher) ? (changes.get(voucher) ?? []) : shelf.paymentChanges(voucher)),
  };
}

function append(lists: Map<string, ShiftOperation[]>, key: string, each: ShiftOperation): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [each]);
  } else {
    list.push(each);
  }
}
