// A second try for a file of tests: these run real windows and real processes, and a machine that stalls for seconds can make one
// stumble. What fails twice has failed. What passed the second time is told by name, with how it failed the first time.
import { basename } from 'node:path';
import type { Outcome } from './part.ts';
import { type Played, runVitest } from './vitest.ts';

/** More files than this are no stumbling: nothing is played again. */
const mostFiles = 3;

/** Runs one project of vitest.config.ts; up to three files that failed are played once more, alone. */
export async function runSteadily(project: string): Promise<Outcome> {
  const first = await runVitest(project);
  const files = first.failedFiles;
  if (first.failed === 0 || files.length === 0 || files.length > mostFiles) return first;
  const second = await runVitest(project, files);
  return judge(first, second);
}

/** What both tries together come to. `second` has the failed files of `first` alone. Exported for its test. */
export function judge(first: Played, second: Played): Outcome {
  const names = first.failedFiles.map((file) => basename(file)).join(', ');
  if (second.failed > 0 || second.passed < first.passedThere + 1) {
    return { ...first, details: `${first.details}\nplayed again: ${names}\n${second.details}` };
  }
  return {
    passed: first.passed - first.passedThere + second.passed,
    failed: 0,
    skipped: first.skipped - first.skippedThere + second.skipped,
    details: '',
    note: `passed when played again: ${names}; the first time:\n${first.details}`,
  };
}
