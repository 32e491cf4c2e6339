// What the practice platform does for the interfaces of protocol/yazuo/chapters/merchants.ts.
import type { merchantsRows } from '../../protocol/yazuo/chapters/merchants.ts';
import { getRechargeAwardRules, listAwardRules } from '../award-listings.ts';
import type { HandlersOf } from '../handler.ts';
import { getLimitRules } from '../limit-rules.ts';
import { getPointLimitRules, listCardTypes, listMerchants } from '../members.ts';
import { createMerchant, getRechargeLink } from '../stores.ts';

export const merchantsHandlers: HandlersOf<keyof typeof merchantsRows> = {
  listMerchants,
  listCardTypes,
  getPointLimitRules,
  listAwardRules,
  getLimitRules,
  getRechargeAwardRules,
  createMerchant,
  getRechargeLink,
};
