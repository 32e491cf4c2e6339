// What the practice platform does for the interfaces of protocol/yazuo/chapters/bills.ts.
import type { billsRows } from '../../protocol/yazuo/chapters/bills.ts';
import type { HandlersOf } from '../handler.ts';

export const billsHandlers: HandlersOf<keyof typeof billsRows> = {};
