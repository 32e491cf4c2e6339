// 6.20: the method of payment of a settled bill is changed. The member's own money stays as it was, and so does the sum.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import type { PracticeTransaction, TradeKind } from './booking.ts';
import { post } from './ledger.ts';
import { isMemberMethod, paymentsOf, sumByMethod } from './payments.ts';
import { answerRepeatedSerial, fingerprintOf } from './repeated-serial.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import { spellTrade, yuanDecimal } from './spelling.ts';

type Payments = PracticeTransaction['payments'];
const bills: readonly TradeKind[] = ['checkout', 'consumeCard', 'syncThirdPartyPayment'];

/** 6.20 */
export function changePaymentMethod(request: RequestOf<'changePaymentMethod'>, context: CallContext): Reply {
  const { world } = context;
  const repeated = answerRepeatedSerial('paymentChange', request, context);
  if (repeated !== undefined) return repeated;
  const bill = world.transactions.find(
    (row) =>
      String(row.voucher) === request.voucherNumber &&
      row.cardNo === request.cardNo &&
      row.merchantNo === request.merchantNo,
  );
  const problem = billProblem(bill);
  if (bill === undefined || problem !== undefined) return problem ?? refuse('voucherUnknown', '流水不存在');
  const before = paymentsOf(world, bill).filter(({ id }) => !isMemberMethod(id));
  const after: Payments = request.mixPayList.map(({ id, value }) => ({ id, fen: value }));
  if (after.some(({ id, fen }) => fen <= 0 || isMemberMethod(id))) {
    return refuse('invalidParameter', '只能改为不涉及会员资产的支付方式');
  }
  const sumFen = (payments: Payments) => payments.reduce((sum, { fen }) => sum + fen, 0);
  if (sumFen(after) !== sumFen(before) || before.length === 0) {
    return refuse(
      'paymentMismatch',
      `变更后合计${yuanDecimal(sumFen(after))}元不等于原支付${yuanDecimal(sumFen(before))}元`,
    );
  }
  const booked = post(world, {
    kind: 'paymentChange',
    cardNo: bill.cardNo,
    merchantNo: bill.merchantNo,
    cashierSerial: request.cashierSerial,
    terminalNo: request.terminalNo,
    at: context.now,
    userName: context.userName,
    amountFen: 0,
    storeFen: 0,
    bonusFen: 0,
    points: 0,
    couponsUsed: [],
    couponsGiven: [],
    payments: sumByMethod([...before.map(({ id, fen }) => ({ id, fen: -fen })), ...after]),
    revokes: null,
    fingerprint: fingerprintOf('paymentChange', request),
    bill: { changes: bill.voucher },
  });
  return done(spellTrade(world, booked, 0), '变更成功');
}

function billProblem(bill: PracticeTransaction | undefined): Reply | undefined {
  if (bill === undefined || bill.revokes !== null) return refuse('voucherUnknown', '流水不存在');
  if (bill.revokedBy !== null) return refuse('alreadyRevoked', '该笔交易已撤销');
  return bills.includes(bill.kind) ? undefined : refuse('wrongInterface', '该笔不是消费');
}
