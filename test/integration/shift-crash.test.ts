// A till that is killed while it keeps shifts, again and again: what it said is there, of what it had not said there is all or nothing, and the chain holds.
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { newestSteps } from '../../main/till/shift/standing.ts';
import { afterThis, freshFile, opened } from './journal-stage.ts';

const script = new URL('./shift-child.ts', import.meta.url).pathname;

async function killAfter(file: string, lines: number): Promise<string[]> {
  const child: ChildProcess = spawn(process.execPath, [script, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  afterThis(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const said: string[] = [];
  if (child.stdout === null) throw new Error('the child has no voice');
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  await gone;
  return said;
}

it('keeps every step that was said, in order, and never half of one', async () => {
  const file = freshFile();
  const all: string[] = [];
  for (const lines of [1, 2, 3, 4, 9, 14, 23]) {
    all.push(...(await killAfter(file, lines)));
    const journal = opened(file);
    try {
      for (const line of all) {
        const [step, intent = ''] = line.split(' ');
        expect(journal.shifts.byIntent(intent)?.step, line).toBe(step);
      }
      const newest = journal.shifts.newest();
      for (let shift = 1; shift <= newest; shift += 1) {
        const steps = journal.shifts.steps(shift).map(({ step }) => step);
        expect(steps[0]).toBe('opened');
        expect(steps.filter((step) => step === 'closed').length).toBe(
          shift < newest ? 1 : newestSteps(journal.shifts)?.closed === null ? 0 : 1,
        );
      }
      expect(journal.verify()).toBeNull();
    } finally {
      journal.close();
    }
  }
  expect(all.length).toBeGreaterThanOrEqual(56);
});
