// The port that every membership platform implements: what the till asks of it, in the till's own words.
import type { CouponState } from '../../shared/coupon-reasons.ts';
import type { PlatformFeature } from '../../shared/features.ts';
import type { Fen } from '../../shared/money.ts';
import type { CouponUse, OtherPayment } from '../../shared/operation.ts';
import type { Net } from '../queue/ports.ts';
import type { Read } from './backend-failure.ts';
import type { BenefitsPort } from './ports/benefits.ts';
import type { BillDetailsPort } from './ports/bill-details.ts';
import type { DayPort } from './ports/day.ts';
import type { MembersPort } from './ports/members.ts';
import type { MenuPort } from './ports/menu.ts';
import type { OrdersPort } from './ports/orders.ts';
import type { RechargeOffersPort } from './ports/recharge-offers.ts';
import type { ReportsPort } from './ports/reports.ts';
import type { StoreRulesPort } from './ports/store-rules.ts';
import type { StoresPort } from './ports/stores.ts';
import type { TransactionsPort } from './ports/transactions.ts';

/** What a sign-in tells of the store; the profile supplies what is null. */
export type SignedIn = {
  readonly user: string;
  readonly displayName: string | null;
  readonly brandId: string | null;
  readonly merchantId: string | null;
  readonly merchantNo: string | null;
  readonly merchantName: string | null;
  readonly terminalNo: string | null;
};

/** Balances in fen, points as counted; dates `YYYY-MM-DD`. */
export type BackendCard = {
  readonly cardNo: string;
  readonly typeName: string | null;
  readonly status: 'active' | 'frozen' | 'expired';
  readonly storeBalance: Fen;
  readonly points: number;
  readonly expiresOn: string | null;
  readonly needsTradePassword: boolean;
};

export type BackendCoupon = {
  readonly id: string;
  readonly name: string;
  readonly amount: Fen;
  readonly quantity: number;
  readonly batchNo: string | null;
  readonly startsOn: string | null;
  readonly expiresOn: string | null;
  readonly rules: readonly { readonly type: string; readonly operator: string; readonly values: string }[];
  readonly aloneUse: boolean;
};

export type BackendTransaction = {
  readonly serial: string | null;
  readonly voucher: string | null;
  readonly at: string | null;
  readonly name: string;
  readonly amount: Fen;
  readonly revoked: boolean;
};

export type BackendMember = {
  readonly memberId: string;
  readonly name: string;
  readonly mobile: string | null;
  readonly level: string | null;
  readonly tags: readonly string[];
  readonly benefits: readonly string[];
  readonly cards: readonly BackendCard[];
  readonly coupons: readonly BackendCoupon[];
  /** The card number that the query meant, else the default card, else null. */
  readonly selectedCardNo: string | null;
  readonly matched: 'card' | 'mobile' | 'dynamicCode' | 'couponCode';
  /** The coupon that was scanned, if the query was its code. */
  readonly couponId: string | null;
};

/** The caps of 4.3.4. `pointsPerYuan`: points that pay one yuan. */
export type PointRules = {
  readonly asCash: boolean;
  readonly pointsPerYuan: number;
  /** Largest share of a bill in percent, or null. */
  readonly percentLimit: number | null;
  /** Largest number of points a bill, or null. */
  readonly upperLimit: number | null;
  /** False: only whole yuan may be paid with points. */
  readonly divisible: boolean;
  readonly withCoupons: boolean;
};

export type ConsultRequest = { readonly cardNo: string; readonly billAmount: Fen };

/** 6.13.3: the platform's best combination, and for each coupon whether it may be used and why not. */
export type Consultation = {
  readonly storePay: Fen;
  readonly points: number;
  readonly pointsPay: Fen;
  readonly coupons: readonly CouponUse[];
  readonly couponStates: readonly CouponState[];
  readonly pointRules: PointRules;
  /** The most that points may pay of this bill. Fen. */
  readonly pointsPayLimit: Fen;
  /** Points that this bill would earn, where the platform tells. */
  readonly earns: number | null;
};

export type RechargeCheckRequest = {
  readonly cardNo: string;
  readonly amount: Fen;
  readonly payments: readonly OtherPayment[];
};

/** 6.2: allowed or not, in the platform's words. */
export type RechargeCheck = { readonly allowed: boolean; readonly detail: string };

/** One membership platform. Reads fail with a `BackendFailure`; money goes through the queue's `Net` part only. */
export type MemberBackend = Net & {
  /** What there is beside cards and sales by stored value. What is not named here fails with `notOffered`, reachable. */
  readonly offers: readonly PlatformFeature[];
  /** 2.1.1. `wrongPassword`, `serverUnreachable`, `captivePortal`, `badAnswer`, `serverFault` are told apart. */
  signIn(user: string, password: string): Read<SignedIn>;
  signOut(): void;
  /** 6.13.1 with 5.4 and 5.5.1 where they add something. */
  lookup(query: string): Read<BackendMember>;
  /** 6.12.1: newest first. */
  recentTransactions(cardNo: string): Read<readonly BackendTransaction[]>;
  consult(request: ConsultRequest): Read<Consultation>;
  /** 5.6.2: right, or fails with `tradePasswordWrong` {left, where the platform says so} or `tradePasswordLocked`. */
  verifyTradePassword(cardNo: string, password: string): Read<true>;
  checkRecharge(request: RechargeCheckRequest): Read<RechargeCheck>;
  sendSmsCode(mobile: string): Read<null>;
  verifySmsCode(mobile: string, code: string): Read<boolean>;
  /** Coupons, points and the mall. */
  readonly benefits: BenefitsPort;
  /** 6.21. */
  readonly billDetails: BillDetailsPort;
  /** 6.22. */
  readonly day: DayPort;
  /** Chapter 5, and what else is told of members. */
  readonly members: MembersPort;
  /** Chapter 3. */
  readonly menu: MenuPort;
  /** 5.12, 6.23. */
  readonly reports: ReportsPort;
  /** 4.3.3, 4.5. */
  readonly rechargeOffers: RechargeOffersPort;
  /** 4.3.1, 4.3.2. */
  readonly storeRules: StoreRulesPort;
  /** 4.1. */
  readonly stores: StoresPort;
  /** 6.16, 6.17. */
  readonly orders: OrdersPort;
  /** 6.12. */
  readonly transactions: TransactionsPort;
  /** A cheap authenticated call that tells whether the platform answers. */
  ping(): Read<null>;
  /** Ends timers and sockets. */
  close(): Promise<void>;
};
