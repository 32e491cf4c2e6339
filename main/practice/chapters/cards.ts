// What the practice platform does for the interfaces of protocol/yazuo/chapters/cards.ts.
import type { cardsRows } from '../../protocol/yazuo/chapters/cards.ts';
import { activateCard, activateGiftCard, activateGiftCards } from '../activation.ts';
import { createDynamicCardCode, verifySecurityCode } from '../card-codes.ts';
import type { HandlersOf } from '../handler.ts';
import { upgradeCard } from '../upgrade.ts';

export const cardsHandlers: HandlersOf<keyof typeof cardsRows> = {
  activateCard,
  activateGiftCard,
  upgradeCard,
  activateGiftCards,
  createDynamicCardCode,
  verifySecurityCode,
};
