// The wire names that no sample and no table of the document shows: assumed, by interface, in this one place. A profile can rename each of them.
import type { YazuoInterfaceId } from './catalogue.ts';

/**
 * Field names that no sample and no table of the document shows, by interface; the rest of each schema is printed in it.
 * Also assumed: `integralExchangeRate` is the number of points worth one yuan, `integralUpperLimit` is in yuan,
 * `integralPay` is the points' worth in yuan, `amount` of a log row is the bill (or the recharge's principal, or the amount revoked),
 * a log row's `id` is its `voucherNo`, and `oldWaterId` of a revocation is the voucher that it revokes.
 */
export const assumedFields: Readonly<Partial<Record<YazuoInterfaceId, readonly string[]>>> = {
  passwordToken: ['brandId', 'merchantId', 'merchantNo', 'merchantName', 'terminalNo', 'userName'],
  listCardTypes: ['brandId', 'merchantId'],
  findMember: ['mobile', 'membershipId', 'cardNo', 'membership', 'cards', 'tags'],
  listCoupons: ['cardNo', 'couponCode', 'merchantNo', 'channel', 'list', 'total'],
  consumeCard: [
    'billAmount',
    'storePay',
    'integralPay',
    'couponList',
    'mixPayList',
    'billDish',
    'password',
    'identifycode',
    'remark',
  ],
  checkout: [
    'billAmount',
    'storePay',
    'integralPay',
    'couponList',
    'mixPayList',
    'billDish',
    'password',
    'identifycode',
    'remark',
  ],
  revokeCheckout: ['brandId', 'cardNo', 'merchantNo', 'cashierSerial', 'voucherNumber'],
  listMemberTransactions: ['membershipId', 'cardNo', 'pageNum', 'pageSize'],
  listTransactions: ['pageNum', 'pageSize'],
  lookup: [
    'merchantNo',
    'queryNo',
    'membership',
    'cards',
    'coupons',
    'benefits',
    'tags',
    'memberLevelName',
    'status',
    'isTradePassword',
  ],
  preconsult: [
    'detail',
    'storePay',
    'integralPay',
    'integralUse',
    'integralPayLimit',
    'couponPay',
    'payable',
    'needPassword',
    'couponUse',
  ],
  settleDay: ['merchantNo', 'date', 'terminalNo', 'totals', 'count', 'amount', 'differences'],
};
