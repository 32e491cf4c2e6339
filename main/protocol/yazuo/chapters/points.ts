// Rows of the document's sections 6.6 and 6.7: points, and the mall where they are spent.
import { nothing } from '../answers.ts';
import { row } from '../row.ts';
import * as answers from './points-answers.ts';
import * as requests from './points-requests.ts';

export const pointsRows = {
  exchangePoints: row(
    '6.6.1',
    '积分兑换接口',
    'trade',
    'money',
    requests.exchangePointsRequest,
    answers.pointsTradeAnswer,
  ),
  awardPoints: row(
    '6.6.2',
    '积分奖励(签到送积分)',
    'trade',
    'money',
    requests.awardPointsRequest,
    answers.pointsTradeAnswer,
  ),
  buyCouponWithPoints: row(
    '6.6.3',
    '积分购券',
    'trade',
    'money',
    requests.buyCouponWithPointsRequest,
    answers.pointsTradeAnswer,
  ),
  deductPoints: row(
    '6.6.4',
    '积分扣减(积分抽奖)',
    'trade',
    'money',
    requests.deductPointsRequest,
    answers.pointsTradeAnswer,
  ),
  listMallGoods: row(
    '6.7.1',
    '查询在线商城商品信息列表',
    'trade',
    'read',
    requests.listMallGoodsRequest,
    answers.listMallGoodsAnswer,
  ),
  buyMallGoods: row('6.7.2', '购买在线商城商品', 'trade', 'money', requests.buyMallGoodsRequest, nothing),
} as const;
