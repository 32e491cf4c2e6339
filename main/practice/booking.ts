// One booked transaction of the practice platform, and the kinds there are.
import type { BillKind, PracticeBill } from './bills-world.ts';

/** 6.1: a card becomes usable, or takes over from another one. */
export type ActivationKind = 'activateCard' | 'activateGiftCard' | 'activateGiftCards' | 'upgradeCard';

/** 6.6 to 6.8 and 6.24: points, the mall, coupons that are given. */
export type PointsKind =
  | 'exchangePoints'
  | 'awardPoints'
  | 'buyCouponWithPoints'
  | 'deductPoints'
  | 'buyMallGoods'
  | 'issueCoupon'
  | 'issueCouponToMember'
  | 'claimCouponByScan';

export type TradeKind =
  | 'recharge'
  | 'consumeCard'
  | 'checkout'
  | 'spentElsewhere'
  | 'revoke'
  | 'revokeByVoucher'
  | 'revokeCheckout'
  | 'headOfficeRevert'
  | ActivationKind
  | PointsKind
  | BillKind;

export interface PracticeTransaction {
  readonly voucher: number;
  readonly kind: TradeKind;
  readonly cardNo: string;
  readonly merchantNo: string;
  readonly cashierSerial: string | null;
  readonly terminalNo: string | null;
  readonly at: number;
  readonly userName: string | null;
  /** The bill, the recharge's principal, or what a revocation undid. Never negative; 0 where only points or coupons moved. */
  readonly amountFen: number;
  /** Change of the card's stored value, bonus included. */
  readonly storeFen: number;
  readonly bonusFen: number;
  /** Change of the card's points. */
  readonly points: number;
  /** What the award rules gave of them. */
  readonly pointsEarned?: number;
  readonly couponsUsed: readonly { readonly id: number; readonly quantity: number }[];
  readonly couponsGiven: readonly number[];
  readonly payments: readonly { readonly id: string; readonly fen: number }[];
  readonly revokes: number | null;
  /** What the log says of it in words. */
  readonly remark?: string;
  /** The other card of an upgrade; it has a row that is the opposite of this one. */
  readonly otherCardNo?: string;
  revokedBy: number | null;
  reversed: boolean;
  readonly storeAfterFen: number;
  readonly pointsAfter: number;
  /** The request as the till sent it, to recognise a repetition. */
  readonly fingerprint: string;
  readonly bill?: PracticeBill;
}
