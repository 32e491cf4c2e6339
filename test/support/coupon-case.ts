// One case of the coupon rules, told by what is unusual in it, and the sentence that comes of it.
import { couponsProblem } from '../../main/practice/coupon-rules.ts';
import type { CouponBill, WantedCoupon } from '../../main/practice/coupon-use.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import type { PracticeCoupon, PracticeCouponTemplate } from '../../main/practice/world.ts';

export const [shangdi, zhongguancun] = practiceWorldGuide.stores;

/** What differs from the usual case: a plain coupon of five, a gold member's plain card of 上地, a bill of 200 yuan there on a Wednesday noon. */
export interface Case {
  readonly coupon?: Partial<PracticeCouponTemplate>;
  readonly life?: Partial<PracticeCoupon>;
  readonly quantity?: number;
  /** Merchant id of the store that gave the card; default 上地. */
  readonly cardFrom?: number | null;
  readonly cardType?: number;
  readonly level?: string | null;
  /** Yuan; default 200. */
  readonly bill?: number;
  readonly payWays?: readonly string[];
  readonly dishes?: readonly string[];
  readonly at?: string;
  readonly atStore?: typeof shangdi | typeof zhongguancun;
  readonly channel?: number;
  readonly others?: readonly Partial<PracticeCouponTemplate>[];
  readonly aloneUseCoupon?: boolean;
  readonly couponMaxUse?: number | null;
}

export const wednesdayNoon = '2026-11-18 12:00:00';

/** A template's only condition. */
export function rule(ruleType: string, operator: string, values: string) {
  return { usageRules: [{ ruleType, operator, values }] };
}

function want(
  terms: Partial<PracticeCouponTemplate>,
  id: number,
  more: Pick<Case, 'life' | 'quantity' | 'cardFrom'> = {},
): WantedCoupon {
  const template = {
    batchNo: 700_000 + id,
    name: '券',
    amountFen: 1000,
    startWeek: 1,
    endWeek: 7,
    isAloneUse: false,
    channel: 1000,
    usageRules: [],
    ...terms,
  };
  const coupon = {
    id,
    code: String(id),
    batchNo: template.batchNo,
    cardNo: '6201300100000101',
    startDate: '2026-11-01',
    expiredDate: '2026-11-30',
    sendQuantity: 5,
    availableQuantity: 5,
    ...more.life,
  };
  const issuingMerchantId = more.cardFrom === undefined ? shangdi.merchantId : more.cardFrom;
  return { coupon, template, quantity: more.quantity ?? 1, issuingMerchantId };
}

/** What the cashier reads; undefined where the coupons may be used. */
export function sentenceOf(given: Case): string | undefined {
  const bill: CouponBill = {
    amountFen: Math.round((given.bill ?? 200) * 100),
    at: Date.parse(`${(given.at ?? wednesdayNoon).replace(' ', 'T')}+08:00`),
    channel: given.channel ?? 1000,
    store: given.atStore ?? shangdi,
    stores: practiceWorldGuide.stores,
    cardTypeId: given.cardType ?? 1397,
    level: given.level === undefined ? '金卡会员' : given.level,
    payWays: given.payWays ?? [],
    dishNos: given.dishes ?? null,
  };
  const wanted = [want(given.coupon ?? {}, 1, given), ...(given.others ?? []).map((terms, at) => want(terms, 2 + at))];
  return couponsProblem(wanted, bill, {
    aloneUseCoupon: given.aloneUseCoupon ?? true,
    couponMaxUse: given.couponMaxUse === undefined ? 3 : given.couponMaxUse,
  });
}
