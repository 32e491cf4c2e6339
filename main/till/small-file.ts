// A file that a person or the environment names is read up to a size and no further: no till waits for, or fills its memory with, what is none of
// the files that it knows.
import { readFileSync, statSync } from 'node:fs';

/** No profile and no certificate authority is longer (bytes). */
const longest = 1_048_576;

/** The text of a plain file. Throws where it cannot be read, is no plain file (a pipe would never end), or is longer than `most` bytes. */
export function readSmallFile(file: string, most: number = longest): string {
  const found = statSync(file);
  if (!found.isFile() || found.size > most) {
    throw new Error('this is no plain file, or a very large one');
  }
  return readFileSync(file, 'utf8');
}
