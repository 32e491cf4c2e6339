// Chapter 3, the menu: what the till writes and what it reads back. The misspellings of 3.2 (`catetoryId`) are the wire's own.
import { z } from 'zod';
import { integerOrNull, listOf, text, textOrNull } from '../tolerant.ts';
import { textField, whole } from '../writing.ts';
import { flagText, wholeText, yuanText } from '../writing-text.ts';

const optionalText = textField.nullish();

/** 3.1: `parentId` "0" is the top, `status` 1 keeps and 0 takes away. A category that is there already is changed. */
export const createDishCategoryRequest = z.object({
  categoryId: textField,
  categoryName: textField,
  parentId: textField,
  categorySort: wholeText,
  thirdpartyMerchantNo: textField,
  status: whole,
});

/** 3.2: without a store, the categories of the whole brand. */
export const listDishCategoriesRequest = z.object({
  brandId: textField,
  thirdpartyMerchantNo: optionalText,
  pageNum: whole.nullish(),
  pageSize: whole.nullish(),
});

const wireCategory = z.object({
  id: text,
  catetoryId: text,
  catetoryName: textOrNull,
  catetoryCode: textOrNull,
  parentId: textOrNull,
  categorySort: integerOrNull,
});

/** 3.2 */
export const listDishCategoriesAnswer = z.object({ total: integerOrNull, categories: listOf(wireCategory) });

const dishTag = z.object({ tagId: whole, tagName: textField, tagTypeId: textField });
/** What a set meal is made of. */
const comboPart = z.object({ dishCode: textField, dishName: optionalText, dishCount: whole });

/** 3.3 and each dish of 3.4. Prices, margin and cost in fen; `typeId` is a category's id; `status` 0 takes the dish away. */
export const syncDishRequest = z.object({
  dishCode: textField,
  dishName: textField,
  dishMainCode: optionalText,
  sellPrice: yuanText,
  vipPrice: yuanText.nullish(),
  theoMargin: yuanText.nullish(),
  theoCost: yuanText.nullish(),
  dishPic: optionalText,
  description: optionalText,
  typeId: textField,
  typeName: optionalText,
  unit: optionalText,
  thirdpartyStoreNo: textField,
  isCombo: flagText,
  isNew: flagText.nullish(),
  isRecommend: flagText.nullish(),
  recommendLevel: wholeText.nullish(),
  sort: wholeText.nullish(),
  heat: optionalText,
  ingredients: optionalText,
  spicy: optionalText,
  flavor: optionalText,
  cuisine: optionalText,
  dishList: z.array(comboPart).nullish(),
  dishTagList: z.array(dishTag).nullish(),
  status: whole,
});

/** 3.4 */
export const syncDishesRequest = z.object({ dishesList: z.array(syncDishRequest) });

/** 3.4: `data` of a refusal with code −1, spelt as 6.1.4 spells its list: these dishes were not taken, all others were. */
export const dishFailures = listOf(z.object({ dishCode: text, message: textOrNull }));
