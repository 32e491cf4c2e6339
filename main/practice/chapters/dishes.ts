// What the practice platform does for the interfaces of protocol/yazuo/chapters/dishes.ts.
import type { dishesRows } from '../../protocol/yazuo/chapters/dishes.ts';
import { createDishCategory, listDishCategories } from '../dish-categories.ts';
import { syncDish, syncDishes } from '../dishes.ts';
import type { HandlersOf } from '../handler.ts';

export const dishesHandlers: HandlersOf<keyof typeof dishesRows> = {
  createDishCategory,
  listDishCategories,
  syncDish,
  syncDishes,
};
