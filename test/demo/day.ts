// What the scripted day is made of: its stage, what it remembers from step to step, and how one step is played and told.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage, Till } from '../support/stage.ts';

/** Everything that the steps share. `till` changes where the application is killed and started again. */
export interface Day {
  readonly stage: Stage;
  readonly folder: string;
  till: Till;
  /** Serials and vouchers that later steps come back to, by a name. */
  readonly notes: Map<string, string>;
  /** Saves one more picture beside the step's own. */
  readonly picture: (name: string) => Promise<string>;
}

export interface Step {
  readonly name: string;
  readonly play: (day: Day) => Promise<void>;
}

export interface PlayedStep {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  /** File name in the report's folder; null where no window was left to take it of. */
  readonly picture: string | null;
  readonly problem?: string;
}

const PICTURE_TIMEOUT_MS = 5_000;

/** Takes a picture of the window as a cashier sees it: 1024 × 768. */
export async function takePicture(till: Till, folder: string, name: string): Promise<string> {
  const file = `${name}.png`;
  await till.page.screenshot({ path: join(folder, file), timeout: PICTURE_TIMEOUT_MS, animations: 'disabled' });
  return file;
}

/** Plays one step; a failure is told, never thrown. */
export async function playStep(step: Step, index: number, day: Day): Promise<PlayedStep> {
  const started = performance.now();
  const label = `${String(index + 1).padStart(2, '0')}-${step.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
  let problem: string | undefined;
  try {
    await step.play(day);
  } catch (error) {
    problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const ms = Math.round(performance.now() - started);
  const picture = await takePicture(day.till, day.folder, label).catch(() => null);
  if (problem !== undefined) {
    writeFileSync(join(day.folder, `${label}.log`), `${problem}\n\n${day.till.app.lines.join('\n')}\n`);
  }
  return { name: step.name, ok: problem === undefined, ms, picture, ...(problem === undefined ? {} : { problem }) };
}

/** A thing that must be so, beside what the screen shows. */
export function demand(holds: boolean, sentence: string): asserts holds {
  if (!holds) throw new Error(sentence);
}

/** What an earlier step wrote down. */
export function recall(day: Day, name: string): string {
  const value = day.notes.get(name);
  demand(value !== undefined, `an earlier step should have noted ${name}`);
  return value;
}
