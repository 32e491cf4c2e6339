// Rows of the document's sections 4: stores, card types and the rules of a store.
import * as answers from '../answers.ts';
import * as requests from '../requests.ts';
import { row } from '../row.ts';
import * as schemas from './merchants-schemas.ts';

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
  listAwardRules: row(
    '4.3.1',
    '获取门店奖励规则',
    'merchant',
    'read',
    schemas.listAwardRulesRequest,
    schemas.listAwardRulesAnswer,
  ),
  getLimitRules: row(
    '4.3.2',
    '获取门店限制规则',
    'merchant',
    'read',
    schemas.getLimitRulesRequest,
    schemas.getLimitRulesAnswer,
  ),
  getRechargeAwardRules: row(
    '4.3.3',
    '获取门店储值和券奖励规则接口',
    'merchant',
    'read',
    schemas.getRechargeAwardRulesRequest,
    schemas.getRechargeAwardRulesAnswer,
  ),
  createMerchant: row(
    '4.4',
    '创建新门店',
    'merchant',
    'write',
    schemas.createMerchantRequest,
    schemas.createMerchantAnswer,
  ),
  getRechargeLink: row(
    '4.5',
    '获取储值码链接接口',
    'merchant',
    'read',
    schemas.getRechargeLinkRequest,
    schemas.getRechargeLinkAnswer,
  ),
} as const;
