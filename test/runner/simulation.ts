// The deterministic simulation as a part: its last line is JSON, and `violations` must be none in as many schedules
// as were asked for.
import { join } from 'node:path';
import { execute, type Outcome, root, single } from './part.ts';

interface Summary {
  readonly schedules?: number;
  readonly violations?: number | readonly unknown[];
}

/** @param schedules how many seeded schedules to play */
export async function runSimulation(schedules: number): Promise<Outcome> {
  const script = join(root, 'test', 'simulation', 'run.ts');
  const { code, stdout, output } = await execute(process.execPath, [
    script,
    '--schedules',
    String(schedules),
    '--json',
  ]);
  const summary = lastLine(stdout);
  if (summary === null)
    return single(false, `the simulation's last line is not JSON (exit code ${code})\n${tail(output)}`);
  const violations = typeof summary.violations === 'number' ? summary.violations : summary.violations?.length;
  if (summary.schedules === undefined || summary.schedules < schedules) {
    return single(
      false,
      `${summary.schedules ?? 'an unknown number of'} schedules were played, ${schedules} were asked for\n${tail(output)}`,
    );
  }
  return single(code === 0 && violations === 0, tail(output));
}

function lastLine(text: string): Summary | null {
  try {
    return JSON.parse(text.trimEnd().split('\n').at(-1) ?? '') as Summary;
  } catch {
    return null;
  }
}

function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-40).join('\n').slice(-8_000);
}
