// 6.7: the online mall: what is on sale, and buying it with stored value or points. It has no serial: nobody can tell a repetition from a second purchase.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { cardProblem } from './consumption.ts';
import { batchProblem, takeFromBatch } from './coupon-issue.ts';
import type { PracticeMallGood } from './coupon-world.ts';
import { defaultCardOf } from './default-card.ts';
import { pageOf } from './pages.ts';
import { postPoints } from './points-books.ts';
import { fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { yuanDecimal, yuanNumber } from './spelling.ts';
import type { PracticeCard, PracticeMember, PracticeWorld } from './world.ts';

const onSale = 2;

/** 6.7.1: what is on sale. With a member: without the level that the member has already. */
export function listMallGoods(request: RequestOf<'listMallGoods'>, { world }: CallContext): Reply {
  const member = request.membershipId ? findMember(world, request.membershipId) : undefined;
  if (request.membershipId && member === undefined) return refuse('notFound', '会员不存在');
  const goods = world.mallGoods.filter(
    (good) =>
      good.onSale &&
      good.left !== 0 &&
      (request.productType == null || good.productType === request.productType) &&
      (member === undefined || good.level?.name !== member.level),
  );
  const page = pageOf(goods, request);
  return done({ ...page, list: page.list.map((good) => spellGood(world, good)) }, '查询商品信息列表成功');
}

function spellGood(world: PracticeWorld, good: PracticeMallGood) {
  return {
    id: good.id,
    goodsName: good.name,
    status: onSale,
    introduce: good.introduce,
    useRules: null,
    nowPriceCash: good.priceFen === null ? null : yuanNumber(good.priceFen),
    nowPriceIntegral: good.pricePoints === null ? null : String(good.pricePoints),
    brandId: world.brand.id,
    productType: good.productType,
    memberLevelId: good.level?.id ?? null,
  };
}

/** 6.7.2: the member's default card pays: stored value where the price is money, points where it is points (then `totalAmount` is 0). */
export function buyMallGoods(request: RequestOf<'buyMallGoods'>, context: CallContext): Reply {
  const { world, now } = context;
  const member = findMember(world, request.membershipId);
  if (member === undefined) return refuse('notFound', '会员不存在');
  const store = world.stores.find((one) => one.merchantNo === request.merchantNo);
  if (String(store?.merchantId) !== request.merchantId) return refuse('unknownMerchant', '商户编号与门店不符');
  const card = defaultCardOf(world, member);
  if (card === undefined) return refuse('notFound', '该会员没有会员卡');
  const good = world.mallGoods.find((one) => String(one.id) === request.mallGoodsId);
  if (good === undefined) return refuse('notFound', '商品不存在');
  const problem =
    cardProblem(card, now) ??
    goodProblem(good, member, context) ??
    priceProblem(good, request.totalAmount) ??
    assetProblem(good, card);
  if (problem !== undefined) return problem;
  if (good.left !== null) good.left -= 1;
  if (good.level !== null) raiseLevel(world, member, good.level.name);
  postPoints(context, card, {
    kind: 'buyMallGoods',
    cashierSerial: null,
    merchantNo: request.merchantNo,
    points: 0 - (good.pricePoints ?? 0),
    couponsGiven: good.batchNo === null ? [] : [takeFromBatch(context, card.cardNo, good.batchNo)],
    payments: [{ id: '5', fen: good.priceFen ?? 0 }],
    fingerprint: fingerprintOf('buyMallGoods', request),
  });
  return done(undefined, 'SUCCESS');
}

function goodProblem(good: PracticeMallGood, member: PracticeMember, context: CallContext): Reply | undefined {
  if (!good.onSale) return refuse('goodsUnavailable', '商品已下架');
  if (good.left !== null && good.left <= 0) return refuse('stockEmpty', '商品已售完');
  if (good.level?.name === member.level) return refuse('goodsUnavailable', `该会员已是${member.level}`);
  return good.batchNo === null ? undefined : batchProblem(context, good.batchNo);
}

/** What the buyer saw must be what the mall asks: a price that has changed is no bargain for either. */
function priceProblem({ priceFen, name }: PracticeMallGood, totalFen: number): Reply | undefined {
  const asked = priceFen ?? 0;
  return totalFen === asked ? undefined : refuse('paymentMismatch', `${name}的价格是${yuanDecimal(asked)}元`);
}

function assetProblem({ priceFen, pricePoints }: PracticeMallGood, card: PracticeCard): Reply | undefined {
  if ((priceFen ?? 0) > card.storeFen) return refuse('balanceShort', '储值余额不足');
  return (pricePoints ?? 0) > card.points ? refuse('pointsShort', '积分余额不足') : undefined;
}

function raiseLevel(world: PracticeWorld, member: PracticeMember, level: string): void {
  world.members[world.members.indexOf(member)] = { ...member, level };
}

function findMember(world: PracticeWorld, membershipId: string): PracticeMember | undefined {
  return world.members.find((one) => String(one.id) === membershipId);
}
