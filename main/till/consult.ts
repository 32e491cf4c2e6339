// What would be the best way to pay a bill: the platform's pre-consult (6.13.3), or stored value within the limits when it is away.
import type { ConsultView } from '../../shared/counter.ts';
import { type Fen, zeroFen } from '../../shared/money.ts';
import { failure, type Result, success } from '../../shared/result.ts';
import { noLimits } from '../../shared/store-rules.ts';
import type { Consultation } from '../backends/member-backend.ts';
import type { TillDependencies } from './dependencies.ts';
import type { MemberDesk } from './member-desk.ts';
import { isOnItsOwn, offlineStoreLimit } from './offline.ts';
import { checkAmount, storeLimitOf } from './payment-check.ts';
import { isAway, reportReach } from './reach.ts';
import type { StoreRules } from './store-rules.ts';

/** Remembers the last answer of each card for as long as the bill is the same: checkout holds it against what is paid. */
export type Consultant = {
  /** Fails as `checkAmount` does, with `memberNotFound` for a card never seen, or with the platform's refusal. */
  consult(cardNo: string, billAmount: Fen): Promise<Result<ConsultView>>;
  /** The platform's own answer for this bill; asked again where it is not at hand. Null: the platform is away. */
  consultation(cardNo: string, billAmount: Fen): Promise<Result<Consultation | null>>;
};

type ConsultDependencies = Pick<TillDependencies, 'backend' | 'queue' | 'journal' | 'profile'> & {
  readonly desk: MemberDesk;
  readonly rules: StoreRules;
};

/** Opens the consultant with an empty memory (one card at a time: there is one counter). */
export function createConsultant({ backend, queue, journal, profile, desk, rules }: ConsultDependencies): Consultant {
  let last: { readonly cardNo: string; readonly billAmount: Fen; readonly answer: Consultation } | null = null;

  async function ask(cardNo: string, billAmount: Fen): Promise<Result<Consultation | null>> {
    if (isOnItsOwn(queue.status().reach)) {
      return success(null);
    }
    const answer = await backend.consult({ cardNo, billAmount });
    reportReach(queue, answer);
    if (answer.ok) {
      last = { cardNo, billAmount, answer: answer.value };
      return answer;
    }
    const { reachable: _, ...plain } = answer.failure;
    return isAway(answer.failure) ? success(null) : { ok: false, failure: plain };
  }

  return {
    async consultation(cardNo, billAmount) {
      return last !== null &&
        last.cardNo === cardNo &&
        last.billAmount === billAmount &&
        !isOnItsOwn(queue.status().reach)
        ? success(last.answer)
        : ask(cardNo, billAmount);
    },
    async consult(cardNo, billAmount) {
      const problem = checkAmount(billAmount);
      if (problem !== null) {
        return problem;
      }
      const known = desk.card(cardNo);
      if (known === null) {
        return failure('memberNotFound');
      }
      rules.refresh();
      const answer = await ask(cardNo, billAmount);
      if (!answer.ok) {
        return answer;
      }
      const { card, seen } = known;
      const held = journal.store.held(cardNo).amount;
      const storeLimit = storeLimitOf(card, held, billAmount);
      if (answer.value !== null) {
        const { member } = seen;
        const limits = rules.limits(member.coupons);
        // What a coupon says of itself holds too, before the store's rules have come.
        const alone = member.coupons.flatMap(({ id, aloneUse }) => (aloneUse ? [id] : []));
        const told = {
          earnRules: rules.earnRules(member),
          limits: { ...limits, alone: [...new Set([...limits.alone, ...alone])] },
        };
        return success({ ...onlineView(answer.value, storeLimit, card.needsTradePassword), ...told });
      }
      const { perSale, perCard } = profile.limits;
      const offlineLimit = offlineStoreLimit(storeLimit, billAmount, perSale, perCard, held);
      const couponIds = seen.member.coupons.map((coupon) => coupon.id);
      return success(offlineView(offlineLimit, couponIds, card.needsTradePassword));
    },
  };
}

function onlineView(
  answer: Consultation,
  storeLimit: Fen,
  needsTradePassword: boolean,
): Omit<ConsultView, 'earnRules' | 'limits'> {
  const { pointRules } = answer;
  return {
    online: true,
    storePay: Math.min(answer.storePay, storeLimit) as Fen,
    storeLimit,
    points: answer.points,
    pointsPay: answer.pointsPay,
    pointsPayLimit: answer.pointsPayLimit,
    pointsPerYuan: pointRules.pointsPerYuan,
    pointsDivisible: pointRules.divisible,
    pointsWithCoupons: pointRules.withCoupons,
    pointsCaps: { asCash: pointRules.asCash, percent: pointRules.percentLimit, points: pointRules.upperLimit },
    coupons: answer.coupons.map(({ id, quantity, value }) => ({ id, quantity, value })),
    couponStates: answer.couponStates,
    earns: answer.earns,
    needsTradePassword,
  };
}

/** A card that wants its trade password cannot pay without the platform: nothing but the platform can check it. */
function offlineView(storeLimit: Fen, couponIds: readonly string[], needsTradePassword: boolean): ConsultView {
  const limit = needsTradePassword ? zeroFen : storeLimit;
  return {
    online: false,
    storePay: limit,
    storeLimit: limit,
    points: 0,
    pointsPay: zeroFen,
    pointsPayLimit: zeroFen,
    pointsPerYuan: 0,
    pointsDivisible: false,
    pointsWithCoupons: false,
    pointsCaps: { asCash: false, percent: null, points: null },
    coupons: [],
    couponStates: couponIds.map((id) => ({ id, usable: false, reason: 'coupon.onlineOnly' })),
    earns: null,
    earnRules: [],
    limits: noLimits,
    needsTradePassword,
  };
}
