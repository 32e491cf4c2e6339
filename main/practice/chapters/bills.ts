// What the practice platform does for the interfaces of protocol/yazuo/chapters/bills.ts.
import type { billsRows } from '../../protocol/yazuo/chapters/bills.ts';
import { getOrderAuthorization, listTransactionDishes, syncBillDetail } from '../bill-records.ts';
import { rechargeAndDineFree } from '../dine-free.ts';
import type { HandlersOf } from '../handler.ts';
import { changePaymentMethod } from '../payment-change.ts';
import { syncThirdPartyPayment } from '../third-party-payment.ts';

export const billsHandlers: HandlersOf<keyof typeof billsRows> = {
  listTransactionDishes,
  rechargeAndDineFree,
  getOrderAuthorization,
  syncThirdPartyPayment,
  changePaymentMethod,
  syncBillDetail,
};
