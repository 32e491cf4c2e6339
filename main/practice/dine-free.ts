// 6.15: recharge and dine free. A recharge of so many times the bill makes the bill free; the recharge and its bonus are those of 6.3.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { bookRecharge } from './recharge.ts';
import { type CallContext, type Reply, refuse } from './reply.ts';

/** 6.15. The free bill stands on the recharge's row: whoever revokes the one revokes the other. */
export function rechargeAndDineFree(request: RequestOf<'rechargeAndDineFree'>, context: CallContext): Reply {
  const times = context.world.dineFreeTimes;
  const freeFen = request.billAmount ?? Math.floor(request.storeNumber / times);
  if (freeFen <= 0) return refuse('invalidParameter', '账单金额必须大于0');
  if (request.storeNumber < freeFen * times) {
    return refuse('rechargeTooSmall', `充值金额需达到账单金额的${times}倍`);
  }
  return bookRecharge('rechargeAndDineFree', request, context, { freeFen });
}
