// The practice platform's reading interfaces: stores, card types, point rules, members, cards, coupons, passwords, and "scan anything".
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { couponOfCode } from './coupon-stock.ts';
import { isBlank, refuseMissingCard } from './drawer.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellCard, spellCoupon, spellMember, spellStore } from './spelling.ts';
import {
  cardTypeOf,
  couponsOf,
  findByMobile,
  findCard,
  type PracticeCard,
  type PracticeMember,
  type PracticeWorld,
} from './world.ts';

const wrongPasswordsAllowed = 5;

/** 4.1 */
export function listMerchants(request: RequestOf<'listMerchants'>, { world }: CallContext): Reply {
  const wanted = request.thirdPartyMerchantNo;
  const stores = world.stores.filter((store) => !wanted || store.thirdpartyMerchantNo === wanted);
  const list = stores.map((store) => spellStore(world, store));
  const rules = { isExchangeIntegral: String(world.pointRules.asCash), integralRate: 1 };
  return done({ rules, list, pageSize: 20, currentPage: 1, total: list.length }, '获取商户成功');
}

/** 4.2 */
export function listCardTypes(_request: RequestOf<'listCardTypes'>, { world }: CallContext): Reply {
  const list = world.cardTypes.map((type) => ({
    id: type.id,
    merchantId: world.brand.id,
    cardtype: type.name,
    description: type.name,
    status: 1,
    price: 0,
    isTradePassword: type.isTradePassword,
    isSimplePassword: true,
  }));
  return done({ list, total: list.length }, '查询卡类型成功');
}

/** 4.3.4 */
export function getPointLimitRules(_request: RequestOf<'getPointLimitRules'>, { world }: CallContext): Reply {
  const rules = world.pointRules;
  return done(
    {
      integralAsCash: rules.asCash,
      integralExchangeRate: rules.pointsPerYuan,
      integralPercentLimit: rules.percentLimit,
      integralUpperLimit: String(rules.upperLimitFen / 100),
      integralDivisible: String(rules.divisible),
      storeLimitValueRate: null,
      aloneUseCoupon: rules.aloneUseCoupon,
      couponMaxUse: rules.couponMaxUse,
      integralAndCouponUsed: rules.withCoupon,
    },
    '获取积分限制规则成功',
  );
}

/** 5.1 */
export function findMember(request: RequestOf<'findMember'>, { world }: CallContext): Reply {
  const card = request.cardNo ? findCard(world, request.cardNo) : undefined;
  const member =
    findByMobile(world, request.mobile) ??
    world.members.find((one) => String(one.id) === request.membershipId || one.id === card?.memberId);
  if (member === undefined) return refuse('notFound', '会员不存在');
  const cards = cardsOf(world, member).map((one) => spellCard(world, one, false));
  return done({ membership: spellMember(world, member), cards, tags: spellTags(member) }, '查询会员成功');
}

/** 5.4.1: writes dates as epoch milliseconds and flags as text. */
export function listCardsByMember(request: RequestOf<'listCardsByMember'>, { world }: CallContext): Reply {
  const member = world.members.find((one) => String(one.id) === request.membershipId);
  const list = member === undefined ? [] : cardsOf(world, member).map((card) => spellCard(world, card, true));
  return done({ list, total: list.length }, '查询卡成功');
}

/** 5.4.2: writes dates as days. */
export function listCardsByMobile(request: RequestOf<'listCardsByMobile'>, { world }: CallContext): Reply {
  const member = findByMobile(world, request.queryMobile);
  const list = member === undefined ? [] : cardsOf(world, member).map((card) => spellCard(world, card, false));
  return done({ list, pageSize: list.length, currentPage: 1, total: list.length }, '查询会员卡成功');
}

/** 5.6.2 */
export function verifyTradePassword(request: RequestOf<'verifyTradePassword'>, { world }: CallContext): Reply {
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  return passwordProblem(card, request.password) ?? done(undefined, 'SUCCESS');
}

/** Checks a trade password and counts wrong ones; five in a row lock it. Undefined where it is right. */
export function passwordProblem(card: PracticeCard, password: string): Reply | undefined {
  if (card.password === null) return refuse('passwordNeeded', '该卡还没有交易密码,请先设置');
  if (card.wrongPasswords >= wrongPasswordsAllowed) return refuse('passwordLocked', '交易密码已锁定,请联系门店');
  if (card.password === password) {
    card.wrongPasswords = 0;
    return undefined;
  }
  card.wrongPasswords += 1;
  const left = wrongPasswordsAllowed - card.wrongPasswords;
  if (left === 0) return refuse('passwordLocked', '交易密码错误次数过多,已锁定');
  return refuse('passwordWrong', `交易密码错误,还可输入${left}次`);
}

/** Whether spending this card's own money or points takes its trade password. */
export function needsPassword(world: PracticeWorld, card: PracticeCard): boolean {
  return cardTypeOf(world, card).isTradePassword;
}

/** 6.13.1: card number, mobile number, dynamic card code or coupon code; the card that was meant comes first. */
export function lookup(request: RequestOf<'lookup'>, { world, now }: CallContext): Reply {
  const query = request.queryNo.trim();
  const dynamic = world.dynamicCodes.find((one) => one.code === query);
  if (dynamic !== undefined && dynamic.expiresAt <= now) return refuse('notFound', '动态码已过期,请会员刷新');
  const coupon = couponOfCode(world, query, now);
  if (coupon === 'expired') return refuse('notFound', '动态券码已过期,请会员刷新');
  const card = findCard(world, dynamic?.cardNo ?? coupon?.cardNo ?? query);
  const member = world.members.find((one) => one.id === card?.memberId) ?? findByMobile(world, query);
  if (member === undefined)
    return isBlank(world, query) ? refuseMissingCard(world, query) : refuse('notFound', '未找到会员');
  const cards = cardsOf(world, member).sort((left, right) => Number(right === card) - Number(left === card));
  const first = cards[0];
  const coupons =
    first === undefined ? [] : couponsOf(world, first).filter((one) => one.availableQuantity > 0 || one === coupon);
  return done(
    {
      membership: spellMember(world, member),
      cards: cards.map((one) => spellCard(world, one, false)),
      coupons: coupons.map((one) => spellCoupon(world, one, now)),
      benefits: member.level === '普通会员' ? null : [{ id: 1, name: `${member.level}菜品会员价`, description: null }],
      tags: spellTags(member),
    },
    '查询成功',
  );
}

/** The member's cards: the default card first, those that have ended last. */
export function cardsOf(world: PracticeWorld, member: PracticeMember): PracticeCard[] {
  const rank = (card: PracticeCard) =>
    card.cardNo === member.defaultCardNo ? 0 : card.upgradedTo === undefined ? 1 : 2;
  return world.cards.filter((card) => card.memberId === member.id).sort((left, right) => rank(left) - rank(right));
}

function spellTags(member: PracticeMember) {
  return member.tags.map((name, index) => ({ id: index + 1, name }));
}
