// 6.21 as the wire spells it. Pure.
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { BillDetail } from '../ports/bill-details.ts';

/** Assumed, as the sample has it: the bill is settled. */
const settled = '1';

/** `thirdMerchantNo` is the number that a third party gave the store. Ids of methods are numbers here; what is none goes as "other". */
export function billDetailRequest(
  detail: BillDetail,
  thirdMerchantNo: string,
  payWays: { readonly stored: number; readonly other: number },
): RequestOf<'syncBillDetail'> {
  const { orderId, at, total, received, discount, mobile, memberId, remark, table, guests } = detail;
  // The document's table is a number: one of letters is told among the words.
  const tableNo = table !== null && /^\d{1,9}$/.test(table) ? Number(table) : null;
  const words = [remark, table === null || tableNo !== null ? null : `桌台 ${table}`];
  const stored = detail.storePay === 0 ? [] : [{ payPrice: detail.storePay, payWay: payWays.stored }];
  const others = detail.otherPayments.map(({ method, amount }) => ({
    payPrice: amount,
    payWay: /^\d{1,9}$/.test(method) ? Number(method) : payWays.other,
  }));
  return {
    orderId,
    orderTime: Math.floor(at / 1000) * 1000,
    totalPrice: total,
    receivePrice: received,
    discountPrice: discount,
    ...(mobile === null ? {} : { mobile }),
    ...(tableNo === null ? {} : { tableNo }),
    ...(guests === null ? {} : { people: guests }),
    payWays: [...stored, ...others],
    discount: detail.discounts.map(({ name, amount }) => ({ name, price: amount })),
    dishList: detail.dishes.map(({ code, name, price, count }) => ({
      dishCode: code,
      dishName: name,
      price,
      num: count,
    })),
    thirdMerchantNo,
    status: settled,
    description: words.filter((part) => part !== null && part !== '').join(' '),
    ...(memberId === null ? {} : { membershipId: memberId }),
  };
}

/** The ids of stored value and of "other" among the methods of payment, which the document's lost list would name. */
export function payWaysIn({ paymentMethods, memberPaymentIds }: AssumedYazuo): { stored: number; other: number } {
  const last = paymentMethods.findLast(({ id }) => !memberPaymentIds.includes(id));
  return { stored: Number(memberPaymentIds[0] ?? 0), other: Number(last?.id ?? 0) };
}
