// The menu that is kept in step with the platform, as the screen sees it: a file that was read, what is new in it, and how its sync stands.
import { z } from 'zod';
import type { Fen } from './money.ts';
import { approvalSchema } from './people.ts';
import type { Failure } from './result.ts';

/** What a list of the menu's items is narrowed to. */
export const menuFilters = ['all', 'new', 'changed', 'same', 'failed'] as const;
export type MenuFilter = (typeof menuFilters)[number];
export const menuKinds = ['category', 'dish'] as const;
export type MenuKind = (typeof menuKinds)[number];

/** The arguments of the menu's channels. A list is counted from `from`, 0 the first. */
export const menuArguments = {
  getMenu: z.null(),
  readMenuCategories: z.null(),
  openMenuFile: z.null(),
  listMenuItems: z.strictObject({
    filter: z.enum(menuFilters),
    from: z.int().min(0).max(100_000),
    size: z.int().min(1).max(500),
  }),
  startMenuSync: z.strictObject({ approval: approvalSchema.nullable() }),
  stopMenuSync: z.null(),
  retryMenuItem: z.strictObject({
    kind: z.enum(menuKinds),
    code: z.string().min(1).max(64),
    approval: approvalSchema.nullable(),
  }),
} as const;

/** What can be wrong with a line of a menu file; each has a sentence. */
export const menuProblems = [
  'notJson',
  'notMenu',
  'columnMissing',
  'cellsWrong',
  'quoteOpen',
  'empty',
  'tooMany',
  'codeMissing',
  'codeTwice',
  'nameMissing',
  'priceMissing',
  'priceWrong',
  'memberPriceWrong',
  'memberPriceHigher',
  'categoryMissing',
  'categoryUnknown',
  'categoryTwoNames',
  'categoryTwice',
  'parentUnknown',
  'parentCircle',
  'sortWrong',
  'removedWrong',
  'partsWrong',
  'partUnknown',
  'tooLong',
] as const;
export type MenuProblemCode = (typeof menuProblems)[number];

/** `line` is counted from 1 as an editor does; `value` is what stands there, or the name of what is missing. */
export type MenuProblem = { readonly line: number; readonly problem: MenuProblemCode; readonly value: string };

/** A category as the platform has it (3.2); `parentId` null: at the top. */
export type MenuCategory = {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly sort: number;
};

/** How an item stood when its file was read, against what the platform confirmed before. */
export type MenuNovelty = 'new' | 'changed' | 'same';
/** `same` needs nothing; `waiting` has not been confirmed yet. */
export type MenuItemState = 'same' | 'waiting' | 'done' | 'failed';

export type MenuItemView = {
  readonly kind: MenuKind;
  readonly code: string;
  readonly name: string;
  /** Null for a category. Fen. */
  readonly price: Fen | null;
  readonly memberPrice: Fen | null;
  /** The category's name; of a category, its parent's. */
  readonly under: string | null;
  readonly removed: boolean;
  readonly line: number;
  readonly novelty: MenuNovelty;
  readonly state: MenuItemState;
  /** The platform's words where it did not take it. */
  readonly why: string | null;
};

export type MenuCounts = {
  readonly total: number;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly done: number;
  readonly failed: number;
};

/** `none`: no file was read. `stopped`: by a person, by the line or by an end of the till; what was confirmed is not sent again. */
export type MenuState = 'none' | 'ready' | 'running' | 'stopping' | 'stopped' | 'finished';

export type MenuView = {
  readonly state: MenuState;
  readonly file: { readonly name: string; readonly readAt: number } | null;
  readonly categories: MenuCounts;
  readonly dishes: MenuCounts;
  /** Confirmed before and not in this file: they stay as they are. */
  readonly others: number;
  /** Why the sync stopped by itself. */
  readonly problem: Failure | null;
};

/** `problems`: the file was read and not taken, and this is why; nothing was changed. Null where it was taken, or none was chosen. */
export type MenuFileRead = {
  readonly view: MenuView;
  readonly refused: { readonly name: string; readonly problems: readonly MenuProblem[]; readonly count: number } | null;
};

export type MenuItemPage = { readonly items: readonly MenuItemView[]; readonly more: boolean };

/** The answers of the menu's channels. */
export type MenuResults = {
  getMenu: MenuView;
  readMenuCategories: readonly MenuCategory[];
  openMenuFile: MenuFileRead;
  listMenuItems: MenuItemPage;
  startMenuSync: MenuView;
  stopMenuSync: MenuView;
  retryMenuItem: MenuView;
};
