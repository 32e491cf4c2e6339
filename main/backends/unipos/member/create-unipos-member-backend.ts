// Puts the parts together into a MemberBackend on any service that keeps UniPOS's member standard (四): cards, balances, payments, and nothing else.
import type { PlatformFeature } from '../../../../shared/features.ts';
import type { CardTypeView } from '../../../../shared/member-admin.ts';
import { type Fen, zeroFen } from '../../../../shared/money.ts';
import type { MemberServiceSettings } from '../../../../shared/profile-parts.ts';
import { type Result, success } from '../../../../shared/result.ts';
import type { PlatformTraits } from '../../../queue/api.ts';
import type { Clock } from '../../../queue/ports.ts';
import type { BackendFailure, Read } from '../../backend-failure.ts';
import type { Deadlines } from '../../http/transport.ts';
import type { Consultation, MemberBackend, SignedIn } from '../../member-backend.ts';
import { noneOffered, notOffered } from '../../not-offered.ts';
import type { MembersPort } from '../../ports/members.ts';
import { attemptPayment, findBalance } from './attempt.ts';
import { createMembers } from './members.ts';
import { createServiceCall } from './service-call.ts';

export type UniposMemberOptions = {
  readonly settings: MemberServiceSettings;
  /** By the names of the credentials. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** The standard has no users: a cashier is one of the till's own people. Gives the name to be shown. */
  readonly checkCashier: (user: string, password: string) => Promise<Result<string>>;
  readonly certificateAuthority?: string;
  /** Hears the server's `Date`. */
  readonly heardDate?: ((date: string) => void) | undefined;
  /** For tests: shorter. Ms. */
  readonly deadlines?: Partial<Deadlines>;
};

/** What the queue must know of such a service. */
export const memberServiceTraits: PlatformTraits = { proof: 'balance', undo: 'byHand' };

/** Beside cards and sales by stored value. */
const offers: readonly PlatformFeature[] = [];

/** Opens nothing until the first call. */
export function createUniposMemberBackend(options: UniposMemberOptions): MemberBackend {
  const { clock, checkCashier } = options;
  const call = createServiceCall(options);
  const members = createMembers(call, clock);

  async function ping(): Promise<Result<null, BackendFailure>> {
    const sorts = await members.sorts();
    return sorts.ok ? success(null) : sorts;
  }

  /** 取会员种类: what the gateway tells its own terminals. */
  async function cardTypes(): Read<readonly CardTypeView[]> {
    const sorts = await members.sorts();
    return sorts.ok
      ? success(sorts.value.map(({ no, name }) => ({ id: no, name: name ?? no, needsTradePassword: false })))
      : sorts;
  }

  /** Who it is the till knows; whether the service takes the till's credentials only the service does. */
  async function signIn(user: string, password: string): Read<SignedIn> {
    const known = await checkCashier(user, password);
    if (!known.ok) {
      return { ok: false, failure: { ...known.failure, reachable: true } };
    }
    const answered = await ping();
    return answered.ok ? success({ ...nothingTold, user, displayName: known.value }) : answered;
  }

  return {
    offers,
    signIn,
    ping,
    signOut: () => undefined,
    close: call.close,
    lookup: members.lookup,
    attempt: (sending) => attemptPayment({ call, members }, sending),
    findTransactions: ({ cardNo }) => findBalance(members, cardNo),
    consult: async ({ billAmount }) => success(byStoredValue(billAmount)),
    recentTransactions: notOffered,
    verifyTradePassword: notOffered,
    checkRecharge: notOffered,
    sendSmsCode: notOffered,
    verifySmsCode: notOffered,
    benefits: noneOffered({
      cardCoupons: true,
      templates: true,
      couponOfCode: true,
      couponCode: true,
      wechatCode: true,
      pointRules: true,
      mallGoods: true,
    }),
    billDetails: noneOffered({ send: true }),
    day: noneOffered({ settle: true }),
    members: {
      ...noneOffered<Omit<MembersPort, 'cardTypes'>>({
        find: true,
        create: true,
        update: true,
        setDefaultCard: true,
        importCard: true,
        dynamicCode: true,
        wallets: true,
        changePassword: true,
        changePasswordByCode: true,
        resetPassword: true,
        reviews: true,
        order: true,
        openIds: true,
      }),
      cardTypes,
    },
    menu: noneOffered({ categories: true, saveCategory: true, saveDish: true, saveDishes: true }),
    reports: noneOffered({ memberStatistics: true, rechargeCommission: true }),
    rechargeOffers: noneOffered({ offers: true, link: true }),
    storeRules: noneOffered({ points: true, limits: true }),
    stores: noneOffered({ list: true }),
    orders: noneOffered({ authorise: true, verifySecurityCode: true }),
    transactions: noneOffered({ page: true, dishes: true }),
  };
}

/** The profile knows the store; the service says nothing of it. */
const nothingTold = {
  brandId: null,
  merchantId: null,
  merchantNo: null,
  merchantName: null,
  terminalNo: null,
} as const;

/** Nothing to choose between: stored value pays what it can, points and coupons pay nothing. */
function byStoredValue(billAmount: Fen): Consultation {
  return {
    storePay: billAmount,
    points: 0,
    pointsPay: zeroFen,
    coupons: [],
    couponStates: [],
    pointRules: {
      asCash: false,
      pointsPerYuan: 0,
      percentLimit: null,
      upperLimit: null,
      divisible: false,
      withCoupons: false,
    },
    pointsPayLimit: zeroFen,
    earns: null,
  };
}
