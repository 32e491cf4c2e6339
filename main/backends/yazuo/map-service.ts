// Our services ↔ the wire's other money interfaces: 6.1, 6.6, 6.7.2, 6.8, 6.15, 6.19, 6.20, 6.24. Pure; a service without a mapping does not compile.
import type { OperationAnswer, OtherPayment } from '../../../shared/operation.ts';
import type { ServiceName } from '../../../shared/service-names.ts';
import type { ServiceContent } from '../../../shared/services.ts';
import type { AnswerOf, RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { WireActivation } from '../../protocol/yazuo/chapters/cards-schemas.ts';
import type { WirePointsTrade } from '../../protocol/yazuo/chapters/points-answers.ts';
import { type AnswerRead, type Heading, readTrade } from './map-money.ts';

/** `merchantId`: the platform's internal id of the store, where it is known. */
export type ServiceHeading = Heading & { readonly merchantId: string | null };

export type ServiceMapping<Name extends ServiceName> = {
  /** The request; null where the store's internal id is needed and not known. `secret` is the card's trade password. */
  readonly request: (
    heading: ServiceHeading,
    cardNo: string,
    content: ServiceContent[Name],
    secret: string | null,
  ) => RequestOf<Name> | null;
  readonly read: (data: AnswerOf<Name>) => AnswerRead;
  /** The card that the answer must name, where it is not the operation's own. */
  readonly namedCard?: (content: ServiceContent[Name]) => string;
};

const nothingSaid: OperationAnswer = {
  voucher: null,
  storeBalance: null,
  pointsBalance: null,
  storeBonus: null,
  pointsBonus: null,
  couponBonus: [],
};

export const serviceMappings: { readonly [Name in ServiceName]: ServiceMapping<Name> } = {
  activateCard: {
    request: (heading, cardNo, { cardTypeId, mobile, points, idNumber }, secret) => ({
      ...withTerminal(heading, cardNo),
      ...optional('cardtypeId', cardTypeId),
      integralValue: points,
      ...optional('password', secret),
      mobile,
      ...optional('idNumber', idNumber),
    }),
    read: readActivation,
  },
  activateGiftCard: {
    request: (heading, cardNo, { cardTypeId, value }, secret) => ({
      ...withTerminal(heading, cardNo),
      ...optional('cardtypeId', cardTypeId),
      storeValue: value,
      ...optional('password', secret),
    }),
    read: readActivation,
  },
  upgradeCard: {
    request: ({ brandId, merchantNo, terminalNo }, cardNo, { newCardNo }) => ({
      brandId,
      oldCardNo: cardNo,
      merchantNo,
      newCardNo,
      terminalNo,
    }),
    read: ({ voucherNo, toCardNo }) => ({ answer: { ...nothingSaid, voucher: voucherNo }, cardNo: toCardNo }),
    namedCard: ({ newCardNo }) => newCardNo,
  },
  exchangePoints: {
    request: (heading, cardNo, { points, remark }, secret) => ({
      ...withSerial(heading, cardNo),
      integralValue: points,
      ...optional('password', secret),
      remark,
    }),
    read: readPoints,
  },
  awardPoints: {
    request: (heading, cardNo, { points, remark }) => ({
      ...withSerial(heading, cardNo),
      integralValue: points,
      remark,
    }),
    read: readPoints,
  },
  buyCouponWithPoints: {
    request: (heading, cardNo, { batchNo, goodsName, points, storePay, payments, remark }, secret) => ({
      ...withSerial(heading, cardNo),
      integralValue: points,
      storePay,
      payWays: payWaysOf(payments),
      ...optional('batchNo', batchNo),
      ...optional('goodsName', goodsName),
      ...optional('password', secret),
      remark,
    }),
    read: readPoints,
  },
  deductPoints: {
    request: (heading, cardNo, { points, remark }, secret) => ({
      ...withSerial(heading, cardNo),
      integralValue: points,
      ...optional('password', secret),
      remark,
    }),
    read: readPoints,
  },
  buyMallGoods: {
    request: ({ brandId, merchantNo, merchantId }, _cardNo, { membershipId, goodsId, total }) =>
      merchantId === null
        ? null
        : { brandId, membershipId, merchantId, merchantNo, mallGoodsId: goodsId, totalAmount: total },
    read: readNothing,
  },
  issueCoupon: {
    request: ({ brandId }, _cardNo, { mobile, batchNo }) => ({ brandId, mobile, batchNo }),
    read: readNothing,
  },
  issueCouponToMember: {
    request: ({ brandId }, _cardNo, { mobile, batchNo }) => ({ brandId, mobile, batchNo }),
    read: readNothing,
  },
  rechargeAndDineFree: {
    request: (heading, cardNo, { amount, payments, bill }) => ({
      ...withTerminal(heading, cardNo),
      storeNumber: amount,
      payWays: payWaysOf(payments),
      ...optional('billAmount', bill),
    }),
    read: readTradeAnswer,
  },
  syncThirdPartyPayment: {
    request: (heading, cardNo, { orderId, total, method, remark }) => ({
      ...withTerminal(heading, cardNo),
      orderId,
      billAmount: total,
      payWay: method,
      remark,
    }),
    read: readTradeAnswer,
  },
  changePaymentMethod: {
    request: (heading, cardNo, { voucher, payments }) => ({
      ...withTerminal(heading, cardNo),
      voucherNumber: voucher,
      mixPayList: payWaysOf(payments),
    }),
    read: readTradeAnswer,
  },
  claimCouponByScan: {
    request: (heading, cardNo, { code }) => ({ ...withSerial(heading, cardNo), scanCode: code }),
    read: ({ voucher, issuedCoupon }) => ({
      answer: { ...nothingSaid, voucher, couponBonus: couponsOf(issuedCoupon) },
      cardNo: null,
    }),
  },
};

function withSerial({ brandId, merchantNo, cashierSerial }: Heading, cardNo: string) {
  return { brandId, cardNo, merchantNo, cashierSerial };
}

function withTerminal(heading: Heading, cardNo: string) {
  return { ...withSerial(heading, cardNo), terminalNo: heading.terminalNo };
}

function payWaysOf(payments: readonly OtherPayment[]) {
  return payments.map(({ method, amount }) => ({ id: method, value: amount }));
}

/** What is not known stays out of the request. */
function optional<Key extends string, Value>(key: Key, value: Value | null): { readonly [Name in Key]?: Value } {
  return value === null ? {} : ({ [key]: value } as { readonly [Name in Key]: Value });
}

function readActivation({ card, voucher }: WireActivation): AnswerRead {
  const { cardNo, storeBalance, integralBalance } = card;
  return { answer: { ...nothingSaid, voucher, storeBalance, pointsBalance: integralBalance }, cardNo };
}

function readPoints({ voucher, integralBalance, storeBalance, issuedCoupon }: WirePointsTrade): AnswerRead {
  const couponBonus = couponsOf(issuedCoupon);
  return {
    answer: { ...nothingSaid, voucher, storeBalance, pointsBalance: integralBalance, couponBonus },
    cardNo: null,
  };
}

function readTradeAnswer(data: AnswerOf<'rechargeAndDineFree' | 'changePaymentMethod'>): AnswerRead {
  return { answer: readTrade(data), cardNo: data.details?.cardNo ?? null };
}

/** Code 0 is all that these say. */
function readNothing(): AnswerRead {
  return { answer: nothingSaid, cardNo: null };
}

function couponsOf(coupon: WirePointsTrade['issuedCoupon']): OperationAnswer['couponBonus'] {
  if (coupon === null || coupon === undefined) {
    return [];
  }
  const { id, couponName, amount, startDate, endDate } = coupon;
  return [{ id, name: couponName ?? '', amount, startDate, endDate }];
}
