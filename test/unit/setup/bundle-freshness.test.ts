// When `npm start` bundles again, and when it does not.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleOutputs, isFresh, sourceDigest, writeStamp } from '../../../build/bundle-freshness.ts';

let root = '';

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'bundle-'));
  write('main/main.ts', 'export {};');
  for (const file of bundleOutputs) write(`out/app/${file}`, '');
  writeStamp(join(root, 'out/app'), sourceDigest(root));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

test('fresh while nothing changed', () => {
  expect(isFresh(root, sourceDigest(root))).toBe(true);
});

test.each([
  ['a source changed', () => write('main/main.ts', 'export const a = 1;')],
  ['a source was added', () => write('shared/money.ts', '')],
  ['a source was renamed', () => renameSync(join(root, 'main/main.ts'), join(root, 'main/other.ts'))],
  ['a dependency changed', () => write('package-lock.json', '{}')],
  ['an output is gone', () => rmSync(join(root, 'out/app/preload.cjs'))],
  ['the stamp is gone', () => rmSync(join(root, 'out/app/made-from'))],
])('stale when %s', (_, change) => {
  change();
  expect(isFresh(root, sourceDigest(root))).toBe(false);
});
