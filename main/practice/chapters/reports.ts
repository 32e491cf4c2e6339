// What the practice platform does for the interfaces of protocol/yazuo/chapters/reports.ts.
import type { reportsRows } from '../../protocol/yazuo/chapters/reports.ts';
import type { HandlersOf } from '../handler.ts';

export const reportsHandlers: HandlersOf<keyof typeof reportsRows> = {};
