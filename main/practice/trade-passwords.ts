// 5.6.1, 5.6.3 and 5.6.4: a card's trade password is reset, changed by the old one, or changed by an SMS code.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { refuseMissingCard } from './drawer.ts';
import { needsPassword, passwordProblem } from './members.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { sixDigits, smsCodeProblem } from './sms.ts';
import { findCard, type PracticeCard, type PracticeWorld } from './world.ts';

/** Why this cannot be a trade password; undefined where it can. */
export function newPasswordProblem(password: string): Reply | undefined {
  return /^\d{6}$/.test(password) ? undefined : refuse('invalidParameter', '交易密码应为6位数字');
}

/** 5.6.1: six random digits go to the member's telephone; wrong passwords are forgotten. */
export function resetTradePassword(request: RequestOf<'resetTradePassword'>, { world, now, hex }: CallContext): Reply {
  const card = passwordCard(world, request.cardNo);
  if ('code' in card) return card;
  const mobile = mobileOf(world, card);
  if (mobile === '') return refuse('invalidParameter', '会员没有手机号,收不到新密码');
  const password = sixDigits(hex);
  setPassword(card, password);
  world.messages.push({ mobile, code: password, sentAt: now, used: false, isPassword: true });
  return done(undefined, 'SUCCESS');
}

/** 5.6.3: wrong old passwords count as at a checkout. */
export function changePasswordByOld(request: RequestOf<'changePasswordByOld'>, { world }: CallContext): Reply {
  const card = passwordCard(world, request.cardNo);
  if ('code' in card) return card;
  const problem = newPasswordProblem(request.password) ?? passwordProblem(card, request.oldPassword);
  if (problem !== undefined) return problem;
  setPassword(card, request.password);
  return done(undefined, '修改成功');
}

/** 5.6.4: the code is used up by this; a locked card is open again. */
export function changePasswordByCode(request: RequestOf<'changePasswordByCode'>, { world, now }: CallContext): Reply {
  const card = passwordCard(world, request.cardNo);
  if ('code' in card) return card;
  if (request.mobile !== mobileOf(world, card)) return refuse('invalidParameter', '手机号不是该卡会员的手机号');
  const problem =
    newPasswordProblem(request.password) ?? smsCodeProblem(world, request.mobile, request.identifycode, now, true);
  if (problem !== undefined) return problem;
  setPassword(card, request.password);
  return done(undefined, '修改成功');
}

/** The card, where it is one that has a trade password and is still in use. */
function passwordCard(world: PracticeWorld, cardNo: string): PracticeCard | Reply {
  const card = findCard(world, cardNo);
  if (card === undefined) return refuseMissingCard(world, cardNo);
  if (card.upgradedTo !== undefined) return refuse('cardFrozen', '卡已升级,请使用新卡');
  return needsPassword(world, card) ? card : refuse('invalidParameter', '该卡不使用交易密码');
}

function mobileOf(world: PracticeWorld, card: PracticeCard): string {
  return world.members.find((member) => member.id === card.memberId)?.mobile ?? '';
}

function setPassword(card: PracticeCard, password: string): void {
  card.password = password;
  card.wrongPasswords = 0;
}
