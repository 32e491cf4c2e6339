// The import rules (.dependency-cruiser.cjs): that the project keeps them, and that each of them can fail. Without its
// parser dependency-cruiser reports "0 modules, no violations", so seeing nothing is a failure.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { IConfiguration, ICruiseResult } from 'dependency-cruiser';
import { cruise } from 'dependency-cruiser';
import { hasPassed, importDigest, keepPassed } from './import-lines.ts';
import { type Outcome, root, single } from './part.ts';

const rooms = ['shared', 'main', 'renderer', 'build', 'test'];
const require = createRequire(import.meta.url);
const configuration: IConfiguration = require('../../.dependency-cruiser.cjs');

// dependency-cruiser 17 asks swc to parse every file as plain TypeScript, which fails on JSX: tell it the truth for .tsx.
const swc: { parseFileSync: (path: string, options: object) => unknown } = require('@swc/core');
const { parseFileSync } = swc;
swc.parseFileSync = (path, options) => parseFileSync(path, { ...options, tsx: path.endsWith('.tsx') });

async function violationsIn(baseDir: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { forbidden = [], options = {} } = configuration;
  const { output } = await cruise([...folders], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered text where an object was expected');
  return output;
}

/** The whole project against the rules; at once where nothing of it has changed since it passed. */
export async function checkChangedImports(): Promise<Outcome> {
  const digest = importDigest(rooms);
  if (hasPassed(digest)) return single(true, '');
  const outcome = await checkImports();
  if (outcome.failed === 0) keepPassed(digest);
  return outcome;
}

/** The whole project against the rules. */
export async function checkImports(): Promise<Outcome> {
  const { summary, modules } = await violationsIn(root, rooms);
  const own = modules.filter((module) => !module.source.includes('node_modules') && module.dependencies.length > 0);
  if (own.length === 0)
    return single(false, '0 modules with imports were seen: the parser (@swc/core) does not work here');
  const lines = summary.violations.map(({ rule, from, to, cycle }) => {
    const way = cycle === undefined ? to : cycle.map((step) => step.name).join(' → ');
    return `${rule.name}: ${from} → ${way}`;
  });
  return single(lines.length === 0, lines.join('\n'));
}

type Trespass = readonly [rule: string, file: string, specifier: string];

/** One forbidden import for each rule. */
const trespasses: readonly Trespass[] = [
  ['shared-stands-alone', 'shared/a.ts', '../main/till/target.ts'],
  ['shared-stands-alone', 'shared/b.ts', 'node:fs'],
  ['queue-is-pure', 'main/queue/a.ts', 'zod'],
  ['queue-is-pure', 'main/queue/b.ts', 'node:crypto'],
  ['protocol-is-data', 'main/protocol/a.ts', '../queue/target.ts'],
  ['preload-is-thin', 'main/preload.ts', 'node:path'],
  ['journal-looks-down', 'main/journal/a.ts', '../till/target.ts'],
  ['journal-looks-down', 'main/journal/b.ts', '../backends/yazuo/target.ts'],
  ['backends-look-down', 'main/backends/a.ts', '../journal/target.ts'],
  ['practice-shares-no-mapping', 'main/practice/a.ts', '../backends/target.ts'],
  ['till-looks-down', 'main/till/a.ts', '../electron/target.ts'],
  ['gateway-looks-down', 'main/gateway/a.ts', '../electron/target.ts'],
  ['electron-looks-down', 'main/electron/a.ts', '../main.ts'],
  ['electron-stays-in-its-room', 'main/till/b.ts', 'electron'],
  ['sql-stays-in-the-journal', 'main/till/c.ts', 'better-sqlite3'],
  ['head-office-has-its-own-room', 'main/till/g.ts', 'pg'],
  ['renderer-is-untrusted', 'renderer/a.ts', '../main/till/target.ts'],
  ['renderer-has-no-node', 'renderer/b.tsx', 'node:fs'],
  ['build-stands-apart', 'build/a.ts', '../main/till/target.ts'],
  ['nothing-imports-tests', 'main/till/d.ts', '../../test/target.ts'],
  ['product-needs-shipped-dependencies', 'main/till/e.ts', 'vitest'],
  ['no-circle', 'main/till/circle-a.ts', './circle-b.ts'],
  ['every-import-resolves', 'main/till/f.ts', './nowhere.ts'],
];
const targets = [
  'main/till/target.ts',
  'main/queue/target.ts',
  'main/journal/target.ts',
  'main/backends/target.ts',
  'main/backends/yazuo/target.ts',
  'main/electron/target.ts',
  'main/main.ts',
  'test/target.ts',
];
const packages = { shipped: ['zod', 'better-sqlite3', 'pg'], tools: ['electron', 'vitest'] };

/** Rules that let a type pass, for types ship nothing. */
const freeForTypes = ['product-needs-shipped-dependencies'];

/** Writes a small house where every rule is broken once, by value and again by type alone, and sees each of them caught. */
export async function proveImportRules(): Promise<Outcome> {
  const byValue = await missedIn(trespasses, (specifier) => `import '${specifier}';\n`);
  const typed = trespasses.filter(([rule]) => !freeForTypes.includes(rule));
  const byType = await missedIn(
    typed,
    (specifier) => `import type { target } from '${specifier}';\nexport type T = typeof target;\n`,
  );
  const named = new Set(trespasses.map(([rule]) => rule));
  const unproven = (configuration.forbidden ?? []).filter(({ name }) => name === undefined || !named.has(name));
  const lines = [
    ...[...byValue, ...byType].map(([rule, file, specifier]) => `${rule} did not catch ${file} importing ${specifier}`),
    ...unproven.map(({ name }) => `${name} has no forbidden import in test/runner/imports.ts that proves it`),
  ];
  return single(lines.length === 0, lines.join('\n'));
}

async function missedIn(all: readonly Trespass[], spell: (specifier: string) => string): Promise<readonly Trespass[]> {
  const house = mkdtempSync(join(tmpdir(), 'yatai-import-rules-'));
  try {
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(house, path)), { recursive: true });
      writeFileSync(join(house, path), text);
    };
    for (const target of targets) write(target, 'export const target = 1;\n');
    // Screens are full of JSX, which a parser for plain TypeScript gives up on.
    for (const [, file, specifier] of all) {
      write(file, `${spell(specifier)}${file.endsWith('.tsx') ? 'export const view = <p>text</p>;\n' : ''}`);
    }
    write('main/till/circle-b.ts', `${spell('./circle-a.ts')}export const target = 1;\n`);
    const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
    const { shipped, tools } = packages;
    write('package.json', JSON.stringify({ dependencies: versions(shipped), devDependencies: versions(tools) }));
    for (const name of [...shipped, ...tools]) {
      write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
      write(`node_modules/${name}/index.js`, '');
    }
    const { summary } = await violationsIn(
      house,
      rooms.filter((room) => all.some(([, file]) => file.startsWith(room))),
    );
    const caught = new Set(
      summary.violations.flatMap(({ rule, from, cycle = [] }) =>
        // A circle is reported once, from whichever end was met first.
        [from, ...cycle.map((step) => step.name)].map((file) => `${rule.name} ${file}`),
      ),
    );
    return all.filter(([rule, file]) => !caught.has(`${rule} ${file}`));
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}
