// 6.10.1 and 6.17: a code that stands for a card for five minutes, and the code on a card's back.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { cardProblem } from './consumption.ts';
import { isBlank, refuseMissingCard } from './drawer.ts';
import { dynamicCodeLifeMs, mintDynamicCode } from './head-office.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { findCard } from './world.ts';

const wrongCodesAllowed = 5;

/** 6.10.1 */
export function createDynamicCardCode(
  request: RequestOf<'createDynamicCardCode'>,
  { world, now, hex }: CallContext,
): Reply {
  const card = findCard(world, request.cardNo);
  if (card === undefined) return refuseMissingCard(world, request.cardNo);
  const problem = cardProblem(card, now);
  if (problem !== undefined) return problem;
  const dynamicCode = mintDynamicCode(world, card.cardNo, now, hex);
  return done({ dynamicCode, expireSeconds: dynamicCodeLifeMs / 1000 });
}

/**
 * 6.17: the sample names the card alone, so a card without a code on its back passes so; one with a code needs it. Five wrong ones in a row lock
 * the code. `password` is null whatever the card's trade password: this platform tells it to nobody.
 */
export function verifySecurityCode(request: RequestOf<'verifySecurityCode'>, { world }: CallContext): Reply {
  const { cardNo } = request;
  if (findCard(world, cardNo) === undefined && !isBlank(world, cardNo)) return refuseMissingCard(world, cardNo);
  const printed = world.securityCodes.find((one) => one.cardNo === cardNo);
  if (printed === undefined) {
    return request.securityCode ? refuse('securityCodeWrong', '该卡没有安全码') : done({ password: null });
  }
  if (printed.wrong >= wrongCodesAllowed) return refuse('securityCodeWrong', '安全码错误次数过多,已锁定');
  if (!request.securityCode) return refuse('securityCodeWrong', '请输入安全码');
  if (request.securityCode !== printed.code) {
    printed.wrong += 1;
    return refuse('securityCodeWrong', '安全码错误');
  }
  printed.wrong = 0;
  return done({ password: null });
}
