// What the practice platform does for the interfaces of protocol/yazuo/chapters/points.ts.
import type { pointsRows } from '../../protocol/yazuo/chapters/points.ts';
import type { HandlersOf } from '../handler.ts';

export const pointsHandlers: HandlersOf<keyof typeof pointsRows> = {};
