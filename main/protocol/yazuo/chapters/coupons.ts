// Rows of the document's sections 5.5, 6.8, 6.10.2, 6.13.2, 6.14, 6.24 to 6.26: coupons that are shown, given and claimed.
import * as answers from '../answers.ts';
import * as requests from '../requests.ts';
import { row } from '../row.ts';

export const couponsRows = {
  listCoupons: row(
    '5.5.1',
    '查询会员券列表【支持卡号或券码查询】',
    'member',
    'read',
    requests.listCouponsRequest,
    answers.listCouponsAnswer,
  ),
} as const;
