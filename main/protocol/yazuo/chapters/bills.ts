// Rows of the document's sections 6.12.3, 6.15, 6.16, 6.19 to 6.21: bills and orders beside the sale itself.
import * as answers from '../answers.ts';
import { row } from '../row.ts';
import * as fields from './bills-fields.ts';

export const billsRows = {
  listTransactionDishes: row(
    '6.12.3',
    '查询交易流水菜品信息',
    'trade',
    'read',
    fields.listTransactionDishesRequest,
    fields.listTransactionDishesAnswer,
  ),
  rechargeAndDineFree: row(
    '6.15',
    '储值霸王餐',
    'trade',
    'money',
    fields.rechargeAndDineFreeRequest,
    answers.tradeAnswer,
  ),
  getOrderAuthorization: row(
    '6.16',
    '授权码获取接口',
    'trade',
    'read',
    fields.getOrderAuthorizationRequest,
    fields.getOrderAuthorizationAnswer,
  ),
  syncThirdPartyPayment: row(
    '6.19',
    '第三方收银同步支付接口',
    'trade',
    'money',
    fields.syncThirdPartyPaymentRequest,
    answers.tradeAnswer,
  ),
  changePaymentMethod: row(
    '6.20',
    '已结账单的支付方式变更',
    'trade',
    'money',
    fields.changePaymentMethodRequest,
    answers.revocationAnswer,
  ),
  syncBillDetail: row('6.21', '消费明细同步', 'trade', 'write', fields.syncBillDetailRequest, answers.nothing),
} as const;
