// What an operation that ended does to the balances that the till remembers. Pure: member and operation in, member out.
import { addFen, type Fen, smallestFen, subtractFen, zeroFen } from '../../shared/money.ts';
import type { QueueReason } from '../../shared/reasons.ts';
import type { ServiceRequest } from '../../shared/services.ts';
import type { BackendCard, BackendCoupon, BackendMember } from '../backends/member-backend.ts';
import type { Operation } from '../queue/operation.ts';

/** `fromPlatform`: the platform itself told the balance. Else it was reckoned, and a later read must confirm it. */
export type BalancesAfter = { readonly member: BackendMember; readonly fromPlatform: boolean };

type Difference = { readonly store: Fen; readonly points: number };

function differenceOf(operation: Operation, parent: Operation | null): Difference {
  const { payload } = operation;
  switch (payload.kind) {
    case 'consumption':
      return { store: subtractFen(zeroFen, payload.storePay), points: -payload.points };
    case 'recharge':
      return { store: payload.amount, points: 0 };
    case 'service':
      return differenceOfService(payload);
    case 'revocation': {
      if (parent === null) {
        return { store: zeroFen, points: 0 };
      }
      const undone = differenceOf(parent, null);
      return { store: subtractFen(zeroFen, undone.store), points: -undone.points };
    }
  }
}

/** What a service surely moves; the rest is told by the answer, or by the next read. */
function differenceOfService(request: ServiceRequest): Difference {
  switch (request.service) {
    case 'awardPoints':
      return { store: zeroFen, points: request.content.points };
    case 'exchangePoints':
    case 'deductPoints':
      return { store: zeroFen, points: -request.content.points };
    case 'buyCouponWithPoints':
      return { store: subtractFen(zeroFen, request.content.storePay), points: -request.content.points };
    default:
      return { store: zeroFen, points: 0 };
  }
}

function withoutCoupons(coupons: readonly BackendCoupon[], operation: Operation): readonly BackendCoupon[] {
  const { payload } = operation;
  if (payload.kind !== 'consumption' || payload.coupons.length === 0) {
    return coupons;
  }
  const used = new Map(payload.coupons.map((coupon) => [coupon.id, coupon.quantity]));
  return coupons
    .map((coupon) => ({ ...coupon, quantity: coupon.quantity - (used.get(coupon.id) ?? 0) }))
    .filter((coupon) => coupon.quantity > 0);
}

/** Reasons of events that leave the state as it is: what was applied long ago is only spoken of again. */
const noteReasons: readonly (QueueReason | null)[] = ['revocationWanted', 'lateAnswerIgnored', 'recordThrew'];

/** Proven after the fact: the balance that comes with the proof is as old as the operation, and a read since may know it already. */
const lateReasons: readonly (QueueReason | null)[] = [
  'lateAnswer',
  'logApplied',
  'balanceApplied',
  'ghostFound',
  'parentReverted',
];

/** Whether this change is the operation's becoming `applied` or `reverted`, and not a note on one that did so before. */
export function endsNow({ state, reason }: Operation): boolean {
  return (state === 'applied' || state === 'reverted') && !noteReasons.includes(reason as QueueReason | null);
}

/**
 * The member after an operation became `applied`. A consumption or recharge that became `reverted` changes nothing here:
 * its revocation did, or head office undid it and the next read tells. What was proven late only ever lowers a balance.
 */
export function withOperation(member: BackendMember, operation: Operation, parent: Operation | null): BalancesAfter {
  if (operation.state !== 'applied') {
    return { member, fromPlatform: false };
  }
  const { answer } = operation;
  const late = lateReasons.includes(operation.reason as QueueReason | null);
  const difference = differenceOf(operation, parent);
  const cards = member.cards.map((card): BackendCard => {
    if (card.cardNo !== operation.cardNo) {
      return card;
    }
    const storeBalance = answer?.storeBalance ?? addFen(card.storeBalance, difference.store);
    const points = answer?.pointsBalance ?? card.points + difference.points;
    return late
      ? { ...card, storeBalance: smallestFen(card.storeBalance, storeBalance), points: Math.min(card.points, points) }
      : { ...card, storeBalance, points };
  });
  return {
    member: { ...member, cards, coupons: withoutCoupons(member.coupons, operation) },
    fromPlatform: !late && typeof answer?.storeBalance === 'number',
  };
}
