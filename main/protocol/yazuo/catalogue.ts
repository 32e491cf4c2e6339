// The document as data: one row an interface. Adding an interface is adding a row here, its request and its answer.
import { z } from 'zod';
import * as answers from './answers.ts';
import { passwordTokenForm, refreshTokenForm, tokenGrant } from './oauth.ts';
import * as requests from './requests.ts';

export type InterfaceGroup = 'oauth' | 'dish' | 'merchant' | 'member' | 'trade' | 'other';
/** `money` calls may move money and are sent only by the queue; `read` calls may be repeated freely. */
export type InterfaceEffect = 'auth' | 'read' | 'write' | 'money';

export interface InterfaceRow<Request extends z.ZodType, Answer extends z.ZodType> {
  readonly section: string;
  readonly title: string;
  readonly group: InterfaceGroup;
  readonly effect: InterfaceEffect;
  readonly request: Request;
  readonly answer: Answer;
}

function row<Request extends z.ZodType, Answer extends z.ZodType>(
  section: string,
  title: string,
  group: InterfaceGroup,
  effect: InterfaceEffect,
  request: Request,
  answer: Answer,
): InterfaceRow<Request, Answer> {
  return { section, title, group, effect, request, answer };
}

/** By id. Money is fen inside `request` and `answer`, yuan on the wire. */
export const yazuoCatalogue = {
  passwordToken: row('2.1.1', '根据用户名密码获取token', 'oauth', 'auth', passwordTokenForm, tokenGrant),
  refreshToken: row('2.3', '刷新接口访问凭证', 'oauth', 'auth', refreshTokenForm, tokenGrant),
  listMerchants: row(
    '4.1',
    '获取雅座商户信息',
    'merchant',
    'read',
    requests.listMerchantsRequest,
    answers.listMerchantsAnswer,
  ),
  listCardTypes: row(
    '4.2',
    '查询商户卡类型',
    'merchant',
    'read',
    requests.listCardTypesRequest,
    answers.listCardTypesAnswer,
  ),
  getPointLimitRules: row(
    '4.3.4',
    '获取积分限制规则',
    'merchant',
    'read',
    requests.getPointLimitRulesRequest,
    answers.getPointLimitRulesAnswer,
  ),
  findMember: row('5.1', '会员查询接口', 'member', 'read', requests.findMemberRequest, answers.findMemberAnswer),
  listCardsByMember: row(
    '5.4.1',
    '会员ID查询会员卡列表',
    'member',
    'read',
    requests.listCardsByMemberRequest,
    answers.listCardsAnswer,
  ),
  listCardsByMobile: row(
    '5.4.2',
    '手机号查询会员卡列表',
    'member',
    'read',
    requests.listCardsByMobileRequest,
    answers.listCardsAnswer,
  ),
  listCoupons: row(
    '5.5.1',
    '查询会员券列表【支持卡号或券码查询】',
    'member',
    'read',
    requests.listCouponsRequest,
    answers.listCouponsAnswer,
  ),
  verifyTradePassword: row(
    '5.6.2',
    '校验卡交易密码',
    'member',
    'read',
    requests.verifyTradePasswordRequest,
    answers.nothing,
  ),
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

export type YazuoCatalogue = typeof yazuoCatalogue;
export type YazuoInterfaceId = keyof YazuoCatalogue;
/** What our code hands over to be written, and what the practice backend reads: money in fen. */
export type RequestOf<Id extends YazuoInterfaceId> = z.output<YazuoCatalogue[Id]['request']>;
/** What reading an answer's `data` gives: money in fen. */
export type AnswerOf<Id extends YazuoInterfaceId> = z.output<YazuoCatalogue[Id]['answer']>;

export const yazuoInterfaceIds = Object.keys(yazuoCatalogue) as YazuoInterfaceId[];

/** Schema of interface ids, for profiles. */
export const yazuoInterfaceId = z.enum(yazuoInterfaceIds as [YazuoInterfaceId, ...YazuoInterfaceId[]]);
