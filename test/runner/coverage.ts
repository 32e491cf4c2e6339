// The queue's core, line by line and branch by branch: its unit tests alone must reach every one (the design's queue, section 9).
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { execute, type Outcome, root } from './part.ts';

interface Count {
  readonly total: number;
  readonly covered: number;
}

type Summary = Readonly<Record<string, Readonly<Record<'branches' | 'lines' | 'functions' | 'statements', Count>>>>;

const kinds = ['branches', 'lines', 'functions', 'statements'] as const;
const core = 'main/queue';
const tests = ['test/unit/queue-', 'test/unit/limits.test.ts'];

/** Each source file of main/queue counts as one: it is covered whole, or it failed. A file that the report does not name has failed. */
export async function coverCore(): Promise<Outcome> {
  const folder = join(root, 'out', 'test', 'coverage');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--project=unit',
    ...tests,
    '--reporter=dot',
    '--silent=passed-only',
    '--coverage.enabled',
    '--coverage.provider=v8',
    `--coverage.include=${core}/**/*.ts`,
    '--coverage.reporter=json-summary',
    '--coverage.reporter=text',
    '--coverage.skipFull',
    `--coverage.reportsDirectory=${folder}`,
  ];
  const { code, output } = await execute(process.execPath, args, { ...process.env, NO_COLOR: '1' });
  if (code !== 0) return { passed: 0, failed: 1, details: output };
  const summary = JSON.parse(readFileSync(join(folder, 'coverage-summary.json'), 'utf8')) as Summary;
  const gaps = sources().flatMap((file) => gapsOf(file, summary));
  const failed = new Set(gaps.map(({ file }) => file)).size;
  return {
    passed: sources().length - failed,
    failed,
    details: `${gaps.map(({ file, what }) => `${basename(file)}: ${what}`).join('\n')}\n${failed > 0 ? output : ''}`,
  };
}

function sources(): readonly string[] {
  return readdirSync(join(root, core), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(root, core, name));
}

function gapsOf(file: string, summary: Summary): readonly { readonly file: string; readonly what: string }[] {
  const found = summary[file];
  if (found === undefined) return [{ file, what: 'not in the report' }];
  return kinds
    .filter((kind) => found[kind].covered < found[kind].total)
    .map((kind) => ({ file, what: `${kind} ${found[kind].covered} of ${found[kind].total}` }));
}
