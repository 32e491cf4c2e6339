// The document's samples made sensible for the practice world: this store, this cast, a serial that nobody used, and what must be there first.
import type { BusinessId } from '../../main/practice/interfaces.ts';
import { sampleOf } from '../../main/protocol/yazuo/samples.ts';
import { brandId, merchantId, merchantNo, terminalNo } from '../integration/practice-caller.ts';

/** What differs from call to call. */
export interface Choice {
  /** Unused: a serial, and the end of every number that must be new. Six digits. */
  readonly fresh: string;
  readonly cardNo: string;
  readonly mobile: string;
  readonly membershipId: string;
  /** A settled bill of this card with some cash in it, in yuan; its last operation. */
  readonly voucher: string;
  readonly voucherCash: number;
  /** The code on the telephone of the card with a password, and of the newcomer. */
  readonly smsCode: string;
}

/** The card with a trade password, and its holder's telephone. */
const passwordCard = '6201300100000201';
export const passwordMobile = '13800000002';
const password = '123456';
const day = '20261118';

/** The sample with this store’s numbers in it, and what the interface needs beside them. */
export function practiceRequest(id: BusinessId, choice: Choice): object {
  return { ...Object(withOwnNumbers(sampleOf(id).request, choice)), ...needs(id, choice) };
}

function needs(id: BusinessId, choice: Choice): object {
  const { cardNo, fresh, membershipId, mobile, voucher } = choice;
  const dish = { thirdpartyStoreNo: 'MD000000001', typeId: '11' };
  switch (id) {
    case 'createDishCategory':
      return { thirdpartyMerchantNo: 'MD000000001' };
    case 'syncDish':
      return dish;
    case 'syncDishes':
      return { dishesList: [{ ...Object(sampleOf('syncDish').request), ...dish }] };
    case 'createMerchant':
      return { thirdpartyMerchantNo: `MD${fresh}` };
    case 'createMember':
      return { membership: { name: '新会员', mobile: `13912${fresh}`, gender: 1, birthday: '1990-02-03' } };
    case 'resetTradePassword':
    case 'verifyTradePassword':
      return { cardNo: passwordCard };
    case 'changePasswordByOld':
      return { cardNo: passwordCard, oldPassword: password, password };
    case 'changePasswordByCode':
      return { cardNo: passwordCard, mobile: passwordMobile, identifycode: choice.smsCode, password };
    case 'importExternalCard':
      return { cardNo: `9900000000${fresh}`, cardtypeId: '1397', mobile };
    case 'listOpenIds':
      return { wid: '90000001' };
    case 'activateCard':
      return { cardNo: '6201400100000101' };
    case 'activateGiftCard':
      return { cardNo: '6201500100000101', cardtypeId: '120796' };
    case 'activateGiftCards':
      return {
        cardList: ['6201500100000201', '6201500100000301'].map((one) => ({
          cardNo: one,
          cardtypeId: '120796',
          storeValue: '80',
          password,
        })),
      };
    case 'upgradeCard':
      return { oldCardNo: '6201300100000301', newCardNo: '6201400100000201' };
    case 'revoke':
    case 'revokeByVoucher':
    case 'revokeCheckout':
    case 'listTransactionDishes':
      return { voucherNumber: voucher };
    case 'changePaymentMethod':
      return { voucherNumber: voucher, mixPayList: [{ id: '3', value: choice.voucherCash }] };
    case 'exchangePoints':
      return { password: null, mobile };
    case 'buyCouponWithPoints':
      return { batchNo: 793150 };
    case 'listMallGoods':
      return { productType: 1 };
    case 'buyMallGoods':
      return { mallGoodsId: 100124, totalAmount: 15 };
    case 'issueCoupon':
    case 'issueCouponToMember':
      return { batchNo: 793150 };
    case 'sendSmsCode':
      return { moblie: '13800000009' };
    case 'verifySmsCode':
      return { moblie: passwordMobile, identifycode: choice.smsCode };
    case 'createDynamicCouponCode':
      return { couponId: '118284601' };
    case 'lookup':
    case 'singleCardSingleCoupon':
      return { queryNo: cardNo };
    case 'lookupByCouponCode':
      return { couponCode: '770000000101' };
    case 'listCardsByMobile':
      return { queryMobile: mobile };
    case 'listTransactions':
      return { cashierSerial: null };
    case 'getOrderAuthorization':
      return { orderId: '2026000000000101' };
    case 'getMemberOrder':
      return { orderNo: '2026000000000101' };
    case 'syncThirdPartyPayment':
    case 'syncBillDetail':
      return { orderId: `W${fresh}` };
    case 'settleDay':
      return { date: day };
    case 'listRechargeCommission':
      return { date: day };
    case 'claimCouponByScan':
      return { scanCode: '990000000150' };
    case 'mapWechatCouponBatches':
      return { yazuoBatchNos: [793141] };
    case 'setDefaultCard':
    case 'updateMember':
      return { membershipId: Number(membershipId) };
    default:
      return {};
  }
}

/** This store's, this card's and this call's numbers wherever their fields stand, as text or number as the sample has them. */
function withOwnNumbers(value: unknown, choice: Choice): unknown {
  const own: Readonly<Record<string, string>> = {
    brandId,
    merchantId,
    merchantNo,
    terminalNo,
    cardNo: choice.cardNo,
    mobile: choice.mobile,
    membershipId: choice.membershipId,
    cashierSerial: `C${choice.fresh}`,
  };
  if (Array.isArray(value)) return value.map((element) => withOwnNumbers(element, choice));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const ours = own[name];
      if (ours === undefined || (inner !== null && typeof inner === 'object'))
        return [name, withOwnNumbers(inner, choice)];
      if (inner === null || inner === '') return [name, inner];
      return [name, typeof inner === 'number' ? Number(ours) : ours];
    }),
  );
}
