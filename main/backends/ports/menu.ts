// The menu that the platform keeps for a store (chapter 3), in the till's words. It tells its categories, never its dishes.
import type { MenuCategory } from '../../../shared/menu.ts';
import type { Fen } from '../../../shared/money.ts';
import type { Read } from '../backend-failure.ts';

/** Prices in fen. `parts`: what a set meal is made of; empty for a single dish. `removed`: no longer sold. */
export type MenuDish = {
  readonly code: string;
  readonly name: string;
  readonly price: Fen;
  readonly memberPrice: Fen | null;
  readonly categoryId: string;
  readonly categoryName: string | null;
  readonly unit: string | null;
  readonly description: string | null;
  readonly sort: number | null;
  readonly parts: readonly { readonly code: string; readonly count: number }[];
  readonly removed: boolean;
};

/** A dish that the platform did not take, with its words. */
export type DishRefusal = { readonly code: string; readonly message: string };

export type MenuPort = {
  /** 3.2, every page of it. Fails with `menuStoreUnknown` where the platform has no third-party number for this store. */
  categories(): Read<readonly MenuCategory[]>;
  /** 3.1: makes a category or changes it; its parent must be there. */
  saveCategory(category: MenuCategory): Read<null>;
  /** 3.3 */
  saveDish(dish: MenuDish): Read<null>;
  /** 3.4: all but these were taken. A failure says that it is not known which were taken, or that none was. */
  saveDishes(dishes: readonly MenuDish[]): Read<readonly DishRefusal[]>;
};
