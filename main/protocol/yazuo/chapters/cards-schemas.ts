// 6.1, 6.10.1 and 6.17: cards that become usable, a code for a card, and what proves who holds one. All but 6.10.1 is printed.
import { z } from 'zod';
import { wireCard } from '../objects.ts';
import { integerOrNull, listOf, moneyOrNull, text, textOrNull } from '../tolerant.ts';
import { textField, whole, yuan } from '../writing.ts';
import { yuanText } from '../writing-text.ts';

const brandId = textField;
const optionalText = textField.nullish();

/** 6.1.1: `integralValue` is the points that the card starts with, `password` its trade password of six digits. */
export const activateCardRequest = z.object({
  brandId,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  cardtypeId: optionalText,
  integralValue: whole.nullish(),
  password: optionalText,
  mobile: textField,
  idNumber: optionalText,
});
/** 6.1.2: `storeValue` is what the card is sold with. */
export const activateGiftCardRequest = z.object({
  brandId,
  cardNo: textField,
  merchantNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  cardtypeId: optionalText,
  storeValue: yuan,
  password: optionalText,
});
/** 6.1.1 and 6.1.2. Without a voucher it is no answer. */
export const activationAnswer = z.object({ card: wireCard, voucher: text });

/** 6.1.3 has no serial of its own: that it happened shows in the log of the new card. */
export const upgradeCardRequest = z.object({
  brandId,
  oldCardNo: textField,
  merchantNo: textField,
  newCardNo: textField,
  terminalNo: textField,
});
/** 6.1.3: the sample's `amount` is null; what moved stands in the log. */
export const upgradeCardAnswer = z.object({
  fromCardNo: text,
  toCardNo: text,
  merchantId: textOrNull,
  amount: moneyOrNull,
  voucherNo: text,
  terminalNo: textOrNull,
  batchNo: textOrNull,
  remark: textOrNull,
  transferType: textOrNull,
  merchantNo: textOrNull,
});

/** 6.1.4: one serial for all of them; `storeValue` is text on the wire here. */
export const activateGiftCardsRequest = z.object({
  brandId,
  merchantNo: textField,
  cashierSerial: textField,
  terminalNo: textField,
  cardList: z.array(
    z.object({ cardNo: textField, cardtypeId: optionalText, storeValue: yuanText, password: optionalText }),
  ),
});
/** 6.1.4: `data` of a refusal with code −1: these cards were not activated and why; all the others of the request were. */
export const failedActivations = listOf(z.object({ cardNo: text, message: textOrNull }));

/** 6.10.1 */
export const createDynamicCardCodeRequest = z.object({ brandId, cardNo: textField });
/** 6.10.1: `expireSeconds` is how long the code is good. */
export const createDynamicCardCodeAnswer = z.object({ dynamicCode: text, expireSeconds: integerOrNull });

/** 6.17: the sample names the card only; `securityCode`, the code on its back, is assumed. */
export const verifySecurityCodeRequest = z.object({ brandId, cardNo: textField, securityCode: optionalText });
/** 6.17 */
export const verifySecurityCodeAnswer = z.object({ password: textOrNull });

export type WireActivation = z.output<typeof activationAnswer>;
