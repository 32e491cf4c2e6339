// Chapter 5 and 6.18 beside the lookup: members created and changed, passwords, cards brought in, reviews, wallet cards, open ids, orders.
// 5.2, 5.3, 5.6.1 and 5.6.4 are printed; the requests of the others are assumed (assumed-fields.ts).
import { z } from 'zod';
import { wireCard, wireMembership } from '../objects.ts';
import {
  dayOrNull,
  flagOrNull,
  integerOrNull,
  listOf,
  momentOrNull,
  money,
  moneyOrNull,
  text,
  textOrNull,
} from '../tolerant.ts';
import { bareId, textField, whole, yuan } from '../writing.ts';

const brandId = textField;
const optionalText = textField.nullish();

/** What 5.2 and 5.3 tell of a person. `gender` 0 woman, 1 man; `birthType` 1 solar; dates as `yyyy-MM-dd` or `yyyy-MM-dd HH:mm:ss` in China. */
const memberFields = {
  gender: whole.nullish(),
  birthType: whole.nullish(),
  name: optionalText,
  mobile: optionalText,
  birthday: optionalText,
  merchantId: bareId.nullish(),
  email: optionalText,
  joinDate: optionalText,
  status: whole.nullish(),
  description: optionalText,
  address: optionalText,
  idNumber: optionalText,
  postcode: optionalText,
  phone: optionalText,
  typeId: bareId.nullish(),
  brandId: optionalText,
  constellation: optionalText,
  unionId: optionalText,
};

/** 5.2: `thirtyType` and `thirtyMemberId` (so on the wire) say who the member is in a system that is not the platform's. */
export const createMemberRequest = z.object({
  brandId,
  thirtyType: whole.nullish(),
  thirtyMemberId: optionalText,
  membership: z.object({ ...memberFields, microMessageId: optionalText }),
});
/** 5.2: printed as a list of one. */
export const createMemberAnswer = z.object({ list: listOf(wireMembership), total: integerOrNull });

/** 5.3: what is left out or null stays as it is; an empty text empties the field. */
export const updateMemberRequest = z.object({ ...memberFields, brandId, membershipId: bareId });
/** 5.3 */
export const updateMemberAnswer = z.object({ membership: wireMembership });

/** 5.6.1: takes away the card's password and gives it a new one. */
export const resetTradePasswordRequest = z.object({ brandId, cardNo: textField, merchantId: textField });
/** 5.6.3: `password` is the new one, as in 5.6.4. */
export const changePasswordByOldRequest = z.object({
  brandId,
  merchantId: textField,
  cardNo: textField,
  oldPassword: textField,
  password: textField,
});
/** 5.6.4: `identifycode` is the SMS code of `mobile`, `password` the new password. */
export const changePasswordByCodeRequest = z.object({
  brandId,
  merchantId: textField,
  cardNo: textField,
  password: textField,
  identifycode: textField,
  mobile: textField,
});

/** 5.7: a card of another system with what it holds: `storeValue` in fen here, points whole. */
export const importExternalCardRequest = z.object({
  brandId,
  merchantNo: textField,
  cardNo: textField,
  cardtypeId: textField,
  mobile: textField,
  name: optionalText,
  storeValue: yuan,
  integralValue: whole,
  password: optionalText,
});
/** 5.7 */
export const importExternalCardAnswer = z.object({ card: wireCard, membership: wireMembership });

/** 5.8 */
export const setDefaultCardRequest = z.object({ brandId, membershipId: bareId, cardNo: textField });

/** 5.9 */
export const listReviewsRequest = z.object({ brandId, mobile: textField });
const evaluateParameter = z.object({
  tagName: textOrNull,
  score: integerOrNull,
  satisfaction: textOrNull,
  tagChildText: textOrNull,
});
/** 5.9, newest first. `transWaterId` is the transaction that was judged; marks go from 1 to 5. */
export const listReviewsAnswer = listOf(
  z.object({
    id: text,
    mobile: textOrNull,
    merchantId: textOrNull,
    evaluateDatetime: dayOrNull,
    transWaterId: textOrNull,
    content: textOrNull,
    score: integerOrNull,
    impress: textOrNull,
    tasteMark: integerOrNull,
    environmentMark: integerOrNull,
    serviceMark: integerOrNull,
    isDeal: flagOrNull,
    isReply: flagOrNull,
    remark: textOrNull,
    evaluateParameters: listOf(evaluateParameter),
  }),
);

/** 5.10 */
export const checkWalletCardsRequest = z.object({ brandId, mobile: textField });
/** 5.10: whether the member keeps the card in WeChat (`code`) and in Alipay (`passId`). */
export const checkWalletCardsAnswer = z.object({
  weixinMemberCard: z.object({ hasCard: flagOrNull, code: textOrNull }).nullish(),
  aliMemberCard: z.object({ hasCard: flagOrNull, passId: textOrNull }).nullish(),
});

/** 5.11 */
export const listOpenIdsRequest = z.object({ brandId, wid: textField });
/** 5.11 */
export const listOpenIdsAnswer = listOf(text);

/** 6.18 */
export const getMemberOrderRequest = z.object({ brandId, merchantNo: textField, orderNo: textField });
const orderDish = z.object({ dishNo: text, dishName: textOrNull, dishCount: textOrNull, dishPrice: moneyOrNull });
/** 6.18: `status` 1 open, 2 settled; money in fen, `orderTime` UTC ms. */
export const getMemberOrderAnswer = z.object({
  orderNo: text,
  membershipId: textOrNull,
  cardNo: textOrNull,
  mobile: textOrNull,
  merchantNo: textOrNull,
  orderTime: momentOrNull,
  status: textOrNull,
  amount: money,
  dishes: listOf(orderDish),
});
