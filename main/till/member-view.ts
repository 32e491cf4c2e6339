// From what the platform told to what the counter shows: numbers masked, cards by opaque names, coupons with the reason why not.
import type { CardView, CouponView, MemberView, RecentTransaction } from '../../shared/member.ts';
import { type Fen, zeroFen } from '../../shared/money.ts';
import type { BackendCard, BackendCoupon, BackendMember, BackendTransaction } from '../backends/member-backend.ts';
import type { CardDirectory } from './card-directory.ts';
import { maskCard, maskMobile } from './masks.ts';

export type MemberViewInput = {
  readonly member: BackendMember;
  readonly seenAt: number;
  readonly fromCache: boolean;
  readonly recent: readonly BackendTransaction[];
  /** Today, `YYYY-MM-DD` in the store's time zone. */
  readonly today: string;
};

/** Why a coupon may not be used whatever the bill, as a catalogue key, or null. */
export function couponProblem(coupon: BackendCoupon, today: string): string | null {
  if (coupon.quantity < 1) {
    return 'coupon.usedUp';
  }
  if (coupon.startsOn !== null && coupon.startsOn > today) {
    return 'coupon.notStarted';
  }
  return coupon.expiresOn !== null && coupon.expiresOn < today ? 'coupon.expired' : null;
}

/** Fen that can be paid with the card: what the platform last told, less what this till holds open. Never below 0. */
export function availableOf(balance: Fen, held: Fen): Fen {
  return balance > held ? ((balance - held) as Fen) : zeroFen;
}

function toCardView(card: BackendCard, directory: CardDirectory, held: Fen): CardView {
  const { cardNo, ...shown } = card;
  return { ...shown, cardId: directory.nameOf(cardNo), maskedNo: maskCard(cardNo), held };
}

function toCouponView(coupon: BackendCoupon, today: string): CouponView {
  const { id, name, amount, quantity, startsOn, expiresOn, rules } = coupon;
  return {
    id,
    name,
    amount,
    quantity,
    startsOn,
    expiresOn,
    rules: rules.map((rule) => `${rule.type} ${rule.operator} ${rule.values}`),
    unusableReason: couponProblem(coupon, today),
  };
}

function toRecent(row: BackendTransaction): RecentTransaction {
  const { voucher, at, name, amount, revoked } = row;
  return { voucher, at, name, amount, revoked };
}

/** Builds the member of the counter. `heldOf` tells the fen that this till's open operations hold on a card. */
export function toMemberView(
  input: MemberViewInput,
  directory: CardDirectory,
  heldOf: (cardNo: string) => Fen,
): MemberView {
  const { member, seenAt, fromCache, recent, today } = input;
  if (member.mobile !== null) {
    directory.rememberMobile(member.memberId, member.mobile);
  }
  return {
    memberId: member.memberId,
    name: member.name,
    maskedMobile: member.mobile === null ? '' : maskMobile(member.mobile),
    level: member.level,
    tags: member.tags,
    benefits: member.benefits,
    cards: member.cards.map((card) => toCardView(card, directory, heldOf(card.cardNo))),
    selectedCardId: member.selectedCardNo === null ? null : directory.nameOf(member.selectedCardNo),
    coupons: member.coupons.map((coupon) => toCouponView(coupon, today)),
    recent: recent.map(toRecent),
    seenAt,
    fromCache,
  };
}
