// From the bytes of a menu file to its lines: CSV or JSON, UTF-8 or what a Chinese spreadsheet writes.
import { z } from 'zod';
import type { MenuProblem } from '../../../shared/menu.ts';
import { readJsonPlaces } from '../../protocol/json-places.ts';
import { readCsv } from './csv.ts';
import {
  columnNamed,
  headingOf,
  type MenuCells,
  type MenuColumn,
  neededColumns,
  noCells,
  type RawCategory,
  type RawDish,
  type RawMenu,
} from './raw-menu.ts';

export type FileRead =
  | { readonly ok: true; readonly menu: RawMenu }
  | { readonly ok: false; readonly problems: readonly MenuProblem[] };

/** Reads a file by what stands in it: JSON where it begins with a brace, else a table with a heading. */
export function readMenuFile(bytes: Uint8Array): FileRead {
  const text = decode(bytes);
  return /^\s*[{[]/.test(text) ? readJsonMenu(text) : readTable(text);
}

/** UTF-8 with or without its mark; what is none is read as GB18030, which is what spreadsheets here write. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function refused(line: number, problem: MenuProblem['problem'], value = ''): FileRead {
  return { ok: false, problems: [{ line, problem, value }] };
}

function readTable(text: string): FileRead {
  const read = readCsv(text);
  if (!read.ok) {
    return refused(read.line, 'quoteOpen');
  }
  const [head, ...records] = read.records;
  if (head === undefined) {
    return refused(1, 'empty');
  }
  const columns = head.cells.map(columnNamed);
  const missing = neededColumns.filter((column) => !columns.includes(column));
  if (missing.length > 0) {
    return {
      ok: false,
      problems: missing.map((column) => ({ line: head.line, problem: 'columnMissing', value: headingOf(column) })),
    };
  }
  const long = records.filter(({ cells }) => cells.slice(columns.length).some((cell) => cell !== ''));
  if (long.length > 0) {
    return {
      ok: false,
      problems: long.map(({ line, cells }) => ({ line, problem: 'cellsWrong', value: `${cells.length}` })),
    };
  }
  const dishes = records.map(({ line, cells }): RawDish => ({ line, cells: cellsOf(columns, cells) }));
  return { ok: true, menu: { categories: dishes.flatMap(categoryOf), dishes } };
}

function cellsOf(columns: readonly (MenuColumn | null)[], cells: readonly string[]): MenuCells {
  const named = columns.flatMap((column, index) => (column === null ? [] : [[column, cells[index] ?? '']]));
  return { ...noCells, ...Object.fromEntries(named) };
}

/** Each line of a table names its dish's category; a line without one is judged as a dish. */
function categoryOf({ line, cells }: RawDish): readonly RawCategory[] {
  const { category, categoryName, parent, categorySort } = cells;
  return category === '' ? [] : [{ line, id: category, name: categoryName, parent, sort: categorySort }];
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]).optional();
const jsonMenu = z.object({
  categories: z.array(z.object({ id: scalar, name: scalar, parent: scalar, sort: scalar })).default([]),
  dishes: z.array(
    z.object({
      code: scalar,
      name: scalar,
      price: scalar,
      memberPrice: scalar,
      category: scalar,
      unit: scalar,
      description: scalar,
      sort: scalar,
      removed: scalar,
      parts: z.array(z.object({ code: scalar, count: scalar })).optional(),
    }),
  ),
});

function readJsonMenu(text: string): FileRead {
  const places = readJsonPlaces(text);
  if (!places.ok) {
    return refused(places.failure.line, 'notJson', String(places.failure.column));
  }
  const { lines } = places.value;
  const parsed = jsonMenu.safeParse(JSON.parse(text));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path }) => {
      const name = path.join('.');
      return { line: lineOf(name, lines), problem: 'notMenu' as const, value: name };
    });
    return { ok: false, problems };
  }
  const { categories, dishes } = parsed.data;
  return {
    ok: true,
    menu: {
      categories: categories.map(({ id, name, parent, sort }, index) => ({
        line: lineOf(`categories.${index}`, lines),
        id: textOf(id),
        name: textOf(name),
        parent: textOf(parent),
        sort: textOf(sort),
      })),
      dishes: dishes.map(({ parts, ...dish }, index) => ({
        line: lineOf(`dishes.${index}`, lines),
        cells: {
          ...noCells,
          ...Object.fromEntries(Object.entries(dish).map(([name, value]) => [name, textOf(value)])),
          parts: (parts ?? []).map(({ code, count }) => `${textOf(code)}*${textOf(count ?? 1)}`).join(';'),
        },
      })),
    },
  };
}

/** The line of a path, or of the nearest thing around it. */
function lineOf(path: string, lines: ReadonlyMap<string, number>): number {
  const found = lines.get(path);
  return found ?? (path === '' ? 1 : lineOf(path.slice(0, Math.max(0, path.lastIndexOf('.'))), lines));
}

function textOf(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim();
}
