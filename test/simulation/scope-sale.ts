// The one sale of the small scope.
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import { card } from './scope-wire.ts';

const amount = fen(1_000);

export const scopeSale: OperationDraft = {
  intent: 'sale',
  payload: {
    kind: 'consumption',
    cardNo: card,
    billAmount: amount,
    storePay: amount,
    points: 0,
    pointsPay: fen(0),
    coupons: [],
    otherPayments: [],
    remark: null,
  },
  held: amount,
  operator: 'anna',
  shift: null,
  memberName: null,
  waits: true,
  acceptedOffline: false,
};
