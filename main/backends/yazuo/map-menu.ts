// Chapter 3 as the wire spells it: the menu's categories and dishes there and back. Pure.
import type { MenuCategory } from '../../../shared/menu.ts';
import type { AnswerOf, RequestOf } from '../../protocol/yazuo/catalogue.ts';
import type { MenuDish } from '../ports/menu.ts';

/** How the wire names the top of the categories. */
const top = '0';

/** 3.1; `status` 1 keeps. */
export function categoryRequest(category: MenuCategory, storeNo: string): RequestOf<'createDishCategory'> {
  const { id, name, parentId, sort } = category;
  return {
    categoryId: id,
    categoryName: name,
    parentId: parentId ?? top,
    categorySort: sort,
    thirdpartyMerchantNo: storeNo,
    status: 1,
  };
}

/** 3.2: one page of it. */
export function readCategories({ categories }: AnswerOf<'listDishCategories'>): readonly MenuCategory[] {
  return categories.map(({ catetoryId, catetoryName, parentId, categorySort }) => ({
    id: catetoryId,
    name: catetoryName ?? '',
    parentId: parentId === null || parentId === top || parentId === '' ? null : parentId,
    sort: categorySort ?? 0,
  }));
}

/** 3.3, and each dish of 3.4. */
export function dishRequest(dish: MenuDish, storeNo: string): RequestOf<'syncDish'> {
  const { code, name, price, memberPrice, categoryId, categoryName, unit, description, sort, parts, removed } = dish;
  return {
    dishCode: code,
    dishName: name,
    sellPrice: price,
    vipPrice: memberPrice,
    description,
    typeId: categoryId,
    typeName: categoryName,
    unit,
    thirdpartyStoreNo: storeNo,
    isCombo: parts.length > 0,
    sort,
    dishList: parts.length > 0 ? parts.map((part) => ({ dishCode: part.code, dishCount: part.count })) : null,
    status: removed ? 0 : 1,
  };
}
