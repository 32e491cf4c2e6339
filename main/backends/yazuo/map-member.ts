// What the platform tells of a member, their cards and coupons → our words. Pure.
import { zeroFen } from '../../../shared/money.ts';
import type { WireLookup } from '../../protocol/yazuo/answers.ts';
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { WireCard, WireCardType, WireCoupon } from '../../protocol/yazuo/objects.ts';
import type { BackendCard, BackendCoupon, BackendMember } from '../member-backend.ts';

/** What the answers themselves do not say. `today` is the day in China; `cardTypes` of 4.2 may be empty. */
export type MemberContext = {
  readonly today: string;
  readonly assumed: AssumedYazuo;
  readonly cardTypes: readonly WireCardType[];
};

/** 6.13.1, completed by 5.4 and 5.5.1. `query` is what was scanned or typed. */
export function readMember(answer: WireLookup, query: string, context: MemberContext): BackendMember {
  const { membership } = answer;
  const coupon = answer.coupons.find((candidate) => candidate.couponCode === query);
  const cards = answer.cards.map((card) => readCard(card, context));
  const holds = (cardNo: string | null) => cards.some((card) => card.cardNo === cardNo);
  const matched = holds(query)
    ? 'card'
    : coupon !== undefined
      ? 'couponCode'
      : membership.mobile === query
        ? 'mobile'
        : 'dynamicCode';
  const couponCard = coupon?.cardNo ?? null;
  return {
    memberId: membership.id,
    name: membership.name ?? '',
    mobile: membership.mobile,
    level: membership.memberLevelName,
    tags: answer.tags.map((tag) => tag.name),
    benefits: answer.benefits.map((benefit) => benefit.name),
    cards,
    coupons: answer.coupons.map(readCoupon),
    // The platform names the card that was meant first.
    selectedCardNo:
      matched === 'card'
        ? query
        : matched === 'couponCode' && holds(couponCard)
          ? couponCard
          : (cards[0]?.cardNo ?? null),
    matched,
    couponId: coupon?.id ?? null,
  };
}

/** 5.4. `storeAvailable` and `integralAvailable` are what may be spent; where they are missing, the balances are. */
export function readCard(card: WireCard, { today, assumed, cardTypes }: MemberContext): BackendCard {
  const type = cardTypes.find((candidate) => candidate.id === card.cardtypeId);
  const frozen = card.status !== null && assumed.frozenCardStatus.includes(card.status);
  // A card lives to the end of its last day in China.
  const expired = card.expiredDate !== null && card.expiredDate < today;
  return {
    cardNo: card.cardNo,
    typeName: card.cardtype ?? type?.cardtype ?? null,
    status: frozen ? 'frozen' : expired ? 'expired' : 'active',
    storeBalance: card.storeAvailable ?? card.storeBalance ?? zeroFen,
    points: card.integralAvailable ?? card.integralBalance ?? 0,
    expiresOn: card.expiredDate,
    needsTradePassword: card.isTradePassword ?? type?.isTradePassword ?? false,
  };
}

/** 5.5.1 and 6.14. */
export function readCoupon(coupon: WireCoupon): BackendCoupon {
  return {
    id: coupon.id,
    name: coupon.name ?? '',
    amount: coupon.amount ?? zeroFen,
    quantity: coupon.availableQuantity ?? coupon.sendQuantity ?? 1,
    batchNo: coupon.batchNo,
    startsOn: coupon.startDate,
    expiresOn: coupon.expiredDate,
    rules: coupon.usageRules.map((rule) => ({
      type: rule.ruleType,
      operator: rule.operator ?? '',
      values: rule.values ?? '',
    })),
    aloneUse: coupon.isAloneUse ?? false,
  };
}
