// A menu file as text by column, whatever its form: what a line says before anybody judges it.

/** What can be said of a dish. The first five are needed. */
export const menuColumns = [
  'code',
  'name',
  'price',
  'category',
  'categoryName',
  'memberPrice',
  'parent',
  'categorySort',
  'unit',
  'description',
  'sort',
  'removed',
  'parts',
] as const;
export type MenuColumn = (typeof menuColumns)[number];
export type MenuCells = { readonly [Column in MenuColumn]: string };

export type RawDish = { readonly line: number; readonly cells: MenuCells };
export type RawCategory = {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly parent: string;
  readonly sort: string;
};
export type RawMenu = { readonly categories: readonly RawCategory[]; readonly dishes: readonly RawDish[] };

/** A dish without a word. */
export const noCells: MenuCells = {
  code: '',
  name: '',
  price: '',
  category: '',
  categoryName: '',
  memberPrice: '',
  parent: '',
  categorySort: '',
  unit: '',
  description: '',
  sort: '',
  removed: '',
  parts: '',
};

/** How each column may be called in the first line of a table. */
const names: { readonly [Column in MenuColumn]: readonly string[] } = {
  code: ['菜品编码', '菜品编号', '编码', 'code'],
  name: ['菜品名称', '名称', 'name'],
  price: ['售价', '价格', 'price'],
  category: ['分类编号', '分类编码', 'category'],
  categoryName: ['分类名称', '分类', 'category name'],
  memberPrice: ['会员价', 'member price'],
  parent: ['上级分类编号', 'parent category'],
  categorySort: ['分类排序', 'category sort'],
  unit: ['单位', 'unit'],
  description: ['说明', '描述', 'description'],
  sort: ['排序', 'sort'],
  removed: ['下架', 'removed'],
  parts: ['套餐明细', 'parts'],
};

export const neededColumns = ['code', 'name', 'price', 'category', 'categoryName'] as const;

/** The column that a heading means, or null: other columns of a table are nobody's affair. */
export function columnNamed(heading: string): MenuColumn | null {
  const plain = heading.trim().toLowerCase();
  return menuColumns.find((column) => names[column].includes(plain)) ?? null;
}

/** How a column is called in a table, for who has to add it. */
export function headingOf(column: MenuColumn): string {
  const [chinese = column] = names[column];
  return chinese;
}
