// Categories in the order of a tree: each beneath its parent, by their own order; what has a parent that nobody knows stands at the top. Pure.
import type { MenuCategory } from '../../../shared/menu.ts';

export type TreeRow = { readonly category: MenuCategory; readonly depth: number };

/** Every category once, however the parents are told: a circle among them is cut where it is met. */
export function asTree(categories: readonly MenuCategory[]): readonly TreeRow[] {
  const known = new Set(categories.map(({ id }) => id));
  const left = new Set(categories);
  const rows: TreeRow[] = [];

  function take(category: MenuCategory, depth: number): void {
    if (!left.delete(category)) {
      return;
    }
    rows.push({ category, depth });
    for (const child of inOrder(categories.filter(({ parentId }) => parentId === category.id))) {
      take(child, depth + 1);
    }
  }

  const isTop = ({ parentId }: MenuCategory) => parentId === null || !known.has(parentId);
  for (const category of [...inOrder(categories.filter(isTop)), ...inOrder(categories)]) {
    take(category, 0);
  }
  return rows;
}

function inOrder(categories: readonly MenuCategory[]): readonly MenuCategory[] {
  return categories.toSorted((left, right) => left.sort - right.sort || (left.id < right.id ? -1 : 1));
}
