// A digest of everything that the import rules depend on: which files there are, what each imports, the rules, the packages. While it is
// the one that passed last, reading two thousand files again would say the same.
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './part.ts';

const kept = join(root, 'out', 'check', 'imports.txt');
const others = ['.dependency-cruiser.cjs', 'package.json', 'package-lock.json', 'test/runner/imports.ts'];

/** Of a source, whatever may import: all from its start to the end of its last import, and each later line that loads or hands on. */
export function importLines(source: string): string {
  const lines = source.split('\n');
  const last = lines.findLastIndex((line) => /^(import\b|export\b.*\bfrom\b|\}.* from )/.test(line));
  return lines.filter((line, index) => index <= last || /\bimport\b|\brequire\b|\bfrom\b/.test(line)).join('\n');
}

/** Of the rooms as they are now. */
export function importDigest(rooms: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of globSync(
    rooms.map((room) => `${room}/**/*.{ts,tsx,mjs,cjs,js,css,json}`),
    { cwd: root },
  ).sort()) {
    const isSource = /\.(tsx?|[mc]?js)$/.test(file);
    hash.update(`\0${file}\0${isSource ? importLines(readFileSync(join(root, file), 'utf8')) : ''}`);
  }
  for (const file of others) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Whether this is what passed last. */
export function hasPassed(digest: string): boolean {
  try {
    return readFileSync(kept, 'utf8') === digest;
  } catch {
    return false;
  }
}

export function keepPassed(digest: string): void {
  mkdirSync(dirname(kept), { recursive: true });
  writeFileSync(kept, digest);
}
