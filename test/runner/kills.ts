// kill -9 of the real application as a part: its last line is JSON. Where process groups cannot be killed so, it is skipped and said.
import { join } from 'node:path';
import { execute, lastJsonLine, type Outcome, root, single } from './part.ts';

interface Summary {
  readonly kills: number;
  readonly accepted: number;
  readonly sales: number;
  readonly lost: number;
  readonly doubled: number;
  readonly differences: number;
  readonly skipped?: string;
}

/** @param kills how many times to kill: 50 in a test run, 5,000 for a release. Needs a display. */
export async function runKills(kills: number): Promise<Outcome> {
  const script = join(root, 'test', 'kill', 'run.ts');
  const { code, stdout, output } = await execute(process.execPath, [script, '--kills', String(kills), '--json']);
  const summary = lastJsonLine<Summary>(stdout);
  if (summary === null) return single(false, `the last line is not JSON (exit code ${code})\n${output.slice(-6_000)}`);
  if (summary.skipped !== undefined) {
    console.log(`        skipped: ${summary.skipped}`);
    return { passed: 0, failed: 0, skipped: 1, details: summary.skipped };
  }
  const isWhole = summary.kills >= kills && summary.accepted > 0 && summary.sales >= summary.accepted;
  const wrong = summary.lost + summary.doubled + summary.differences;
  return single(code === 0 && isWhole && wrong === 0, output.slice(-6_000));
}
