// 5.9, 5.10, 5.11 and 6.18: what a member said, where the card is kept, who is behind a wid, what was ordered.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { PracticeReview } from './member-world.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { dateTime, yuanDecimal, yuanNumber } from './spelling.ts';
import { findByMobile, findCard, type PracticeMember } from './world.ts';

const newestReviews = 10;
const satisfactions = ['很不满意', '不满意', '一般', '比较满意', '很满意'];

/** 5.9: newest first, ten at most. */
export function listReviews(request: RequestOf<'listReviews'>, { world }: CallContext): Reply {
  const member = findByMobile(world, request.mobile);
  if (member === undefined) return refuse('notFound', '会员不存在');
  const reviews = world.reviews
    .filter((review) => review.memberId === member.id)
    .sort((left, right) => right.day.localeCompare(left.day))
    .slice(0, newestReviews);
  return done(
    reviews.map((review) => spellReview(review, member, world.brand.id)),
    '查询成功',
  );
}

function spellReview(review: PracticeReview, member: PracticeMember, brandId: number) {
  const parameter = (tagName: string, score: number) => ({
    satisfaction: satisfactions[score - 1] ?? null,
    score,
    tagChildText: review.impressions.find((one) => one.tagName === tagName)?.texts ?? null,
    tagName,
  });
  return {
    id: review.id,
    mobile: member.mobile,
    uid: 0,
    merchantId: review.merchantId,
    evaluateDatetime: review.day,
    transWaterId: null,
    content: review.content,
    source: 3,
    type: 1,
    score: review.score,
    brandId,
    impress: review.impressions.map((one) => one.texts).join(' '),
    tasteMark: review.tasteMark,
    environmentMark: review.environmentMark,
    serviceMark: review.serviceMark,
    isDeal: 0,
    isReply: 0,
    remark: null,
    evaluateParameters: [
      parameter('总评分', review.score),
      parameter('口味', review.tasteMark),
      parameter('环境', review.environmentMark),
      parameter('服务', review.serviceMark),
    ],
  };
}

/** 5.10 */
export function checkWalletCards(request: RequestOf<'checkWalletCards'>, { world }: CallContext): Reply {
  const member = findByMobile(world, request.mobile);
  if (member === undefined) return refuse('notFound', '会员不存在');
  const wallet = world.wallets.find((one) => one.memberId === member.id);
  const code = wallet?.weixinCode ?? null;
  const passId = wallet?.aliPassId ?? null;
  return done(
    {
      weixinMemberCard: { hasCard: code !== null, code: code ?? '' },
      aliMemberCard: { hasCard: passId !== null, passId: passId ?? '' },
    },
    '查询成功',
  );
}

/** 5.11: an unknown wid has none. */
export function listOpenIds(request: RequestOf<'listOpenIds'>, { world }: CallContext): Reply {
  return done([...(world.openIds.find((one) => one.wid === request.wid)?.openIds ?? [])]);
}

/** 6.18 */
export function getMemberOrder(request: RequestOf<'getMemberOrder'>, { world }: CallContext): Reply {
  const order = world.orders.find((one) => one.orderNo === request.orderNo && one.merchantNo === request.merchantNo);
  if (order === undefined) return refuse('notFound', '订单不存在');
  const card = findCard(world, order.cardNo);
  const member = world.members.find((one) => one.id === card?.memberId);
  const fen = order.dishes.reduce((sum, dish) => sum + dish.priceFen * dish.count, 0);
  return done(
    {
      orderNo: order.orderNo,
      membershipId: member?.id ?? null,
      cardNo: order.cardNo,
      mobile: member?.mobile ?? null,
      merchantNo: order.merchantNo,
      orderTime: dateTime(order.at),
      status: order.status,
      amount: yuanDecimal(fen),
      dishes: order.dishes.map((dish) => ({
        dishNo: dish.dishNo,
        dishName: dish.name,
        dishCount: dish.count,
        dishPrice: yuanNumber(dish.priceFen),
      })),
    },
    '查询成功',
  );
}
