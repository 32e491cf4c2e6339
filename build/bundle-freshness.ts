// Whether out/app was made from the sources as they are now: a digest of their contents, kept beside the bundle.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SOURCES = [
  'main',
  'shared',
  'renderer',
  'package-lock.json',
  'build/bundle.ts',
  'build/bundle-configs.ts',
  'build/product-facts.ts',
];
export const bundleOutputs = [
  'main.js',
  'preload.cjs',
  'proof-worker.js',
  'product.json',
  'display-preload.cjs',
  join('renderer', 'index.html'),
  join('renderer', 'display.html'),
];
const STAMP = 'made-from';

/** A digest of every source file's path and content below the root. */
export function sourceDigest(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const path of filesUnder(root, source))
      hash
        .update(path)
        .update('\0')
        .update(readFileSync(join(root, path)));
  }
  return hash.digest('hex');
}

function filesUnder(root: string, path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  if (path.includes('.')) return [path];
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

/** Whether the bundle is whole and was made from sources with this digest. */
export function isFresh(root: string, digest: string): boolean {
  const app = join(root, 'out', 'app');
  const stamp = join(app, STAMP);
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) return false;
  return bundleOutputs.every((file) => existsSync(join(app, file)));
}

/** Marks a finished bundle. */
export function writeStamp(app: string, digest: string): void {
  writeFileSync(join(app, STAMP), digest);
}
