// 5.7 and 5.8: a card of another system comes over with what it holds, and a member chooses the card that comes first.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { addCard, isBlank } from './drawer.ts';
import { addMember, mobileProblem } from './membership.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellCard, spellMember } from './spelling.ts';
import { newPasswordProblem } from './trade-passwords.ts';
import { findByMobile, findCard } from './world.ts';

/** 5.7: the balances are the card's opening, no row of the log. Whoever has the mobile number gets the card; nobody has it: a new member. */
export function importExternalCard(request: RequestOf<'importExternalCard'>, { world, now }: CallContext): Reply {
  const { cardNo, mobile } = request;
  if (!/^\d{6,32}$/.test(cardNo)) return refuse('invalidParameter', '卡号应为6到32位数字');
  if (findCard(world, cardNo) !== undefined || isBlank(world, cardNo)) return refuse('cardAlreadyActive', '卡号已存在');
  const type = world.cardTypes.find((one) => String(one.id) === request.cardtypeId);
  if (type === undefined) return refuse('invalidParameter', '卡类型不存在');
  if (request.storeValue < 0 || request.integralValue < 0) return refuse('invalidParameter', '余额不能小于0');
  const password = request.password || null;
  if (password === null && type.isTradePassword) return refuse('passwordNeeded', '该卡类型需要交易密码');
  const problem = mobileProblem(mobile) ?? (password === null ? undefined : newPasswordProblem(password));
  if (problem !== undefined) return problem;
  const member =
    findByMobile(world, mobile) ?? addMember(world, mobile, request.name || `会员${mobile.slice(-4)}`, now);
  const card = addCard(
    world,
    { cardNo, cardTypeId: type.id, memberId: member.id, merchantNo: request.merchantNo, password, now },
    request.storeValue,
    request.integralValue,
  );
  return done({ card: spellCard(world, card, false), membership: spellMember(world, member) }, '导入成功');
}

/** 5.8 */
export function setDefaultCard(request: RequestOf<'setDefaultCard'>, { world }: CallContext): Reply {
  const member = world.members.find((one) => String(one.id) === request.membershipId);
  if (member === undefined) return refuse('notFound', '会员不存在');
  const card = findCard(world, request.cardNo);
  if (card === undefined || card.memberId !== member.id) return refuse('notFound', '该会员没有这张卡');
  if (card.upgradedTo !== undefined) return refuse('cardFrozen', '卡已升级,请使用新卡');
  member.defaultCardNo = card.cardNo;
  return done(undefined, '更换成功');
}
