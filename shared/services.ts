// The platform's other money calls: cards, points, the mall, coupons, bills. What each is about in our words, and what can be known of it afterwards.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import { addFen, type Fen, zeroFen } from './money.ts';
import type { ServiceName } from './service-names.ts';

const text = (longest: number) => z.string().min(1).max(longest);
const id = text(64);
const amount = fenSchema.refine((value) => value >= 0);
const points = z.int().min(0).max(100_000_000);
const somePoints = points.refine((value) => value > 0);
const mobile = z.string().regex(/^\d{5,20}$/);
const remark = z.string().max(200);
const payments = z.array(z.strictObject({ method: text(16), amount })).max(10);
const pointsContent = z.strictObject({ points: somePoints, remark });
const couponContent = z.strictObject({ mobile, batchNo: id });

/** The content of each service, beside the card that it is about. No password: that is a secret, and no secret is content. */
export const serviceContents = {
  /** 6.1.1 */
  activateCard: z.strictObject({ cardTypeId: id.nullable(), mobile, points, idNumber: text(32).nullable() }),
  /** 6.1.2 */
  activateGiftCard: z.strictObject({ cardTypeId: id.nullable(), value: amount }),
  /** 6.1.3: the card of the operation is the old one. */
  upgradeCard: z.strictObject({ newCardNo: id }),
  /** 6.6.1 */
  exchangePoints: pointsContent,
  /** 6.6.2 */
  awardPoints: pointsContent,
  /** 6.6.3: a coupon by its batch, or goods by their name; paid by points, stored value and other payments. */
  buyCouponWithPoints: z
    .strictObject({
      batchNo: id.nullable(),
      goodsName: text(100).nullable(),
      points,
      storePay: amount,
      payments,
      remark,
    })
    .refine(({ batchNo, goodsName }) => (batchNo === null) !== (goodsName === null)),
  /** 6.6.4 */
  deductPoints: pointsContent,
  /** 6.7.2 */
  buyMallGoods: z.strictObject({ membershipId: id, goodsId: id, total: amount }),
  /** 6.8.1: makes a member of the mobile number where there is none. */
  issueCoupon: couponContent,
  /** 6.8.2 */
  issueCouponToMember: couponContent,
  /** 6.15: `bill` is what the recharge makes free; null: as much as the rule allows. */
  rechargeAndDineFree: z.strictObject({ amount, payments, bill: amount.nullable() }),
  /** 6.19: a bill that was paid elsewhere, by one method; the member gets the points. */
  syncThirdPartyPayment: z.strictObject({ orderId: id, total: amount, method: text(16), remark }),
  /** 6.20: how the bill of this voucher was paid. */
  changePaymentMethod: z.strictObject({ voucher: id, payments }),
  /** 6.24 */
  claimCouponByScan: z.strictObject({ code: text(512) }),
} as const satisfies Readonly<Record<ServiceName, z.ZodType>>;

export type ServiceContent = { readonly [Name in ServiceName]: z.output<(typeof serviceContents)[Name]> };

/** A service with its content; one of the named ones. */
export type ServiceRequest<Name extends ServiceName = ServiceName> = {
  readonly [Each in Name]: { readonly service: Each; readonly content: ServiceContent[Each] };
}[Name];

/** Reads a service with its content, beside these other fields; strict. */
export function serviceRequestWith<More extends z.ZodRawShape>(more: More) {
  const requestOf = <Name extends ServiceName>(service: Name) =>
    z.strictObject({ ...more, service: z.literal(service), content: serviceContents[service] });
  return z.discriminatedUnion('service', [
    requestOf('activateCard'),
    requestOf('activateGiftCard'),
    requestOf('upgradeCard'),
    requestOf('exchangePoints'),
    requestOf('awardPoints'),
    requestOf('buyCouponWithPoints'),
    requestOf('deductPoints'),
    requestOf('buyMallGoods'),
    requestOf('issueCoupon'),
    requestOf('issueCouponToMember'),
    requestOf('rechargeAndDineFree'),
    requestOf('syncThirdPartyPayment'),
    requestOf('changePaymentMethod'),
    requestOf('claimCouponByScan'),
  ]);
}

/** `inLog`: the request bears our serial, so the log can show it. `voucher`: the document's answer bears one. `waits`: may be sent later. */
export type ServiceTraits = { readonly inLog: boolean; readonly voucher: boolean; readonly waits: boolean };

const usual = { inLog: true, voucher: true, waits: false } as const;

/** What can be known of each service afterwards, by the document. */
export const serviceTraits: { readonly [Name in ServiceName]: ServiceTraits } = {
  activateCard: usual,
  activateGiftCard: usual,
  upgradeCard: { ...usual, inLog: false },
  exchangePoints: usual,
  awardPoints: usual,
  buyCouponWithPoints: usual,
  deductPoints: usual,
  buyMallGoods: { ...usual, inLog: false, voucher: false },
  issueCoupon: { ...usual, inLog: false, voucher: false },
  issueCouponToMember: { ...usual, inLog: false, voucher: false },
  rechargeAndDineFree: usual,
  syncThirdPartyPayment: { ...usual, waits: true },
  changePaymentMethod: { ...usual, voucher: false },
  claimCouponByScan: usual,
};

/** What a service is about in money; zero where it moves points, coupons or cards only, or leaves a bill's sum as it was (6.20). Fen. */
export function serviceAmount(request: ServiceRequest): Fen {
  switch (request.service) {
    case 'activateGiftCard':
      return request.content.value;
    case 'buyCouponWithPoints':
      return addFen(request.content.storePay, ...request.content.payments.map((payment) => payment.amount));
    case 'buyMallGoods':
    case 'syncThirdPartyPayment':
      return request.content.total;
    case 'rechargeAndDineFree':
      return request.content.amount;
    default:
      return zeroFen;
  }
}
