// A vitest project as a part: counts are read from its JSON report, and whatever the report does not count (a failed
// hook, a leaked handle, an unhandled rejection, a crash) still fails the part.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { quickVariable } from '../support/property-runs.ts';
import { execute, type Outcome, root } from './part.ts';

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** An outcome with the paths of the files that failed, and what of them passed or was left out. */
export interface Played extends Outcome {
  readonly skipped: number;
  readonly failedFiles: readonly string[];
  readonly passedThere: number;
  readonly skippedThere: number;
}

/** Runs one project of vitest.config.ts, or some of its files alone. `quick`: what did not change is not read anew, and properties are tried less often (test/support/property-runs.ts). */
export async function runVitest(project: string, files: readonly string[] = [], quick = false): Promise<Played> {
  const folder = join(root, 'out', 'test');
  const report = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const cli = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    cli,
    'run',
    '--project',
    project,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--silent=passed-only',
    // Sources that did not change are not turned into JavaScript again; each is known by a digest of its text.
    ...(quick ? ['--experimental.fsModuleCache'] : []),
    ...files,
  ];
  const env = { ...process.env, NO_COLOR: '1', ...(quick ? { [quickVariable]: '1' } : {}) };
  const { code, output } = await execute(process.execPath, args, env);
  const counts = readReport(report);
  if (counts === null) {
    return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0, details: output, ...nothingFailed };
  }
  const brokenFiles = counts.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = counts.numFailedTests + brokenFiles;
  return {
    passed: counts.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: counts.numPendingTests + counts.numTodoTests,
    details: output,
    ...failedFilesOf(counts),
  };
}

const nothingFailed = { failedFiles: [], passedThere: 0, skippedThere: 0 };

function failedFilesOf({ testResults }: Report): Pick<Played, 'failedFiles' | 'passedThere' | 'skippedThere'> {
  const failed = testResults.filter((file) => file.status === 'failed');
  const statuses = failed.flatMap((file) => file.assertionResults.map((test) => test.status));
  const passedThere = statuses.filter((status) => status === 'passed').length;
  const skippedThere = statuses.filter((status) => status !== 'passed' && status !== 'failed').length;
  return { failedFiles: failed.map((file) => file.name), passedThere, skippedThere };
}

function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return null;
  }
}
