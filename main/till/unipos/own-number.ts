// Numbers of orders and reservations that this till makes: the install id and a counter, so that no till on earth makes the same.
import { z } from 'zod';
import type { Journal, SettingsShelf } from '../../journal/types.ts';

const key = 'uniposCounter';
const counterSchema = z.int().min(0);

/** `3f9c01d27ab4e650-12`: the whole install id. It is drawn anew where a copy of the journal runs, so a counter that went back repeats nothing. */
export function nextOwnNumber({ installId, settings }: Pick<Journal, 'installId' | 'settings'>): string {
  const counter = counterOf(settings) + 1;
  settings.put(key, counter);
  return `${installId}-${counter}`;
}

/** Whether it was made here. */
export function isOwnNumber(number: string, { installId, settings }: Pick<Journal, 'installId' | 'settings'>): boolean {
  const [made, counter = '', ...more] = number.split('-');
  return (
    made === installId && more.length === 0 && /^[1-9]\d*$/.test(counter) && Number(counter) <= counterOf(settings)
  );
}

function counterOf(settings: SettingsShelf): number {
  const read = counterSchema.safeParse(settings.get(key));
  return read.success ? read.data : 0;
}
