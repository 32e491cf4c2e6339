// Operations and kept bills as the match sees them. Pure.
import type { KeptBill } from '../../journal/unipos-types.ts';
import { readMoment } from '../../protocol/unipos/moment.ts';
import type { Operation } from '../../queue/operation.ts';
import { leavesTrace } from '../../queue/traces.ts';
import { billDue } from '../unipos/bill-due.ts';
import { isLate } from '../unipos/bill-view.ts';
import type { MatchBill, MatchOperation } from './sides.ts';

/** As the gateway names the intents of terminals' payments: `unipos:<FromNo>:<CardNo>:<AccountNo>`, or a hash after `#`. */
const terminalIntent = /^unipos:(?:#|([^:]+):)?/;

/** What the match needs of an operation. */
export function matchOperation(operation: Operation): MatchOperation {
  const { serial, voucher, kind, state, amount, cardNo, createdAt, updatedAt, parent, payload, intent } = operation;
  const terminal = terminalIntent.exec(intent);
  const bill = payload.kind === 'consumption' ? payload.bill : undefined;
  return {
    ...{ serial, voucher, kind, state, amount, cardNo, parent, updatedAt },
    at: createdAt,
    parentVoucher: payload.kind === 'revocation' ? payload.voucher : null,
    billNo: bill?.billNo ?? null,
    shopNo: bill?.shopNo ?? null,
    gateway: terminal !== null,
    references: [serial, voucher, terminal?.[1]].flatMap((each) => each ?? []),
    traced: leavesTrace(operation),
  };
}

/**
 * What the match needs of a bill. What it says of the card counts whole: a payment that a terminal or another system charged is still one
 * that the other sides must show, although the counter asks for it no more.
 */
export function matchBill(kept: KeptBill, cardPayModes: readonly string[]): MatchBill {
  const { bill, goneAt } = kept;
  const { billNo, shopNo, closedAt, payments } = bill;
  return {
    billNo,
    shopNo,
    due: billDue({ ...bill, payments: payments.map((payment) => ({ ...payment, reference: null })) }, cardPayModes),
    closedAt: readMoment(closedAt),
    late: isLate(kept),
    gone: goneAt !== null,
    references: payments.flatMap(({ reference }) => (reference === null || reference === '' ? [] : [reference])),
  };
}
