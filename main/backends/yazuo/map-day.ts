// 6.22 as the wire spells it, and the way back: the platform names only what differs. Pure.
import { type DayItem, type DayTotals, dayItems } from '../../../shared/day-end.ts';
import { readDecimalYuan } from '../../../shared/money.ts';
import type { AnswerOf, RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { DaySettlement, DayToSettle } from '../ports/day.ts';
import type { StoreIdentity } from './store-identity.ts';

type WireTotals = RequestOf<'settleDay'>['totals'];
type WireItem = { readonly count: keyof WireTotals; readonly amount: keyof WireTotals };

const wireItems: Readonly<Record<DayItem, WireItem>> = {
  consumption: { count: 'consumeCount', amount: 'consumeAmount' },
  recharge: { count: 'rechargeCount', amount: 'rechargeAmount' },
  revocation: { count: 'revokeCount', amount: 'revokeAmount' },
};

/** The request of 6.22; `date` is `yyyyMMdd`. */
export function settleDayRequest(
  { brandId, merchantNo }: StoreIdentity,
  { day, terminalNo, totals }: DayToSettle,
): RequestOf<'settleDay'> {
  const { consumption, recharge, revocation } = totals;
  return {
    brandId,
    merchantNo,
    date: day.replaceAll('-', ''),
    terminalNo,
    totals: {
      consumeCount: consumption.count,
      consumeAmount: consumption.amount,
      rechargeCount: recharge.count,
      rechargeAmount: recharge.amount,
      revokeCount: revocation.count,
      revokeAmount: revocation.amount,
    },
  };
}

/** The platform's figures: the till's own, but for what it named. What names no figure, or is no figure, stays in its words. */
export function readDaySettlement(answer: AnswerOf<'settleDay'>, totals: DayTotals): DaySettlement {
  const platform = {
    consumption: { ...totals.consumption },
    recharge: { ...totals.recharge },
    revocation: { ...totals.revocation },
  };
  const unread = answer.differences.filter((difference) => {
    for (const item of dayItems) {
      const { count, amount } = wireItems[item];
      if (difference.item === count && /^\d{1,9}$/.test(difference.platform ?? '')) {
        platform[item].count = Number(difference.platform);
        return false;
      }
      const fen = difference.item === amount ? readDecimalYuan(difference.platform ?? '') : null;
      if (fen?.ok === true) {
        platform[item].amount = fen.value;
        return false;
      }
    }
    return true;
  });
  return { platform, total: { count: answer.count, amount: answer.amount }, unread };
}
