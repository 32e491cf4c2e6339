// Menu files as text, and what the till reads out of them.
import { readFileSync } from 'node:fs';
import { checkMenu, type FileMenu } from '../../main/till/menu/check-menu.ts';
import { readMenuFile } from '../../main/till/menu/read-menu-file.ts';
import type { MenuCategory } from '../../shared/menu.ts';

export const sample = readFileSync(new URL('../../docs/menu-sample.csv', import.meta.url));
export const head = '菜品编码,菜品名称,售价,分类编号,分类名称,会员价,上级分类编号,分类排序,排序,下架,套餐明细';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The menu, or the problems as `line problem value`. */
export function check(text: string, known: readonly MenuCategory[] = []): FileMenu | string[] {
  const read = readMenuFile(bytes(text));
  const checked = read.ok ? checkMenu(read.menu, known) : read;
  return checked.ok ? checked.menu : checked.problems.map(({ line, problem, value }) => `${line} ${problem} ${value}`);
}

export function good(text: string, known: readonly MenuCategory[] = []): FileMenu {
  const menu = check(text, known);
  if (Array.isArray(menu)) throw new Error(menu.join('\n'));
  return menu;
}
