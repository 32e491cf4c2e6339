// A report of a dead process is a piece of its memory, and on some systems that begins with its environment: where secrets were given to the start,
// they are in it. At the next start, which knows them again, they are blanked there.
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LoadedProfile } from '../till/load-profile.ts';

/** No report is longer (bytes); what is none is left alone. */
const longest = 64 * 1_048_576;
/** A shorter text would tear holes into what is none. */
const shortest = 4;

/** Every secret that this start may hold: what the environment gave, also for a store that is not the one it opens (practice), and what was kept. */
export function secretsOfStart(told: {
  readonly appSecret: string | null;
  readonly password: string | null;
  readonly given: Readonly<Record<string, string>>;
  readonly loaded: LoadedProfile;
}): readonly string[] {
  const { appSecret, password, given, loaded } = told;
  // Not by their names: practice has secrets of its own by the same ones.
  const all = [appSecret, password, loaded.appSecret, ...Object.values(given), ...Object.values(loaded.secrets ?? {})];
  return all.filter((secret) => secret !== null);
}

/** Writes asterisks over each secret in every report below `folder`. Never throws: a report is worth less than a start. */
export function blankSecrets(folder: string, secrets: readonly string[]): void {
  const known = secrets.filter(({ length }) => length >= shortest);
  for (const name of reportsIn(folder)) {
    try {
      blankIn(join(folder, name), known);
    } catch {
      // One that cannot be read is no reason to leave the others as they are.
    }
  }
}

function reportsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.dmp'));
  } catch {
    // No folder, or no right to it: then nobody else reads it either.
    return [];
  }
}

function blankIn(file: string, secrets: readonly string[]): void {
  const { size, atime, mtime } = statSync(file);
  if (size > longest) {
    return;
  }
  const bytes = readFileSync(file);
  let found = 0;
  for (const secret of secrets) {
    // As JSON too: that is how the environment gives several.
    for (const text of new Set([secret, JSON.stringify(secret).slice(1, -1)])) {
      found += blankAll(bytes, Buffer.from(text, 'utf8')) + blankAll(bytes, Buffer.from(text, 'utf16le'));
    }
  }
  if (found > 0) {
    writeFileSync(file, bytes, { flag: 'r+' });
    // How old it is says when to let it go.
    utimesSync(file, atime, mtime);
  }
}

/** How often it was there. */
function blankAll(bytes: Buffer, secret: Buffer): number {
  let found = 0;
  for (let at = bytes.indexOf(secret); at >= 0; at = bytes.indexOf(secret, at + secret.length)) {
    bytes.fill('*', at, at + secret.length);
    found += 1;
  }
  return found;
}
