// Rows of the document's sections 6: the sale itself: recharge, consumption, revocation, codes, the log, the day.
import * as answers from '../answers.ts';
import * as requests from '../requests.ts';
import { row } from '../row.ts';

export const tradeRows = {
  checkRecharge: row(
    '6.2',
    '会员卡充值前置校验',
    'trade',
    'read',
    requests.rechargeRequest,
    answers.checkRechargeAnswer,
  ),
  recharge: row('6.3', '会员卡充值', 'trade', 'money', requests.rechargeRequest, answers.tradeAnswer),
  consumeCard: row('6.4', '会员卡消费接口', 'trade', 'money', requests.consumptionRequest, answers.tradeAnswer),
  revoke: row('6.5.1', '会员卡撤销', 'trade', 'money', requests.revocationRequest, answers.revocationAnswer),
  revokeByVoucher: row(
    '6.5.2',
    '会员卡隔笔撤销',
    'trade',
    'money',
    requests.revocationRequest,
    answers.revocationAnswer,
  ),
  sendSmsCode: row('6.9.1', '短信验证码发送接口', 'trade', 'write', requests.sendSmsCodeRequest, answers.nothing),
  verifySmsCode: row('6.9.2', '短信验证码验证接口', 'trade', 'write', requests.verifySmsCodeRequest, answers.nothing),
  checkout: row('6.11.1', '收银对接消费接口', 'trade', 'money', requests.consumptionRequest, answers.tradeAnswer),
  revokeCheckout: row(
    '6.11.2',
    '收银撤销对接接口',
    'trade',
    'money',
    requests.revocationRequest,
    answers.revocationAnswer,
  ),
  listMemberTransactions: row(
    '6.12.1',
    '会员历史交易流水查询',
    'trade',
    'read',
    requests.listMemberTransactionsRequest,
    answers.listTransactionsAnswer,
  ),
  listTransactions: row(
    '6.12.2',
    '历史交易流水查询',
    'trade',
    'read',
    requests.listTransactionsRequest,
    answers.listTransactionsAnswer,
  ),
  lookup: row(
    '6.13.1',
    '动态卡码/券码/卡号/手机号查询会员卡信息【综合查询】',
    'trade',
    'read',
    requests.lookupRequest,
    answers.lookupAnswer,
  ),
  preconsult: row(
    '6.13.3',
    '预咨询券(储值、积分)接口',
    'trade',
    'read',
    requests.preconsultRequest,
    answers.preconsultAnswer,
  ),
  settleDay: row('6.22', '开放平台日结接口', 'trade', 'write', requests.settleDayRequest, answers.settleDayAnswer),
} as const;
