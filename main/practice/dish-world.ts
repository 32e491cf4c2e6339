// The menu that the practice platform keeps, as plain JSON. Prices are integer fen.
import { fen } from '../../shared/money.ts';
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';

interface PracticeDishCategory {
  /** The platform's own number. */
  readonly id: number;
  readonly categoryId: string;
  name: string;
  /** `0`: at the top. */
  parentId: string;
  sort: number;
  readonly thirdpartyMerchantNo: string;
}

/** A dish as it was last sent (3.3): `sellPrice` and `vipPrice` in fen, `typeId` a category of the same store. */
export type PracticeMenuDish = RequestOf<'syncDish'>;

/** A store as this third party numbers it. */
interface NumberedStore {
  readonly thirdpartyMerchantNo: string;
}

export interface DishWorld {
  dishCategories: PracticeDishCategory[];
  dishes: PracticeMenuDish[];
}

/** The category of this store, or undefined. */
export function findCategory(world: DishWorld, thirdpartyMerchantNo: string, categoryId: string) {
  return world.dishCategories.find(
    (one) => one.thirdpartyMerchantNo === thirdpartyMerchantNo && one.categoryId === categoryId,
  );
}

/** Whether the platform knows a store by this third party’s number. */
export function hasStore(world: { readonly stores: readonly NumberedStore[] }, thirdpartyMerchantNo: string): boolean {
  return world.stores.some((store) => store.thirdpartyMerchantNo === thirdpartyMerchantNo);
}

const categories = [
  { categoryId: '11', name: '家常菜', sort: 10 },
  { categoryId: '12', name: '凉菜', sort: 20 },
  { categoryId: '13', name: '主食', sort: 30 },
];
const dishes = [
  { dishCode: 'A00008', dishName: '宫保鸡丁', typeId: '11', sellPrice: fen(2200), vipPrice: fen(2000), unit: '盘' },
  { dishCode: '13425', dishName: '千张牛肉粉丝汤', typeId: '11', sellPrice: fen(2290), vipPrice: null, unit: '碗' },
  { dishCode: 'A00002', dishName: '拍黄瓜', typeId: '12', sellPrice: fen(1200), vipPrice: null, unit: '盘' },
  { dishCode: 'A00003', dishName: '米饭', typeId: '13', sellPrice: fen(300), vipPrice: null, unit: '碗' },
];

/** A small menu for each of these stores. */
export function seedDishes(stores: readonly NumberedStore[]): DishWorld {
  return {
    dishCategories: stores.flatMap(({ thirdpartyMerchantNo }, index) =>
      categories.map((category, position) => ({
        id: index * categories.length + position + 1,
        ...category,
        parentId: '0',
        thirdpartyMerchantNo,
      })),
    ),
    dishes: stores.flatMap(({ thirdpartyMerchantNo }) =>
      dishes.map((dish) => ({ ...dish, thirdpartyStoreNo: thirdpartyMerchantNo, isCombo: false, status: 1 })),
    ),
  };
}
