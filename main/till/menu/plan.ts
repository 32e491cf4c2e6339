// What a menu file asks for, held against what the platform has or confirmed: how new each item is, in which order it must go, how it stands. Pure.
import type { MenuCategory, MenuCounts, MenuItemState, MenuItemView, MenuNovelty } from '../../../shared/menu.ts';
import type { MenuDish } from '../../backends/ports/menu.ts';
import type { FileMenu } from './check-menu.ts';
import {
  type Confirmed,
  categoryContent,
  dishContent,
  type KeptCategory,
  type KeptDish,
  type KeptFile,
} from './menu-shelf.ts';

/** So many dishes go at once (3.4). */
export const batchSize = 50;

/** Categories are held against the platform's own list, dishes against what it confirmed here: it never tells its dishes. */
export function withNovelty(
  menu: FileMenu,
  known: readonly MenuCategory[],
  confirmed: Confirmed,
): Pick<KeptFile, 'categories' | 'dishes'> {
  const listed = new Map(known.map((category) => [category.id, categoryContent(category)]));
  return {
    categories: menu.categories.map((category) => {
      const content = categoryContent(category);
      return { ...category, content, novelty: noveltyOf(listed.get(category.id), content) };
    }),
    dishes: menu.dishes.map((dish) => {
      const content = dishContent(dish);
      return { ...dish, content, novelty: noveltyOf(confirmed.dishes[dish.code], content) };
    }),
  };
}

function noveltyOf(before: string | undefined, now: string): MenuNovelty {
  return before === undefined ? 'new' : before === now ? 'same' : 'changed';
}

/** What of the categories is still to be sent, parents before what is under them. */
export function categoriesToSend({ categories }: KeptFile, confirmed: Confirmed): readonly KeptCategory[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const depth = ({ parentId }: KeptCategory): number => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return categories
    .filter((category) => categoryState(category, confirmed) === 'waiting')
    .sort((left, right) => depth(left) - depth(right) || left.sort - right.sort);
}

/**
 * What of the dishes is still to be sent, in batches: single dishes first, for a set meal's parts must be there; what is taken away
 * last, meals before their parts.
 */
export function dishesToSend({ dishes }: KeptFile, confirmed: Confirmed): readonly (readonly KeptDish[])[] {
  const waiting = dishes.filter((dish) => dishState(dish, confirmed) === 'waiting');
  const turn = ({ removed, parts }: MenuDish) => (removed ? (parts.length > 0 ? 2 : 3) : parts.length > 0 ? 1 : 0);
  return [0, 1, 2, 3].flatMap((each) => inBatches(waiting.filter((dish) => turn(dish) === each)));
}

function inBatches(dishes: readonly KeptDish[]): readonly (readonly KeptDish[])[] {
  return Array.from({ length: Math.ceil(dishes.length / batchSize) }, (_, index) =>
    dishes.slice(index * batchSize, (index + 1) * batchSize),
  );
}

/** What was confirmed since needs nothing more; what was refused waits for a person. */
function categoryState(category: KeptCategory, confirmed: Confirmed): MenuItemState {
  if (category.novelty === 'same') {
    return 'same';
  }
  const isDone = confirmed.categories[category.id] === category.content;
  return isDone ? 'done' : confirmed.refusedCategories[category.id] === undefined ? 'waiting' : 'failed';
}

function dishState(dish: KeptDish, confirmed: Confirmed): MenuItemState {
  if (dish.novelty === 'same') {
    return 'same';
  }
  const isDone = confirmed.dishes[dish.code] === dish.content;
  return isDone ? 'done' : confirmed.refusedDishes[dish.code] === undefined ? 'waiting' : 'failed';
}

/** The file's items as the screen shows them, categories first, in the file's order. */
export function itemViews(file: KeptFile, confirmed: Confirmed): readonly MenuItemView[] {
  const names = new Map(file.categories.map(({ id, name }) => [id, name]));
  return [
    ...file.categories.map((category): MenuItemView => {
      const { id, name, parentId, line, novelty } = category;
      return {
        kind: 'category',
        code: id,
        name,
        price: null,
        memberPrice: null,
        under: parentId === null ? null : (names.get(parentId) ?? parentId),
        removed: false,
        line,
        novelty,
        state: categoryState(category, confirmed),
        why: confirmed.refusedCategories[id] ?? null,
      };
    }),
    ...file.dishes.map((dish): MenuItemView => {
      const { code, name, price, memberPrice, categoryId, categoryName, removed, line, novelty } = dish;
      return {
        kind: 'dish',
        code,
        name,
        price,
        memberPrice,
        under: categoryName ?? categoryId,
        removed,
        line,
        novelty,
        state: dishState(dish, confirmed),
        why: confirmed.refusedDishes[code] ?? null,
      };
    }),
  ];
}

/** How many of these items stand how. */
export function countsOf(items: readonly Pick<MenuItemView, 'novelty' | 'state'>[]): MenuCounts {
  const novel = (novelty: MenuNovelty) => items.filter((item) => item.novelty === novelty).length;
  const standing = (state: MenuItemState) => items.filter((item) => item.state === state).length;
  return {
    total: items.length,
    new: novel('new'),
    changed: novel('changed'),
    same: novel('same'),
    done: standing('done'),
    failed: standing('failed'),
  };
}
