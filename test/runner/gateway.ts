// Payments against a gateway that is killed again and again, as a part: its last line is JSON. Where it cannot run, it is skipped and said.
import { join } from 'node:path';
import { execute, lastJsonLine, type Outcome, root, single } from './part.ts';

interface Summary {
  readonly payments: number;
  readonly kills: number;
  readonly paid: number;
  readonly undecided: number;
  readonly wrong: number;
  readonly skipped?: string;
}

/** @param payments how many, each one to four times; 10,000 with 25 kills for a release. */
export async function runGateway(payments: number, kills: number): Promise<Outcome> {
  const script = join(root, 'test', 'gateway', 'run.ts');
  const args = ['--payments', String(payments), '--kills', String(kills), '--settle', '0', '--json'];
  const { code, stdout, output } = await execute(process.execPath, [script, ...args]);
  const summary = lastJsonLine<Summary>(stdout);
  if (summary === null) return single(false, `the last line is not JSON (exit code ${code})\n${output.slice(-6_000)}`);
  if (summary.skipped !== undefined) {
    console.log(`        skipped: ${summary.skipped}`);
    return { passed: 0, failed: 0, skipped: 1, details: summary.skipped };
  }
  const isWhole = summary.payments >= payments && summary.kills >= kills && summary.paid > payments / 2;
  return single(code === 0 && isWhole && summary.wrong === 0, output.slice(-6_000));
}
