// Coupons, templates and mall goods on the wire → our words: 5.5, 6.7.1, 6.13.2. Pure.
import type { CouponTemplate, CouponTerms, MallGoods, MallGoodsKind, MallPage } from '../../../shared/benefits.ts';
import { zeroFen } from '../../../shared/money.ts';
import type { AnswerOf } from '../../protocol/yazuo/catalogue.ts';
import type { WireMallGoods } from '../../protocol/yazuo/chapters/points-answers.ts';
import type { WireCoupon } from '../../protocol/yazuo/objects.ts';

/** 5.5.1's `scope`. */
const everyStore = 2;
const namedStores = 3;
const issuingStore = 4;

/** 6.7.1's `productType`. */
const kinds: Readonly<Record<number, MallGoodsKind>> = { 1: 'coupon', 2: 'goods', 5: 'level' };
const onSale = '2';

/** 5.5.1 and 6.13.2. `merchantId` is this store's internal id, null where it is not known. */
export function readTerms(coupon: WireCoupon, merchantId: string | null): CouponTerms {
  const { startWeek, endWeek, usageRules, goodsList } = coupon;
  return {
    id: coupon.id,
    name: coupon.name ?? '',
    amount: coupon.amount ?? zeroFen,
    quantity: coupon.availableQuantity ?? coupon.sendQuantity ?? 1,
    startsOn: coupon.startDate,
    expiresOn: coupon.expiredDate,
    weekdays:
      startWeek === null || endWeek === null || isWholeWeek(startWeek, endWeek)
        ? null
        : { from: startWeek, to: endWeek },
    hours: hoursOf(coupon),
    alone: coupon.isAloneUse ?? false,
    rules: usageRules.map(({ ruleType, operator, values }) => ({
      type: ruleType,
      operator: operator ?? '',
      values: values ?? '',
    })),
    dishes: goodsList.map(({ goodsNo, goodsName }) => goodsName ?? goodsNo),
    ...placesOf(coupon, merchantId),
  };
}

function isWholeWeek(from: number, to: number): boolean {
  return (to - from + 7) % 7 === 6;
}

/** The wire prints a day where there are no hours. The same twice is all day. */
function hoursOf({ beginTime, endTime }: WireCoupon): CouponTerms['hours'] {
  const [from, to] = [clockOf(beginTime), clockOf(endTime)];
  return from === null || to === null || from === to ? null : { from, to };
}

function clockOf(time: string | null): string | null {
  return /^([01]\d|2[0-3]):[0-5]\d/.exec(time ?? '')?.[0] ?? null;
}

function placesOf(
  { scope, applyMerchants, merchantId: issuer }: WireCoupon,
  merchantId: string | null,
): Pick<CouponTerms, 'stores' | 'isTakenHere'> {
  switch (scope) {
    case null:
      return { stores: null, isTakenHere: null };
    case everyStore:
      return { stores: null, isTakenHere: true };
    case namedStores:
      return {
        stores: applyMerchants.map((store) => store.merchantName ?? store.merchantNo ?? store.merchantId),
        isTakenHere: merchantId === null ? null : applyMerchants.some((store) => store.merchantId === merchantId),
      };
    case issuingStore:
      return { stores: 'issuer', isTakenHere: merchantId === null || issuer === null ? null : issuer === merchantId };
    default:
      return { stores: null, isTakenHere: null };
  }
}

/** 5.5.2 */
export function readTemplates({
  activeCouponTemplates,
  customizeCouponTemplates,
}: AnswerOf<'listCampaignCoupons'>): readonly ReadTemplate[] {
  return [
    ...activeCouponTemplates.map((template) => ({
      ...readTemplate(template),
      campaign: { name: template.activeName ?? '', startsOn: template.startDate, endsOn: template.endDate },
    })),
    ...customizeCouponTemplates.map((template) => ({ ...readTemplate(template), campaign: null })),
  ];
}

/** 6.26 tells the rest. */
export type ReadTemplate = Omit<CouponTemplate, 'wechatBatchNo'>;

type WireTemplate = AnswerOf<'listCampaignCoupons'>['customizeCouponTemplates'][number];

function readTemplate(template: WireTemplate): Omit<ReadTemplate, 'campaign'> {
  return {
    batchNo: template.batchNo,
    templateId: template.couponTemplateId,
    name: template.name ?? '',
    amount: template.amount ?? zeroFen,
    left: template.availableQuantity,
    description: template.description,
    tags: template.tags.map(({ name }) => name),
  };
}

/** 6.7.1: what is not on sale is left out. `size` is how many were asked for. */
export function readMallPage(
  { list, total, currentPage }: AnswerOf<'listMallGoods'>,
  page: number,
  size: number,
): MallPage {
  return {
    goods: list.filter(({ status }) => status === null || status === onSale).map(readGoods),
    more: total === null ? list.length >= size : (currentPage ?? page) * size < total,
  };
}

function readGoods(goods: WireMallGoods): MallGoods {
  const { nowPriceCash: cash, nowPriceIntegral: points } = goods;
  return {
    id: goods.id,
    name: goods.goodsName ?? '',
    kind: kinds[goods.productType ?? 0] ?? 'other',
    about: goods.introduce === goods.goodsName ? null : goods.introduce,
    useRules: goods.useRules,
    // A price of 0 beside points is no price.
    price: cash === 0 && (points ?? 0) > 0 ? null : cash,
    points: points === 0 ? null : points,
  };
}
