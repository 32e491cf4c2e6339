// What is loaded before the first screen stays small: the window's own files, and no schemas in the page. Each module that
// slips in here is waited for at every start of every till.
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Static imports that are still there when the types are gone. */
const importLine = /^(?:import|export)\s+(?!type\b)(?:([^'"]*?)\s+from\s+)?['"]([^'"]+)['"]/gm;

/** Every module that `entry` loads at once, as paths in the project or names of packages. */
function loadedBy(entry: string): { readonly files: string[]; readonly packages: string[] } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = [resolve(root, entry)];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(relative(root, file))) {
      continue;
    }
    files.add(relative(root, file));
    for (const [, names = '', from = ''] of readFileSync(file, 'utf8').matchAll(importLine)) {
      const onlyTypes = names !== '' && /^\{(?:\s*type\s[^,}]+,?)+\s*\}$/.test(names);
      if (onlyTypes) {
        continue;
      }
      if (!from.startsWith('.')) {
        packages.add(from);
      } else if (/\.tsx?$/.test(from)) {
        open.push(resolve(dirname(file), from));
      }
    }
  }
  return { files: [...files].sort(), packages: [...packages].sort() };
}

test('the window waits for nothing of the till', () => {
  const { files, packages } = loadedBy('main/main.ts');
  const own = /^main\/(?:main\.ts|electron\/[\w-]+\.ts)$|^shared\/(?:channels|result)\.ts$/;
  expect(files.filter((file) => !own.test(file))).toEqual([]);
  expect(files).toContain('main/electron/window.ts');
  expect(files).not.toContain('main/electron/start.ts');
  expect(packages.filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([]);
});

test('the till opens without HTTP client and web server', () => {
  const { files, packages } = loadedBy('main/electron/start.ts');
  expect(files).toContain('main/backends/http/transport.ts');
  for (const late of ['undici', 'hono', '@hono/node-server']) {
    expect(packages).not.toContain(late);
  }
});

test('the first screen brings no schemas, no screen behind the sign-in, and not every text', () => {
  const { files, packages } = loadedBy('renderer/main.tsx');
  expect(packages).not.toContain('zod');
  expect(files).toContain('renderer/screens/sign-in/sign-in.tsx');
  expect(files).toContain('shared/messages/en/first.ts');
  for (const whole of ['shared/messages/en.ts', 'shared/messages/zh-CN.ts']) {
    expect(files).not.toContain(whole);
  }
  // The table of screens names each by how it is fetched later.
  expect(files.filter((file) => /^renderer\/screens\/(?!sign-in|practice\/guide|screen-parts\.ts)/.test(file))).toEqual(
    [],
  );
});
