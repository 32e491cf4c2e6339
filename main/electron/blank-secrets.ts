// A report of a dead process is a piece of its memory, and on some systems that begins with its environment: where secrets were given to the start,
// they are in it. At the next start, which knows them again, they are blanked there.
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** No report is longer (bytes); what is none is left alone. */
const longest = 64 * 1_048_576;
/** A shorter text would tear holes into what is none. */
const shortest = 4;

/** Writes asterisks over each secret in every report below `folder`. Never throws: a report is worth less than a start. */
export function blankSecrets(folder: string, secrets: readonly string[]): void {
  const known = secrets.filter(({ length }) => length >= shortest);
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (name.endsWith('.dmp')) {
        blankIn(join(folder, name), known);
      }
    }
  } catch {
    // No folder, or no right to it: then nobody else reads it either.
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
