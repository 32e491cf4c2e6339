// The core takes time, randomness, timers, calls and the disk from its five ports and from nowhere else, or no simulation could be
// trusted. Lint forbids the globals; this proves that it can fail, and looks for what a rule about globals cannot see.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const core = join(root, 'main/queue');

const banned = [
  'Date.now()',
  'new Date()',
  'setTimeout(() => undefined, 1)',
  'setInterval(() => undefined, 1)',
  'setImmediate(() => undefined)',
  'performance.now()',
  "fetch('http://localhost')",
  'process.pid',
  'crypto.randomUUID()',
];

/** Files of the core as lint would see them, in a folder of their own under the project's rules: one process for all. */
function lint(expressions: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-lint-'));
  try {
    mkdirSync(join(folder, 'main/queue'), { recursive: true });
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    expressions.forEach((code, index) => {
      const file = join(folder, `main/queue/proof-${index}.ts`);
      writeFileSync(file, `// A file.\nexport const proof = () => ${code};\n`);
    });
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const options = { cwd: folder, encoding: 'utf8' } as const;
    const flags = ['lint', '--vcs-enabled=false', '--max-diagnostics=100', 'main/queue'];
    const { status, stderr, stdout } = spawnSync(process.execPath, [biome, ...flags], options);
    return { status, said: `${stdout}${stderr}` };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('lint forbids the core time, timers, calls and the process', () => {
  const { status, said } = lint(banned);
  expect(status).not.toBe(0);
  const found = banned.filter((_, index) =>
    new RegExp(`proof-${index}\\.ts\\S* lint\\S*noRestrictedGlobals`).test(said),
  );
  expect(found).toEqual(banned);
});

test('lint lets the core have what it needs', () => {
  expect(lint(['Math.min(1, 2)']).status).toBe(0);
});

const forbidden =
  /\bMath\.random\b|\bglobalThis\b|\bglobal\b\.|\bqueueMicrotask\(|\bXMLHttpRequest\b|\bWebSocket\b|\bnew Worker\b|\brequire\(|\bimport\(|\bconsole\.|\beval\(|\bnew Function\b|\bAtomics\b|\bWeakRef\b|\bFinalizationRegistry\b|\bIntl\b|from 'node:/;

/** Without comments and texts. */
function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/`[^`]*`|"[^"\n]*"|'(?!node:)[^'\n]*'/g, "''");
}

test('nothing in the core reaches for randomness, threads, modules or screens behind the rule', () => {
  const files = readdirSync(core).filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(25);
  const found = files.filter((name) => forbidden.test(codeOf(readFileSync(join(core, name), 'utf8'))));
  expect(found).toEqual([]);
});

test.each([
  'export const proof = Math.random();',
  'export const proof = globalThis.Date.now();',
  "import { readFileSync } from 'node:fs';",
  'queueMicrotask(() => undefined);',
])('and would find %s', (code) => {
  expect(forbidden.test(codeOf(code))).toBe(true);
});
