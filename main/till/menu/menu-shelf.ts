// What this till remembers of the menu, on the settings shelf: the file that was read, and by content what the platform confirmed of it.
// A sync that was cut off by anything goes on from here, and sends nothing twice that was confirmed.
import { hash } from 'node:crypto';
import { z } from 'zod';
import { fenSchema } from '../../../shared/fen-schema.ts';
import type { MenuCategory } from '../../../shared/menu.ts';
import type { MenuDish } from '../../backends/ports/menu.ts';
import { canonicalJson } from '../../journal/canonical-json.ts';
import type { SettingsShelf } from '../../journal/types.ts';

const fileKey = 'menuFile';
const confirmedKey = 'menuConfirmed';

const line = z.int();
const novelty = z.enum(['new', 'changed', 'same']);
/** What the item says, in short. */
const content = z.string();
const categorySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  parentId: z.string().nullable(),
  sort: z.int(),
  line,
  content,
  novelty,
});
const dishSchema = z.strictObject({
  code: z.string(),
  name: z.string(),
  price: fenSchema,
  memberPrice: fenSchema.nullable(),
  categoryId: z.string(),
  categoryName: z.string().nullable(),
  unit: z.string().nullable(),
  description: z.string().nullable(),
  sort: z.int().nullable(),
  parts: z.array(z.strictObject({ code: z.string(), count: z.int() })).readonly(),
  removed: z.boolean(),
  line,
  content,
  novelty,
});
const fileSchema = z.strictObject({
  name: z.string(),
  readAt: z.number(),
  /** Whose menu it is: brand and store. */
  store: z.string(),
  categories: z.array(categorySchema).readonly(),
  dishes: z.array(dishSchema).readonly(),
});
const confirmedSchema = z.strictObject({
  store: z.string(),
  /** Content by id or code. A dish that was taken away is remembered as what was sent. */
  categories: z.record(z.string(), z.string()),
  dishes: z.record(z.string(), z.string()),
  /** Words of the platform, by id or code, for what it did not take of the file as it is. */
  refusedCategories: z.record(z.string(), z.string()),
  refusedDishes: z.record(z.string(), z.string()),
});

export type KeptCategory = z.infer<typeof categorySchema>;
export type KeptDish = z.infer<typeof dishSchema>;
/** A file that was read and taken, with how each of its items stood then. */
export type KeptFile = z.infer<typeof fileSchema>;
export type Confirmed = z.infer<typeof confirmedSchema>;

export type MenuShelf = {
  file(): KeptFile | null;
  putFile(file: KeptFile): void;
  confirmed(): Confirmed;
  /** Durable when it returns. */
  putConfirmed(confirmed: Confirmed): void;
};

/** The shelf of one store's menu; what was kept for another store is as if it were not there. */
export function createMenuShelf(settings: SettingsShelf, store: string): MenuShelf {
  const nothing: Confirmed = { store, categories: {}, dishes: {}, refusedCategories: {}, refusedDishes: {} };
  // Read once: nobody else writes here, and a menu of thousands is not parsed anew for each batch.
  let file: KeptFile | null | undefined;
  let confirmed: Confirmed | undefined;

  function readFile(): KeptFile | null {
    const read = fileSchema.safeParse(settings.get(fileKey));
    return read.success && read.data.store === store ? read.data : null;
  }
  function readConfirmed(): Confirmed {
    const read = confirmedSchema.safeParse(settings.get(confirmedKey));
    return read.success && read.data.store === store ? read.data : nothing;
  }
  return {
    file: () => {
      file = file === undefined ? readFile() : file;
      return file;
    },
    putFile(next) {
      settings.put(fileKey, next);
      file = next;
    },
    confirmed: () => {
      confirmed ??= readConfirmed();
      return confirmed;
    },
    putConfirmed(next) {
      settings.put(confirmedKey, next);
      confirmed = next;
    },
  };
}

/** What a category says, in short: two that say the same have the same. */
export function categoryContent({ id, name, parentId, sort }: MenuCategory): string {
  return shortHash({ id, name, parentId, sort });
}

/** What a dish says, in short. Where it stands in a file is no part of it. */
export function dishContent(dish: MenuDish): string {
  const { code, name, price, memberPrice, categoryId, unit, description, sort, parts, removed } = dish;
  return shortHash({ code, name, price, memberPrice, categoryId, unit, description, sort, parts, removed });
}

function shortHash(value: unknown): string {
  return hash('sha256', canonicalJson(value), 'hex').slice(0, 16);
}
