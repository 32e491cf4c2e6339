// Coupons, points and the mall as the screen sees them. Amounts in fen, points as counted, days `YYYY-MM-DD` and hours `HH:mm` of the store.
import { z } from 'zod';
import type { Fen } from './money.ts';

const text = (longest: number) => z.string().min(1).max(longest);
const memberId = text(64);
const cardId = text(64);

/** The arguments of the benefits' channels. `page` counts from 1. */
export const benefitArguments = {
  listCardCoupons: z.strictObject({ cardId }),
  listCouponTemplates: z.null(),
  findCouponCode: z.strictObject({ code: text(512) }),
  createCouponCode: z.strictObject({ couponId: text(64) }),
  createWechatCode: z.strictObject({ templateId: text(64) }),
  getPointRules: z.null(),
  listMallGoods: z.strictObject({ memberId, page: z.int().min(1).max(10_000) }),
  getMallPayer: z.strictObject({ memberId, cardId }),
  refreshMember: z.strictObject({ cardId }),
} as const;

/** Where a coupon is used: at the table, or on an order that is taken away. */
export const couponChannels = ['dineIn', 'takeAway'] as const;
export type CouponChannel = (typeof couponChannels)[number];

/** What must be so for a coupon to be used, as far as the platform tells. Empty and null: no such condition. */
export type CouponTerms = {
  readonly id: string;
  readonly name: string;
  readonly amount: Fen;
  readonly quantity: number;
  readonly startsOn: string | null;
  readonly expiresOn: string | null;
  /** 1 Monday … 7 Sunday, both included; may run over the week's end. */
  readonly weekdays: { readonly from: number; readonly to: number } | null;
  /** The last minute is within; may run over midnight. */
  readonly hours: { readonly from: string; readonly to: string } | null;
  readonly alone: boolean;
  readonly rules: readonly { readonly type: string; readonly operator: string; readonly values: string }[];
  /** Names of the dishes that a rule is about. */
  readonly dishes: readonly string[];
  /** Names of the only stores where it is taken; `issuer`: the store that gave the card. */
  readonly stores: readonly string[] | 'issuer' | null;
  /** False: not at this store. Null: the platform does not tell. */
  readonly isTakenHere: boolean | null;
};

/** `reason` (`coupon.<…>`): why it cannot be used now, whatever the bill, or null. */
export type JudgedCoupon = CouponTerms & { readonly reason: string | null };

/** A coupon of a card. `channels`: none of the two where it is for something else. */
export type CardCoupon = JudgedCoupon & { readonly channels: readonly CouponChannel[] };

/** A coupon that may be given. `left` null: without end. `campaign` null: the merchant's own. */
export type CouponTemplate = {
  readonly batchNo: string;
  readonly templateId: string | null;
  readonly name: string;
  readonly amount: Fen;
  readonly left: number | null;
  readonly description: string | null;
  readonly tags: readonly string[];
  readonly campaign: {
    readonly name: string;
    readonly startsOn: string | null;
    readonly endsOn: string | null;
  } | null;
  /** WeChat's own number of the batch; null where WeChat does not know it. */
  readonly wechatBatchNo: string | null;
};

/** Whose coupon a code stands for. */
export type FoundCoupon = {
  readonly name: string;
  readonly maskedMobile: string;
  readonly maskedCard: string;
  readonly coupon: JudgedCoupon;
};

/** `expiresAt` ms UTC; null where the platform does not tell. */
export type CouponCodeView = { readonly code: string; readonly expiresAt: number | null };

/** 4.3.4 in our words. */
export type PointRulesView = {
  readonly asCash: boolean;
  readonly pointsPerYuan: number;
  readonly percentLimit: number | null;
  readonly upperLimit: number | null;
  readonly divisible: boolean;
  readonly withCoupons: boolean;
};

export const mallGoodsKinds = ['coupon', 'goods', 'level', 'other'] as const;
export type MallGoodsKind = (typeof mallGoodsKinds)[number];

/** `price` null: it costs points only. */
export type MallGoods = {
  readonly id: string;
  readonly name: string;
  readonly kind: MallGoodsKind;
  readonly about: string | null;
  readonly useRules: string | null;
  readonly price: Fen | null;
  readonly points: number | null;
};

export type MallPage = { readonly goods: readonly MallGoods[]; readonly more: boolean };

/** The answers of the benefits' channels. */
export type BenefitResults = {
  listCardCoupons: readonly CardCoupon[];
  listCouponTemplates: readonly CouponTemplate[];
  findCouponCode: FoundCoupon;
  createCouponCode: CouponCodeView;
  createWechatCode: { readonly code: string };
  getPointRules: PointRulesView;
  listMallGoods: MallPage;
  /** The card that the platform charges: the member's default one. */
  getMallPayer: { readonly cardId: string };
  /** Tells the event `member`. */
  refreshMember: null;
};
