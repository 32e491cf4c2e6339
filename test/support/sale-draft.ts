// A sale as the queue takes it: the same sale for every test that needs no more than one.
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';

/** By stored value alone, `amount` in fen; `more` says what is different. */
export function saleDraft(
  intent: string,
  cardNo: string,
  amount: number,
  more: Partial<OperationDraft> = {},
): OperationDraft {
  return {
    intent,
    payload: {
      kind: 'consumption',
      cardNo,
      billAmount: fen(amount),
      storePay: fen(amount),
      points: 0,
      pointsPay: fen(0),
      coupons: [],
      otherPayments: [],
      remark: null,
    },
    held: fen(amount),
    operator: 'anna',
    shift: null,
    memberName: null,
    waits: true,
    acceptedOffline: false,
    ...more,
  };
}
