// What the practice platform does for the interfaces of protocol/yazuo/chapters/cards.ts.
import type { cardsRows } from '../../protocol/yazuo/chapters/cards.ts';
import type { HandlersOf } from '../handler.ts';

export const cardsHandlers: HandlersOf<keyof typeof cardsRows> = {};
