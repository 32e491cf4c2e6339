// Builds the members' and cards' part of a fresh practice world; every day in it is relative to the world's first moment.
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { practiceWorldGuide } from './guide.ts';
import { drawerCards, memberGuide } from './member-guide.ts';
import type { MemberWorld } from './member-world.ts';
import type { PracticeMember } from './world.ts';

const dayMs = 86_400_000;

/** The part of a world whose first moment is `now` (ms UTC) and whose guests are `members`. */
export function seedMemberWorld(members: readonly PracticeMember[], now: number): MemberWorld {
  const [store] = practiceWorldGuide.stores;
  const idOf = (mobile: string) => members.find((member) => member.mobile === mobile)?.id ?? 0;
  return {
    blankCards: drawerCards.map(({ cardNo, cardTypeId, isGift }) => ({ cardNo, cardTypeId, isGift })),
    securityCodes: drawerCards.map(({ cardNo, securityCode }) => ({ cardNo, code: securityCode, wrong: 0 })),
    reviews: memberGuide.reviews.map(({ mobile, daysAgo, content, marks, impressions }, index) => ({
      id: 180_001_480 + index,
      memberId: idOf(mobile),
      merchantId: store.merchantId,
      day: dayOfMoment(now - daysAgo * dayMs),
      content,
      ...marks,
      impressions: impressions.map((one) => ({ ...one })),
    })),
    wallets: memberGuide.wallets.map(({ mobile, ...wallet }) => ({ memberId: idOf(mobile), ...wallet })),
    openIds: memberGuide.openIds.map(({ wid, openIds }) => ({ wid, openIds: [...openIds] })),
    orders: memberGuide.orders.map(({ dishes, ...order }) => ({
      ...order,
      merchantNo: store.merchantNo,
      at: now - dayMs,
      dishes: dishes.map((dish) => ({ ...dish })),
    })),
    nextMemberId: 11_680_001,
  };
}
