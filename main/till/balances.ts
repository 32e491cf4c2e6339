// What an operation that ended does to the balances that the till remembers. Pure: member and operation in, member out.
import { addFen, type Fen, subtractFen, zeroFen } from '../../shared/money.ts';
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
    case 'revocation': {
      if (parent === null) {
        return { store: zeroFen, points: 0 };
      }
      const undone = differenceOf(parent, null);
      return { store: subtractFen(zeroFen, undone.store), points: -undone.points };
    }
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

/**
 * The member after an operation became `applied`. A consumption or recharge that became `reverted` changes nothing here:
 * its revocation did, or head office undid it and the next read tells.
 */
export function withOperation(member: BackendMember, operation: Operation, parent: Operation | null): BalancesAfter {
  if (operation.state !== 'applied') {
    return { member, fromPlatform: false };
  }
  const { answer } = operation;
  const difference = differenceOf(operation, parent);
  const cards = member.cards.map((card): BackendCard => {
    if (card.cardNo !== operation.cardNo) {
      return card;
    }
    return {
      ...card,
      storeBalance: answer?.storeBalance ?? addFen(card.storeBalance, difference.store),
      points: answer?.pointsBalance ?? card.points + difference.points,
    };
  });
  return {
    member: { ...member, cards, coupons: withoutCoupons(member.coupons, operation) },
    fromPlatform: typeof answer?.storeBalance === 'number',
  };
}
