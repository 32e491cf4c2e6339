// Rows of the document's sections 5.12, 6.23 and 7.1: figures, and what integrators ask for.
import { row } from '../row.ts';
import * as schemas from './reports-schemas.ts';

export const reportsRows = {
  memberStatistics: row(
    '5.12',
    '会员统计数据查询接口',
    'member',
    'read',
    schemas.memberStatisticsRequest,
    schemas.memberStatisticsAnswer,
  ),
  listRechargeCommission: row(
    '6.23',
    '新辣道储值提成接口',
    'trade',
    'read',
    schemas.listRechargeCommissionRequest,
    schemas.listRechargeCommissionAnswer,
  ),
  getJsapiTicket: row(
    '7.1',
    '查询jsapi_ticket',
    'other',
    'read',
    schemas.getJsapiTicketRequest,
    schemas.getJsapiTicketAnswer,
  ),
} as const;
