// What the practice platform does for the interfaces of protocol/yazuo/chapters/reports.ts.
import type { reportsRows } from '../../protocol/yazuo/chapters/reports.ts';
import type { HandlersOf } from '../handler.ts';
import { getJsapiTicket } from '../jsapi-ticket.ts';
import { memberStatistics } from '../member-statistics.ts';
import { listRechargeCommission } from '../recharge-reports.ts';

export const reportsHandlers: HandlersOf<keyof typeof reportsRows> = {
  memberStatistics,
  listRechargeCommission,
  getJsapiTicket,
};
