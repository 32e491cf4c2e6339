// Judges the lines of a menu file: a whole menu, or every line that is wrong and what is wrong with it. Pure.
import type { MenuCategory, MenuProblem, MenuProblemCode } from '../../../shared/menu.ts';
import { type Fen, readDecimalYuan } from '../../../shared/money.ts';
import type { MenuDish } from '../../backends/ports/menu.ts';
import type { MenuCells, RawCategory, RawDish, RawMenu } from './raw-menu.ts';

/** A dish or a category with the line of the file where it stands. */
export type Lined<Item> = Item & { readonly line: number };
export type FileMenu = {
  readonly categories: readonly Lined<MenuCategory>[];
  readonly dishes: readonly Lined<MenuDish>[];
};

export type MenuCheck =
  | { readonly ok: true; readonly menu: FileMenu }
  | { readonly ok: false; readonly problems: readonly MenuProblem[] };

/** More than any kitchen cooks. */
export const mostDishes = 5_000;
const longest = { code: 64, name: 100, unit: 20, description: 500 } as const;
const top = new Set(['', '0']);

/** `known`: the categories that the platform has; a menu may lean on them. */
export function checkMenu({ categories, dishes }: RawMenu, known: readonly MenuCategory[]): MenuCheck {
  const problems: MenuProblem[] = [];
  const say = (line: number, problem: MenuProblemCode, value: string) => {
    problems.push({ line, problem, value });
  };
  if (dishes.length === 0) {
    say(1, 'empty', '');
  }
  if (dishes.length > mostDishes) {
    say(dishes[mostDishes]?.line ?? 1, 'tooMany', String(mostDishes));
  }
  const kept = new Map<string, Lined<MenuCategory>>();
  for (const category of categories) {
    takeCategory(category, kept, say);
  }
  checkParents(kept, new Set(known.map(({ id }) => id)), say);
  const names = new Map([...known, ...kept.values()].map(({ id, name }) => [id, name]));
  const codes = new Map<string, RawDish>();
  const read = dishes.slice(0, mostDishes).map((raw) => {
    const before = codes.get(raw.cells.code);
    if (raw.cells.code !== '' && before !== undefined) {
      say(raw.line, 'codeTwice', `${raw.cells.code} (${before.line})`);
    }
    codes.set(raw.cells.code, before ?? raw);
    return readDish(raw, names, say);
  });
  const whole = read.filter((dish) => dish !== null);
  for (const dish of whole) {
    const missing = dish.parts.find(({ code }) => code === dish.code || !codes.has(code));
    if (missing !== undefined) {
      say(dish.line, 'partUnknown', missing.code);
    }
  }
  return problems.length === 0
    ? { ok: true, menu: { categories: [...kept.values()], dishes: whole } }
    : { ok: false, problems: problems.sort((left, right) => left.line - right.line) };
}

type Say = (line: number, problem: MenuProblemCode, value: string) => void;

/** A table names the same category on many lines: always by the same name. */
function takeCategory(raw: RawCategory, kept: Map<string, Lined<MenuCategory>>, say: Say): void {
  const { line, id, name } = raw;
  const sort = wholeOf(raw.sort);
  const parentId = top.has(raw.parent) ? null : raw.parent;
  const before = kept.get(id);
  if (id === '' || id === '0') {
    say(line, 'categoryMissing', id);
  } else if (id.length > longest.code || name.length > longest.name) {
    say(line, 'tooLong', id.length > longest.code ? id : name);
  } else if (name === '' && before === undefined) {
    say(line, 'nameMissing', id);
  } else if (sort === undefined) {
    say(line, 'sortWrong', raw.sort);
  } else if (before === undefined) {
    kept.set(id, { line, id, name, parentId, sort: sort ?? 0 });
  } else if (name !== '' && name !== before.name) {
    say(line, 'categoryTwoNames', `${id}: ${before.name} / ${name}`);
  } else if (parentId !== null && parentId !== before.parentId) {
    say(line, 'categoryTwice', `${id}: ${before.parentId ?? '0'} / ${parentId}`);
  }
}

function checkParents(kept: ReadonlyMap<string, Lined<MenuCategory>>, known: ReadonlySet<string>, say: Say): void {
  for (const { line, id, parentId } of kept.values()) {
    const seen = new Set([id]);
    for (let above = parentId; above !== null; above = kept.get(above)?.parentId ?? null) {
      if (seen.has(above)) {
        say(line, 'parentCircle', id);
        break;
      }
      seen.add(above);
      if (!kept.has(above) && !known.has(above)) {
        say(line, 'parentUnknown', above);
        break;
      }
    }
  }
}

function readDish({ line, cells }: RawDish, names: ReadonlyMap<string, string>, say: Say): Lined<MenuDish> | null {
  let sound = true;
  const wrong = (problem: MenuProblemCode, value: string) => {
    sound = false;
    say(line, problem, value);
  };
  const price = priceOf(cells.price, 'priceWrong', wrong);
  const memberPrice = priceOf(cells.memberPrice, 'memberPriceWrong', wrong);
  const sort = wholeOf(cells.sort);
  const removed = flagOf(cells.removed);
  const parts = partsOf(cells.parts);
  judgeTexts(cells, names, wrong);
  if (cells.price === '') {
    wrong('priceMissing', cells.code);
  }
  if (price !== null && memberPrice !== null && memberPrice > price) {
    wrong('memberPriceHigher', cells.memberPrice);
  }
  if (sort === undefined) {
    wrong('sortWrong', cells.sort);
  }
  if (removed === undefined) {
    wrong('removedWrong', cells.removed);
  }
  if (parts === undefined) {
    wrong('partsWrong', cells.parts);
  }
  if (!sound || price === null || sort === undefined || removed === undefined || parts === undefined) {
    return null;
  }
  const { code, name, category, unit, description } = cells;
  return {
    line,
    code,
    name,
    price,
    memberPrice,
    categoryId: category,
    categoryName: names.get(category) ?? null,
    unit: unit === '' ? null : unit,
    description: description === '' ? null : description,
    sort,
    parts,
    removed,
  };
}

function judgeTexts(
  cells: MenuCells,
  names: ReadonlyMap<string, string>,
  wrong: (problem: MenuProblemCode, value: string) => void,
): void {
  if (cells.code === '') {
    wrong('codeMissing', cells.name);
  }
  if (cells.name === '') {
    wrong('nameMissing', cells.code);
  }
  for (const column of ['code', 'name', 'unit', 'description'] as const) {
    if (cells[column].length > longest[column]) {
      wrong('tooLong', `${cells[column].slice(0, 20)}…`);
    }
  }
  if (cells.category === '') {
    wrong('categoryMissing', cells.code);
  } else if (!names.has(cells.category)) {
    wrong('categoryUnknown', cells.category);
  }
}

/** Null where nothing stands there or what stands there is no price; the second was told. */
function priceOf(
  text: string,
  problem: MenuProblemCode,
  wrong: (problem: MenuProblemCode, value: string) => void,
): Fen | null {
  if (text === '') {
    return null;
  }
  const read = readDecimalYuan(text.replace(/^[¥￥]\s*/, ''));
  if (!read.ok || read.value < 0) {
    wrong(problem, text);
    return null;
  }
  return read.value;
}

/** Null where nothing stands there, undefined where it is no whole number. */
function wholeOf(text: string): number | null | undefined {
  return text === '' ? null : /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function flagOf(text: string): boolean | undefined {
  const plain = text.toLowerCase();
  if (['', '否', '0', 'no', 'false'].includes(plain)) {
    return false;
  }
  return ['是', '1', 'yes', 'true'].includes(plain) ? true : undefined;
}

/** `A0001*2;A0002`: codes with their counts. */
function partsOf(text: string): MenuDish['parts'] | undefined {
  const parts = text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => /^([^*×]+?)\s*(?:[*×]\s*([1-9]\d{0,2}))?$/.exec(part));
  return parts.every((part) => part !== null)
    ? parts.map((part) => ({ code: part[1] ?? '', count: Number(part[2] ?? 1) }))
    : undefined;
}
