// docs/SECURITY.md is held to what it says: every file that it names is there, every test that it names stands in its file.
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('docs/SECURITY.md', root), 'utf8');

type Row = { readonly item: string; readonly where: readonly string[]; readonly tests: readonly string[] };

/** The rows of the tables that have three columns and whose last is called "test". */
function rowsOf(markdown: string): readonly Row[] {
  let inside = false;
  return markdown.split('\n').flatMap((line) => {
    const cells = line.startsWith('|')
      ? line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
      : [];
    if (cells.length !== 3) {
      inside = false;
      return [];
    }
    const [item = '', where = '', tests = ''] = cells;
    if (tests === 'test') {
      inside = true;
      return [];
    }
    return inside && !/^-+$/.test(item) ? [{ item, where: named(where), tests: named(tests) }] : [];
  });
}

/** What stands in back quotes. */
function named(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
}

/** What is wrong with a row, in words. */
function faultsOf({ item, where, tests }: Row): readonly string[] {
  return [
    ...(where.length === 0 ? [`"${item}" says not where`] : []),
    ...(tests.length === 0 ? [`"${item}" has no test`] : []),
    ...where.filter((path) => !existsSync(new URL(path, root))).map((path) => `"${item}": there is no ${path}`),
    ...tests.flatMap((each) => {
      const [path = '', title = ''] = each.split(' › ');
      if (!/^test\/.*\.test\.tsx?$/.test(path) || !existsSync(new URL(path, root))) {
        return [`"${item}": there is no ${path}`];
      }
      return title === '' || readFileSync(new URL(path, root), 'utf8').includes(title)
        ? []
        : [`"${item}": ${path} has no test "${title}"`];
    }),
  ];
}

const rows = rowsOf(text);

test('every row names code and tests that are there', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.flatMap(faultsOf)).toEqual([]);
});

test("all twenty points of Electron's own list are in it, in their order", () => {
  const points = rows.map(({ item }) => /^(\d+)\. /.exec(item)?.[1]).filter((point) => point !== undefined);
  expect(points).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
});

test('a row that names what is not there is noticed', () => {
  const broken = [
    '| item | where | test |',
    '| --- | --- | --- |',
    '| no file | `main/nowhere.ts` | `test/unit/security-table.test.ts` |',
    ['| no title | `main/main.ts` | `test/unit/security-table.test.ts ›', ['nobody', 'wrote', 'it` |'].join(' ')].join(
      ' ',
    ),
    '| nothing | here | there |',
    '| no test | `main/main.ts` | `main/main.ts` |',
  ].join('\n');
  expect(rowsOf(broken).flatMap(faultsOf)).toEqual([
    '"no file": there is no main/nowhere.ts',
    '"no title": test/unit/security-table.test.ts has no test "nobody' + ' wrote it"',
    '"nothing" says not where',
    '"nothing" has no test',
    '"no test": there is no main/main.ts',
  ]);
});
