// The fuzzing campaign as a part: its last line is JSON, with no false success, no exception, and both controls noticed.
import { join } from 'node:path';
import { execute, lastJsonLine, type Outcome, root, single } from './part.ts';

interface Summary {
  readonly answers: number;
  readonly falseSuccesses: number;
  readonly exceptions: number;
}

/** @param answers how many damaged answers to play */
export async function runFuzz(answers: number): Promise<Outcome> {
  const script = join(root, 'test', 'fuzz', 'run.ts');
  const { code, stdout, output } = await execute(process.execPath, [script, '--answers', String(answers), '--json']);
  const summary = lastJsonLine<Summary>(stdout);
  const isWhole = summary !== null && summary.answers >= answers;
  return single(code === 0 && isWhole && summary.falseSuccesses + summary.exceptions === 0, output.slice(-4_000));
}
