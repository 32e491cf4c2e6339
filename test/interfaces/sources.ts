// The till's code that may call an interface, and the screens that are there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Sources = readonly string[];

const root = join(import.meta.dirname, '..', '..');

/** Not the console and not the table of methods, which know all of them. */
export function readSources(): Sources {
  return ['main/till', 'main/backends'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/console|interfaces\.ts$/.test(file))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  );
}

/** The screen is there, and some code of the till calls the interface by its name. */
export function usedOnScreen(screen: string, id: string, sources: Sources): boolean {
  const call = new RegExp(`['.]${id}\\b`);
  return existsSync(join(root, 'renderer', 'screens', screen)) && sources.some((source) => call.test(source));
}
