// What one operation adds to the sums of its hour, as it stands now. Pure: its row and its history in, sums out.
import { isClosed, type MoneyPayload, type OperationAnswer, type OperationState } from '../../shared/operation.ts';
import type { ReportMeasure } from '../../shared/report-measures.ts';
import type { MethodSum } from './report-types.ts';

export type ReportEvent = { readonly to: OperationState; readonly wall: number };

export type ReportOperation = {
  readonly payload: MoneyPayload;
  readonly state: OperationState;
  readonly attempt: number;
  readonly amount: number;
  readonly answer: OperationAnswer | null;
  readonly reason: string | null;
  readonly acceptedOffline: boolean;
  readonly createdAt: number;
  /** Oldest first. */
  readonly events: readonly ReportEvent[];
  /** Of a sale or recharge: a revocation of this journal undid it, and stands in the sums by itself. */
  readonly undoneHere: boolean;
  /** Of a revocation: what it undoes, where this journal holds it. */
  readonly target: Pick<ReportOperation, 'payload' | 'answer'> | null;
  /** Of a revocation: it takes nothing back here. What it is about was never booked, or (from paper) says itself that it was undone. */
  readonly targetTold: boolean;
};

export type Sums = Partial<Record<ReportMeasure, number>>;
export type ReportFacts = { readonly sums: Sums; readonly methods: readonly MethodSum[] };

/** Sums of one operation; what is not decided counts as open and nowhere else. */
export function reportFacts(operation: ReportOperation): ReportFacts {
  const { payload, state } = operation;
  const sync = { operations: 1, ...syncSums(operation) };
  if (!isClosed(state)) {
    const open = payload.kind === 'revocation' ? {} : { open: 1, openAmount: operation.amount };
    return { sums: { ...sync, ...open }, methods: [] };
  }
  if (state === 'rejected' || state === 'cancelled') {
    return { sums: { ...sync, ...(operation.reason === 'withdrawn' ? {} : { refused: 1 }) }, methods: [] };
  }
  if (payload.kind === 'revocation') {
    return revocationFacts(operation, sync);
  }
  const booked = bookedFacts(operation);
  const done = addFacts({ sums: sync, methods: [] }, booked);
  const offline = operation.acceptedOffline && booked.sums.sales === 1;
  const whole = offline ? addFacts(done, { sums: { offline: 1, offlineAmount: operation.amount }, methods: [] }) : done;
  return state === 'reverted' && !operation.undoneHere ? addFacts(whole, undoing(booked)) : whole;
}

function revocationFacts({ state, target, targetTold, amount }: ReportOperation, sync: Sums): ReportFacts {
  if (state !== 'applied') {
    return { sums: sync, methods: [] };
  }
  const own: ReportFacts = { sums: { ...sync, revocations: 1 }, methods: [] };
  if (targetTold) {
    return own;
  }
  // From the paper of another till nothing is known but the amount.
  const undone =
    target === null ? { sums: { undone: 1, undoneAmount: amount }, methods: [] } : undoing(bookedFacts(target));
  return addFacts(own, undone);
}

/** What the platform has in its books of it. */
function bookedFacts({ payload, answer }: Pick<ReportOperation, 'payload' | 'answer'>): ReportFacts {
  const earned: Sums = {
    bonus: answer?.storeBonus ?? 0,
    pointsIn: answer?.pointsBonus ?? 0,
    couponsGiven: answer?.couponBonus.length ?? 0,
  };
  switch (payload.kind) {
    case 'consumption': {
      const couponsAmount = total(payload.coupons.map(({ value }) => value));
      const sums: Sums = {
        ...earned,
        sales: 1,
        salesAmount: payload.billAmount,
        storedOut: payload.storePay,
        pointsOut: payload.points,
        couponsUsed: total(payload.coupons.map(({ quantity }) => quantity)),
        couponsAmount,
      };
      const parts = [
        paid('stored', payload.storePay),
        paid('points', payload.pointsPay),
        paid('coupons', couponsAmount),
        ...payload.otherPayments.map(({ method, amount }) => paid(`other:${method}`, amount)),
      ];
      return { sums, methods: parts.filter(({ amount }) => amount !== 0) };
    }
    case 'recharge':
      return { sums: { ...earned, recharges: 1, storedIn: payload.amount }, methods: [] };
    case 'service':
      return serviceFacts(payload, earned);
    case 'revocation':
      return { sums: {}, methods: [] };
  }
}

function serviceFacts(payload: MoneyPayload & { readonly kind: 'service' }, earned: Sums): ReportFacts {
  const only = (sums: Sums): ReportFacts => ({ sums, methods: [] });
  switch (payload.service) {
    case 'rechargeAndDineFree':
      return only({ ...earned, recharges: 1, storedIn: payload.content.amount });
    case 'activateGiftCard':
      return only({ ...earned, storedIn: payload.content.value });
    case 'syncThirdPartyPayment': {
      const { total: amount, method } = payload.content;
      const methods = [paid(`other:${method}`, amount)].filter((each) => each.amount !== 0);
      return { sums: { ...earned, sales: 1, salesAmount: amount }, methods };
    }
    case 'activateCard':
    case 'awardPoints':
      return only({ pointsIn: payload.content.points });
    case 'exchangePoints':
    case 'deductPoints':
      return only({ pointsOut: payload.content.points });
    case 'buyCouponWithPoints': {
      const { points, storePay, batchNo } = payload.content;
      return only({ pointsOut: points, storedOut: storePay, couponsGiven: batchNo === null ? 0 : 1 });
    }
    case 'issueCoupon':
    case 'issueCouponToMember':
    case 'claimCouponByScan':
      return only({ couponsGiven: 1 });
    default:
      return only({});
  }
}

const second = 1_000;

/** How it came to its end: from being accepted to the first time that it was decided. */
function syncSums({ attempt, createdAt, events }: ReportOperation): Sums {
  const decided = events.find(({ to }) => isClosed(to));
  const seen = (state: OperationState) => (events.some(({ to }) => to === state) ? 1 : 0);
  const common: Sums = { attempts: attempt, unknowns: seen('unknown'), manuals: seen('manual') };
  return decided === undefined
    ? common
    : { ...common, settled: 1, [bucketOf(Math.max(0, decided.wall - createdAt))]: 1 };
}

function bucketOf(time: number): ReportMeasure {
  if (time <= 2 * second) return 'within2s';
  if (time <= 10 * second) return 'within10s';
  if (time <= 60 * second) return 'within1m';
  if (time <= 600 * second) return 'within10m';
  return time <= 3_600 * second ? 'within1h' : 'later';
}

/** A sale that is undone stays among the sales, and stands beside them as undone; everything else goes back. */
function undoing({ sums, methods }: ReportFacts): ReportFacts {
  const { sales = 0, salesAmount = 0, recharges: _, ...moved } = sums;
  const back = Object.fromEntries(Object.entries(moved).map(([name, value]) => [name, -value]));
  return {
    sums: { ...back, undone: sales, undoneAmount: salesAmount },
    methods: methods.map(({ method, count, amount }) => ({ method, count: -count, amount: -amount })),
  };
}

/** Both together. */
function addFacts(one: ReportFacts, other: ReportFacts): ReportFacts {
  const sums: Sums = { ...one.sums };
  addSums(sums, other.sums);
  return { sums, methods: [...one.methods, ...other.methods] };
}

/** Adds `more` to `sums`, in place. */
export function addSums(sums: Sums, more: Sums): void {
  for (const [name, value] of Object.entries(more)) {
    const measure = name as ReportMeasure;
    sums[measure] = (sums[measure] ?? 0) + value;
  }
}

function paid(method: string, amount: number): MethodSum {
  return { method, count: 1, amount };
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
