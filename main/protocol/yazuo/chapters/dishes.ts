// Rows of the document's sections 3: the menu that the platform keeps.
import { nothing } from '../answers.ts';
import { row } from '../row.ts';
import * as schemas from './dishes-schemas.ts';

export const dishesRows = {
  createDishCategory: row('3.1', '创建菜品分类', 'dish', 'write', schemas.createDishCategoryRequest, nothing),
  listDishCategories: row(
    '3.2',
    '查询菜品分类',
    'dish',
    'read',
    schemas.listDishCategoriesRequest,
    schemas.listDishCategoriesAnswer,
  ),
  syncDish: row('3.3', '单条菜品同步', 'dish', 'write', schemas.syncDishRequest, nothing),
  syncDishes: row('3.4', '批量菜品同步', 'dish', 'write', schemas.syncDishesRequest, nothing),
} as const;
