// Rows of the document's sections 6.1, 6.10.1, 6.17: cards that become usable, and what proves who holds one.
import { nothing } from '../answers.ts';
import { row } from '../row.ts';
import * as schemas from './cards-schemas.ts';

export const cardsRows = {
  activateCard: row('6.1.1', '会员卡激活', 'trade', 'money', schemas.activateCardRequest, schemas.activationAnswer),
  activateGiftCard: row(
    '6.1.2',
    '礼品卡激活',
    'trade',
    'money',
    schemas.activateGiftCardRequest,
    schemas.activationAnswer,
  ),
  upgradeCard: row('6.1.3', '卡升级激活', 'trade', 'money', schemas.upgradeCardRequest, schemas.upgradeCardAnswer),
  activateGiftCards: row('6.1.4', '礼品卡批量激活', 'trade', 'money', schemas.activateGiftCardsRequest, nothing),
  createDynamicCardCode: row(
    '6.10.1',
    '动态卡码生成',
    'trade',
    'read',
    schemas.createDynamicCardCodeRequest,
    schemas.createDynamicCardCodeAnswer,
  ),
  verifySecurityCode: row(
    '6.17',
    '会员卡安全码验证',
    'trade',
    'read',
    schemas.verifySecurityCodeRequest,
    schemas.verifySecurityCodeAnswer,
  ),
} as const;
