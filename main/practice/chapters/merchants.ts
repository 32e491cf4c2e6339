// What the practice platform does for the interfaces of protocol/yazuo/chapters/merchants.ts.
import type { merchantsRows } from '../../protocol/yazuo/chapters/merchants.ts';
import type { HandlersOf } from '../handler.ts';
import { getPointLimitRules, listCardTypes, listMerchants } from '../members.ts';

export const merchantsHandlers: HandlersOf<keyof typeof merchantsRows> = {
  listMerchants,
  listCardTypes,
  getPointLimitRules,
};
