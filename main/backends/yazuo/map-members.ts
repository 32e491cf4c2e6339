// Members beside the counter ↔ the wire: 4.2, 5.1 to 5.3, 5.9, 5.10, 6.18. Pure. That a lunar birthday is `birthType` 2 is assumed.
import type { CardTypeView, ReviewView, WalletsView } from '../../../shared/member-admin.ts';
import type { Gender, MemberDraft } from '../../../shared/member-draft.ts';
import type { AnswerOf, RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { MemberOrder, MemberProfile } from '../ports/members.ts';

type WireTold = Omit<RequestOf<'updateMember'>, 'brandId' | 'membershipId'>;

const wireGenders: Readonly<Record<Gender, number>> = { woman: 0, man: 1 };
const solar = 1;
const lunar = 2;

/** 5.2 and 5.3: null stays out of the request, so that nothing is emptied that nobody emptied. */
export function toldOf(draft: MemberDraft): WireTold {
  const { name, mobile, gender, calendar, birthday, email, address, remark } = draft;
  return {
    ...(name === null ? {} : { name: name.trim() }),
    ...(mobile === null ? {} : { mobile }),
    ...(gender === null ? {} : { gender: wireGenders[gender] }),
    ...(calendar === null ? {} : { birthType: calendar === 'lunar' ? lunar : solar }),
    ...(birthday === null ? {} : { birthday }),
    ...(email === null ? {} : { email }),
    ...(address === null ? {} : { address }),
    ...(remark === null ? {} : { description: remark }),
  };
}

/** 5.1 */
export function readProfile({ membership }: AnswerOf<'findMember'>): MemberProfile {
  const { id, name, mobile, gender, birthType, birthday, email, address, description } = membership;
  return {
    memberId: id,
    name: name ?? '',
    mobile,
    gender: gender === '1' ? 'man' : gender === '0' ? 'woman' : null,
    calendar: birthType === String(lunar) ? 'lunar' : 'solar',
    birthday,
    email,
    address,
    remark: description,
    joinedOn: membership.joinDate,
    level: membership.memberLevelName,
  };
}

/** 4.2; a type without a name is called by its number. */
export function readCardTypes({ list }: AnswerOf<'listCardTypes'>): readonly CardTypeView[] {
  return list.map(({ id, cardtype, isTradePassword }) => ({
    id,
    name: cardtype ?? id,
    needsTradePassword: isTradePassword ?? false,
  }));
}

/** 5.10; an answer that leaves a wallet out says nothing of it. */
export function readWallets({ weixinMemberCard, aliMemberCard }: AnswerOf<'checkWalletCards'>): WalletsView {
  return { wechat: weixinMemberCard?.hasCard ?? null, alipay: aliMemberCard?.hasCard ?? null };
}

/** 5.9, newest first whatever the platform's order. */
export function readReviews(answer: AnswerOf<'listReviews'>): readonly ReviewView[] {
  return answer
    .map((review) => ({
      id: review.id,
      day: review.evaluateDatetime,
      content: review.content ?? '',
      score: starsOf(review.score),
      taste: starsOf(review.tasteMark),
      room: starsOf(review.environmentMark),
      service: starsOf(review.serviceMark),
      impressions: review.evaluateParameters.flatMap(({ tagName, tagChildText }) =>
        tagChildText === null ? [] : [tagName === null ? tagChildText : `${tagName} ${tagChildText}`],
      ),
      replied: review.isReply,
    }))
    .sort((left, right) => (right.day ?? '').localeCompare(left.day ?? ''));
}

/** A mark outside 1 to 5 is none. */
function starsOf(mark: number | null): number | null {
  return mark !== null && mark >= 1 && mark <= 5 ? mark : null;
}

/** 6.18 */
export function readOrder(order: AnswerOf<'getMemberOrder'>): MemberOrder {
  const { orderNo, orderTime, status, amount, cardNo, mobile, dishes } = order;
  return {
    orderNo,
    at: orderTime,
    state: status === '1' ? 'open' : status === '2' ? 'settled' : null,
    amount,
    cardNo,
    mobile,
    dishes: dishes.map(({ dishNo, dishName, dishCount, dishPrice }) => ({
      code: dishNo,
      name: dishName ?? dishNo,
      count: dishCount,
      price: dishPrice,
    })),
  };
}
