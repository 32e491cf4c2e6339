// What the practice platform does for the interfaces of protocol/yazuo/chapters/trade.ts.
import type { tradeRows } from '../../protocol/yazuo/chapters/trade.ts';
import { consume } from '../consumption.ts';
import type { HandlersOf } from '../handler.ts';
import { lookup } from '../members.ts';
import { preconsult } from '../preconsult.ts';
import { checkRecharge, recharge } from '../recharge.ts';
import { revokeTransaction } from '../revocation.ts';
import { sendSmsCode, verifySmsCode } from '../sms.ts';
import { listMemberTransactions, listTransactions, settleDay } from '../transaction-log.ts';

export const tradeHandlers: HandlersOf<keyof typeof tradeRows> = {
  checkRecharge,
  recharge,
  consumeCard: (request, context) => consume('consumeCard', request, context),
  checkout: (request, context) => consume('checkout', request, context),
  revoke: (request, context) => revokeTransaction('revoke', request, context),
  revokeByVoucher: (request, context) => revokeTransaction('revokeByVoucher', request, context),
  revokeCheckout: (request, context) => revokeTransaction('revokeCheckout', request, context),
  sendSmsCode,
  verifySmsCode,
  listMemberTransactions,
  listTransactions,
  lookup,
  preconsult,
  settleDay,
};
