// One service of each sort: found in the log and never waiting, found and waiting, never found with a voucher, never found and without one.
import { fen, zeroFen } from '../../shared/money.ts';
import type { ServicePayload } from '../../shared/operation.ts';

export const oneOfEachSort: readonly ServicePayload[] = [
  { kind: 'service', cardNo: '11', amount: zeroFen, service: 'awardPoints', content: { points: 10, remark: '' } },
  {
    kind: 'service',
    cardNo: '12',
    amount: fen(8_850),
    service: 'syncThirdPartyPayment',
    content: { orderId: 'O1', total: fen(8_850), method: '3', remark: '' },
  },
  { kind: 'service', cardNo: '13', amount: zeroFen, service: 'upgradeCard', content: { newCardNo: '14' } },
  {
    kind: 'service',
    cardNo: '138****0001',
    amount: zeroFen,
    service: 'issueCoupon',
    content: { mobile: '13800000001', batchNo: '7' },
  },
];
