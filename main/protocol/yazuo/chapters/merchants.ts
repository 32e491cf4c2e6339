// Rows of the document's sections 4: stores, card types and the rules of a store.
import * as answers from '../answers.ts';
import * as requests from '../requests.ts';
import { row } from '../row.ts';

export const merchantsRows = {
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
} as const;
