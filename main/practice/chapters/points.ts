// What the practice platform does for the interfaces of protocol/yazuo/chapters/points.ts.
import type { pointsRows } from '../../protocol/yazuo/chapters/points.ts';
import type { HandlersOf } from '../handler.ts';
import { buyMallGoods, listMallGoods } from '../mall.ts';
import { awardPoints, buyCouponWithPoints, deductPoints, exchangePoints } from '../points.ts';

export const pointsHandlers: HandlersOf<keyof typeof pointsRows> = {
  exchangePoints,
  awardPoints,
  buyCouponWithPoints,
  deductPoints,
  listMallGoods,
  buyMallGoods,
};
