// A UniPOS bill is paid by one operation: whether another one stands in the way.
import { type Failure, failure } from '../../shared/result.ts';
import type { Operation } from './operation.ts';
import type { Store } from './ports.ts';

/** `billPaid` or `billBusy` with the other's serial, or null. `shares` says which others may pay the same bill; left out: none. */
export function billTaken(
  store: Pick<Store, 'paysBill'>,
  billNo: string,
  shares?: (other: Operation) => boolean,
): Failure | null {
  const other = store.paysBill(billNo);
  return other === null || shares?.(other) === true
    ? null
    : failure(other.state === 'applied' ? 'billPaid' : 'billBusy', { billNo, serial: other.serial }).failure;
}
