// The practice world as plain JSON data: what the practice platform knows. Amounts are integer fen, points whole, moments ms UTC,
// days `yyyy-MM-dd` in China. Everything here survives JSON.stringify, so a world can be kept over a restart.

import type { AwardWorld } from './award-world.ts';
import type { BillsWorld } from './bills-world.ts';
import type { PracticeTransaction } from './booking.ts';
import type { PracticeCouponTerms, PracticeCouponWorld } from './coupon-world.ts';
import type { DishWorld } from './dish-world.ts';
import type { MemberWorld, PracticeMemberDetails } from './member-world.ts';
import type { StoreWorld } from './store-world.ts';
import type { UniposWorld } from './unipos/world.ts';

export interface PracticeStore {
  readonly merchantId: number;
  readonly merchantNo: string;
  readonly merchantName: string;
  readonly thirdpartyMerchantNo: string;
}

export interface PracticeCardType {
  readonly id: number;
  readonly name: string;
  readonly isTradePassword: boolean;
}

export interface PracticeMember {
  readonly id: number;
  name: string;
  /** Empty: nobody known, as who holds a gift card. */
  mobile: string;
  gender: 0 | 1;
  birthday: string | null;
  joinDate: string;
  details?: PracticeMemberDetails;
  /** Who the member is in a system that is not the platform's (5.2). */
  thirdParty?: { readonly type: number | null; readonly memberId: string };
  /** The card that 5.8 put first; missing: the oldest one. */
  defaultCardNo?: string;
  readonly level: string;
  readonly tags: readonly string[];
}

export interface PracticeCard {
  readonly cardNo: string;
  readonly memberId: number;
  readonly cardTypeId: number;
  readonly merchantId: number;
  readonly activeDate: string;
  readonly expiredDate: string | null;
  frozen: boolean;
  /** The card that took over all that this one held (6.1.3): this one has ended. */
  upgradedTo?: string;
  password: string | null;
  wrongPasswords: number;
  /** What the card held when the world began: the ledger's books start here. */
  readonly openingFen: number;
  readonly openingPoints: number;
  storeFen: number;
  points: number;
}

export interface PracticeUsageRule {
  readonly ruleType: string;
  readonly operator: string;
  readonly values: string;
}

export interface PracticeCouponTemplate extends PracticeCouponTerms {
  readonly batchNo: number;
  readonly name: string;
  readonly amountFen: number;
  readonly startWeek: number;
  readonly endWeek: number;
  readonly isAloneUse: boolean;
  readonly channel: number;
  readonly usageRules: readonly PracticeUsageRule[];
}

export interface PracticeCoupon {
  readonly id: number;
  readonly code: string;
  readonly batchNo: number;
  readonly cardNo: string;
  readonly startDate: string;
  readonly expiredDate: string;
  readonly sendQuantity: number;
  availableQuantity: number;
}

/** 4.3.4, in our units: `pointsPerYuan` whole points, `percentLimit` whole percent, `upperLimitFen` fen. */
export interface PracticePointRules {
  readonly asCash: boolean;
  readonly pointsPerYuan: number;
  readonly percentLimit: number;
  readonly upperLimitFen: number;
  /** False: only whole yuan may be paid with points. */
  readonly divisible: boolean;
  readonly aloneUseCoupon: boolean;
  readonly couponMaxUse: number | null;
  readonly withCoupon: boolean;
}

export interface PracticeBonusRule {
  readonly fromFen: number;
  readonly bonusFen: number;
  readonly points: number;
  readonly couponBatchNo: number | null;
}

export interface PracticeCashier {
  readonly userName: string;
  readonly password: string;
  readonly merchantNo: string;
  readonly terminalNo: string;
}

export interface PracticeToken {
  readonly accessToken: string;
  readonly userName: string;
  readonly issuedAt: number;
}

/** Good for one refresh, also after another till signed in: only the access token dies with a newer one. */
export interface PracticeRefreshToken {
  readonly refreshToken: string;
  readonly userName: string;
  readonly issuedAt: number;
}

/** What 2.2.1 gave a browser to bring back: good for five minutes, for one exchange, with the same redirect address. */
export interface PracticeCode {
  readonly code: string;
  readonly merchantNo: string;
  readonly redirectUri: string;
  readonly issuedAt: number;
}

export interface PracticeSms {
  readonly mobile: string;
  readonly code: string;
  readonly sentAt: number;
  used: boolean;
  /** A new trade password (5.6.1): told, never accepted as a code. */
  readonly isPassword?: true;
}

export interface PracticeDynamicCode {
  readonly code: string;
  readonly cardNo: string;
  readonly expiresAt: number;
}

/** Goes up when a part is added that an older world lacks: kept-world.ts completes those. */
export const currentWorldVersion = 3;

export interface PracticeWorld
  extends MemberWorld,
    PracticeCouponWorld,
    DishWorld,
    BillsWorld,
    AwardWorld,
    StoreWorld,
    UniposWorld {
  readonly version: typeof currentWorldVersion;
  readonly brand: { readonly id: number; readonly name: string };
  readonly application: { readonly clientId: string; readonly clientSecret: string };
  readonly stores: PracticeStore[];
  readonly cardTypes: PracticeCardType[];
  readonly cashiers: PracticeCashier[];
  readonly members: PracticeMember[];
  readonly cards: PracticeCard[];
  readonly couponTemplates: PracticeCouponTemplate[];
  readonly coupons: PracticeCoupon[];
  readonly dynamicCodes: PracticeDynamicCode[];
  pointRules: PracticePointRules;
  readonly bonusRules: PracticeBonusRule[];
  readonly transactions: PracticeTransaction[];
  readonly messages: PracticeSms[];
  /** The one live access token of the application: a new one kills the old one. */
  token: PracticeToken | null;
  /** Those that a switch lets live on beside it. */
  earlierTokens?: PracticeToken[];
  refreshTokens: PracticeRefreshToken[];
  /** Missing in a world that was kept before there were codes. */
  codes?: PracticeCode[];
  nextVoucher: number;
  nextCouponId: number;
}

/** The card of this number, or undefined. */
export function findCard(world: PracticeWorld, cardNo: string): PracticeCard | undefined {
  return world.cards.find((card) => card.cardNo === cardNo);
}

/** The member with this mobile number; undefined where there is none, or no number. */
export function findByMobile(world: PracticeWorld, mobile: string | null | undefined): PracticeMember | undefined {
  return mobile ? world.members.find((member) => member.mobile === mobile) : undefined;
}

/** What the coupon is good for. Throws where the world has lost it. */
export function findTemplate(world: PracticeWorld, coupon: PracticeCoupon): PracticeCouponTemplate {
  const template = world.couponTemplates.find((candidate) => candidate.batchNo === coupon.batchNo);
  if (template === undefined) throw new Error(`practice world: coupon ${coupon.id} has no template ${coupon.batchNo}`);
  return template;
}

/** The type of the card. Throws where the world has lost it. */
export function cardTypeOf(world: PracticeWorld, card: PracticeCard): PracticeCardType {
  const type = world.cardTypes.find((candidate) => candidate.id === card.cardTypeId);
  if (type === undefined) throw new Error(`practice world: card ${card.cardNo} has no type ${card.cardTypeId}`);
  return type;
}

/** The coupons of the card's member: a coupon is the member's, whichever of the cards it was issued on. */
export function couponsOf(world: PracticeWorld, card: PracticeCard): PracticeCoupon[] {
  const cardNumbers = new Set(
    world.cards.filter((other) => other.memberId === card.memberId).map((other) => other.cardNo),
  );
  return world.coupons.filter((coupon) => cardNumbers.has(coupon.cardNo));
}
