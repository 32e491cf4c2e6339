// What an earlier match of a day did not find in the log, on the settings shelf: found later, it came late.
import { z } from 'zod';
import type { SettingsShelf } from '../../journal/types.ts';

const key = 'matchLacking';
const schema = z.record(z.string(), z.array(z.string()));
/** Days are matched within weeks, and what a log lacks is little. */
const mostDays = 40;
const mostSerials = 500;

/** The serials of a day. */
export function lackingOf(day: string, { settings }: { readonly settings: SettingsShelf }): ReadonlySet<string> {
  return new Set(read(settings)[day] ?? []);
}

/** Adds serials to a day; nothing is written where all are known. */
export function keepLacking(
  day: string,
  serials: readonly string[],
  { settings }: { readonly settings: SettingsShelf },
): void {
  const known = read(settings);
  const all = [...new Set([...(known[day] ?? []), ...serials])].slice(0, mostSerials);
  if (all.length > (known[day]?.length ?? 0)) {
    const days = Object.entries({ ...known, [day]: all }).sort(([left], [right]) => left.localeCompare(right));
    settings.put(key, Object.fromEntries(days.slice(-mostDays)));
  }
}

function read(settings: SettingsShelf): Readonly<Record<string, readonly string[]>> {
  const kept = schema.safeParse(settings.get(key));
  return kept.success ? kept.data : {};
}
