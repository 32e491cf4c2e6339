// Rows of the document's sections 5: members and what they own, without their coupons.
import * as answers from '../answers.ts';
import * as requests from '../requests.ts';
import { row } from '../row.ts';

export const membersRows = {
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
  verifyTradePassword: row(
    '5.6.2',
    '校验卡交易密码',
    'member',
    'read',
    requests.verifyTradePasswordRequest,
    answers.nothing,
  ),
} as const;
