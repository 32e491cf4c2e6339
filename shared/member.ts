// What the counter shows of a member. Card numbers are masked; `cardId` is an opaque name that only the main process can resolve.
import type { Fen } from './money.ts';

/** What the till took the scanned or typed text for. */
export const scanKinds = ['card', 'mobile', 'dynamicCode', 'couponCode', 'voucher'] as const;
export type ScanKind = (typeof scanKinds)[number];

export type CardView = {
  readonly cardId: string;
  readonly maskedNo: string;
  readonly typeName: string | null;
  readonly status: 'active' | 'frozen' | 'expired';
  readonly storeBalance: Fen;
  readonly points: number;
  readonly expiresOn: string | null;
  readonly needsTradePassword: boolean;
  /** Fen held by operations of this till that are not settled yet. */
  readonly held: Fen;
};

/** Dates are `YYYY-MM-DD` in the store's time zone. `unusableReason` is a catalogue key (`coupon.<…>`) or null. */
export type CouponView = {
  readonly id: string;
  readonly name: string;
  readonly amount: Fen;
  readonly quantity: number;
  readonly startsOn: string | null;
  readonly expiresOn: string | null;
  readonly rules: readonly string[];
  readonly unusableReason: string | null;
};

export type RecentTransaction = {
  readonly voucher: string | null;
  readonly at: string | null;
  readonly name: string;
  readonly amount: Fen;
  readonly revoked: boolean;
};

/** `seenAt` (ms UTC) is when the platform last told this; `fromCache` says that it is not fresh. */
export type MemberView = {
  readonly memberId: string;
  readonly name: string;
  readonly maskedMobile: string;
  /** An opaque name for the mobile number, for SMS calls. */
  readonly level: string | null;
  readonly tags: readonly string[];
  readonly benefits: readonly string[];
  readonly cards: readonly CardView[];
  /** The card that was scanned, or the default card. */
  readonly selectedCardId: string | null;
  readonly coupons: readonly CouponView[];
  readonly recent: readonly RecentTransaction[];
  readonly seenAt: number;
  readonly fromCache: boolean;
};

/** A scan's answer: a member, or a voucher from paper (then the screen goes to revocation). */
export type LookupView = {
  readonly kind: ScanKind;
  readonly member: MemberView | null;
  readonly voucher: string | null;
  /** The coupon that was scanned, if one was. */
  readonly couponId: string | null;
};
