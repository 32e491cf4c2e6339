// What the practice platform does for the interfaces of protocol/yazuo/chapters/coupons.ts.
import type { couponsRows } from '../../protocol/yazuo/chapters/coupons.ts';
import type { HandlersOf } from '../handler.ts';
import { listCoupons } from '../members.ts';

export const couponsHandlers: HandlersOf<keyof typeof couponsRows> = { listCoupons };
