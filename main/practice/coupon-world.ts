// The practice world's coupons, campaigns and mall, as plain JSON data. Amounts are integer fen, points whole, moments ms UTC, days `yyyy-MM-dd` in China.

/** When, where and for which dishes a coupon may be used; what is left out limits nothing. */
export interface PracticeCouponTerms {
  /** 2 (also when left out): every store of the chain; 3: the stores of `applyMerchants`; 4: the store that gave the card. */
  readonly scope?: number;
  /** `HH:mm`; both or none. A night that begins on Friday is Friday’s until it ends. */
  readonly beginTime?: string;
  readonly endTime?: string;
  /** The dishes that a `goods` rule is about. */
  readonly goodsList?: readonly { readonly goodsNo: string; readonly goodsName: string }[];
  /** Merchant ids of the stores of scope 3. */
  readonly applyMerchants?: readonly number[];
}

/** What may be given of a template. `left` null: without end. `wechatBatchNo` null: WeChat does not know it. */
export interface PracticeCouponBatch {
  readonly batchNo: number;
  readonly templateId: number;
  left: number | null;
  readonly wechatBatchNo: number | null;
  readonly tags: readonly string[];
}

/** 5.5.2: from `startDate` to `endDate`, both included. A batch of no campaign is the merchant’s own and may always be given. */
export interface PracticeCampaign {
  readonly id: number;
  readonly name: string;
  readonly startDate: string;
  readonly endDate: string;
  readonly batchNos: readonly number[];
}

/** 6.24: what stands on a table card; each member may claim it once, until `endDate` (included). */
export interface PracticeClaimCode {
  readonly code: string;
  readonly batchNo: number;
  readonly endDate: string;
  readonly claimedBy: number[];
}

/** 6.10.2 */
export interface PracticeDynamicCouponCode {
  readonly code: string;
  readonly couponId: number;
  readonly expiresAt: number;
}

/** 6.6.1: exactly so many points bring a coupon of this batch. */
export interface PracticeExchangeRule {
  readonly points: number;
  readonly batchNo: number;
}

/** 6.7: the price is money or points. `productType` 1 coupon, 2 real good, 5 member level. `left` null: without end. */
export interface PracticeMallGood {
  readonly id: number;
  readonly name: string;
  readonly introduce: string;
  readonly productType: 1 | 2 | 5;
  readonly onSale: boolean;
  readonly priceFen: number | null;
  readonly pricePoints: number | null;
  readonly batchNo: number | null;
  readonly level: { readonly id: number; readonly name: string } | null;
  left: number | null;
}

/** This chapter's part of the world. */
export interface PracticeCouponWorld {
  readonly couponBatches: PracticeCouponBatch[];
  readonly campaigns: PracticeCampaign[];
  readonly claimCodes: PracticeClaimCode[];
  readonly dynamicCouponCodes: PracticeDynamicCouponCode[];
  readonly exchangeRules: PracticeExchangeRule[];
  readonly mallGoods: PracticeMallGood[];
  /** 6.25: every code that was made; each is another. */
  readonly wechatCouponCodes: string[];
}
