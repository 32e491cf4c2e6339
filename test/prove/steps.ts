// What the proof consists of: each step is a command of its own that ends with a line of JSON, how its size is told to it, what
// a release asks for, and which figures of its answer must be none.

export interface Step {
  readonly name: string;
  /** What is counted, for people. */
  readonly unit: string;
  /** The command's file and flags for this size and seed. */
  readonly command: (size: number, seed: number) => readonly string[];
  /** What a release asks for (the queue's table of sizes). `null`: the step has one size, and is exhaustive. */
  readonly release: number | null;
  /** Played first, to learn how fast this machine is. */
  readonly sample: number;
  /** Its part of the time that was given; exhaustive steps take what they take. */
  readonly share: number;
  /** What stands in the JSON: how many were played, and every figure that must be 0. */
  readonly read: (answer: Answer) => StepFigures;
}

/** The last line of a step's command. */
export type Answer = { readonly [key: string]: unknown };

export interface StepFigures {
  readonly played: number;
  /** Must be 0, by name. */
  readonly wrong: Readonly<Record<string, number>>;
  /** Must be true, by name: the controls that have to fail, the mutants that have to be noticed. */
  readonly controls: Readonly<Record<string, boolean>>;
  /** More figures worth keeping. */
  readonly facts: Readonly<Record<string, number>>;
}

const simulation = 'test/simulation/run.ts';

export const steps: readonly Step[] = [
  {
    name: 'model: the queue on a plain store',
    unit: 'schedules',
    command: (size, seed) => [simulation, '--only', 'model', '--schedules', `${size}`, '--seed', `${seed}`, '--json'],
    release: 50_000_000,
    sample: 4_000,
    share: 0.3,
    read: readSchedules,
  },
  {
    name: 'the queue on real SQLite',
    unit: 'schedules',
    command: (size, seed) => [simulation, '--only', 'real', '--schedules', `${size}`, '--seed', `${seed}`, '--json'],
    release: 1_000_000,
    sample: 500,
    share: 0.22,
    read: readSchedules,
  },
  {
    name: 'broken rules and controls',
    unit: 'broken rules',
    command: () => [simulation, '--only', 'mutants', '--json'],
    release: null,
    sample: 0,
    share: 0,
    read: (answer) => {
      const { total, killed } = part(answer, 'mutants');
      const controls = part(answer, 'controls');
      return {
        played: figure(total),
        wrong: { 'not noticed': figure(total) - figure(killed) },
        controls: Object.fromEntries(Object.entries(controls).map(([name, fails]) => [name, fails === true])),
        facts: {},
      };
    },
  },
  {
    name: 'small scope: every run',
    unit: 'runs',
    command: () => [simulation, '--only', 'scope', '--json'],
    release: null,
    sample: 0,
    share: 0,
    read: (answer) => {
      const scope = part(answer, 'scope');
      return {
        played: figure(scope['enumerated']),
        wrong: { violations: figure(scope['violations']), 'left out': scope['cut'] === true ? 1 : 0 },
        controls: { 'blind retry charges twice': scope['controlFails'] === true },
        facts: { merged: figure(scope['merged']) },
      };
    },
  },
  {
    name: 'power cuts',
    unit: 'images',
    command: (size, seed) => ['test/power/run.ts', '--images', `${size}`, '--seed', `${seed}`, '--json'],
    release: 1_000_000,
    sample: 400,
    share: 0.2,
    read: (answer) => ({
      played: figure(answer['images']),
      wrong: { corrupt: figure(answer['corrupt']), 'acknowledged rows lost': figure(answer['lost']) },
      controls: { 'NORMAL loses rows': figure(part(answer, 'control')['lost']) > 0 },
      facts: { 'images in which NORMAL lost rows': figure(part(answer, 'control')['lost']) },
    }),
  },
  {
    name: 'I/O faults at every system call',
    unit: 'faults',
    command: () => ['test/power/faults.ts', '--json'],
    release: null,
    sample: 0,
    share: 0,
    read: (answer) => ({
      played: figure(answer['faults']),
      wrong: { failures: figure(answer['failures']) },
      controls: { 'a dropped write is noticed': figure(part(answer, 'control')['noticed']) > 0 },
      facts: { refused: figure(answer['refused']) },
    }),
  },
  {
    name: 'kill -9 of the running application',
    unit: 'kills',
    command: (size, seed) => ['test/kill/run.ts', '--kills', `${size}`, '--seed', `${seed}`, '--json'],
    release: 5_000,
    sample: 4,
    share: 0.2,
    read: (answer) => ({
      played: figure(answer['kills']),
      wrong: {
        lost: figure(answer['lost']),
        doubled: figure(answer['doubled']),
        differences: figure(answer['differences']),
      },
      controls: {},
      facts: { sales: figure(answer['sales']), 'killed before the answer': figure(answer['beforeAnswer']) },
    }),
  },
  {
    name: 'damaged answers',
    unit: 'answers',
    command: (size, seed) => ['test/fuzz/run.ts', '--answers', `${size}`, '--seed', `${seed}`, '--json'],
    release: 10_000_000,
    sample: 20_000,
    share: 0.08,
    read: (answer) => ({
      played: figure(answer['answers']),
      wrong: {
        'false successes': figure(answer['falseSuccesses']),
        exceptions: figure(answer['exceptions']),
        'secrets shown': figure(answer['secretsShown']),
      },
      controls: {
        'gullible readers are deceived': part(answer, 'controls')['noticed'] === part(answer, 'controls')['total'],
      },
      facts: { 'rightly believed': figure(answer['believed']) },
    }),
  },
];

function readSchedules(answer: Answer): StepFigures {
  return {
    played: figure(answer['schedules']),
    wrong: { violations: figure(answer['violations']) },
    controls: {},
    facts: { steps: figure(answer['steps']), crashes: figure(answer['crashes']) },
  };
}

/** Throws where the command's answer lacks a figure: a proof that reads nothing proves nothing. */
function figure(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw new Error(`a figure is missing: ${String(value)}`);
  return value;
}

function part(answer: Answer, name: string): Answer {
  const value = answer[name];
  if (value === null || typeof value !== 'object') throw new Error(`the answer has no ${name}`);
  return value as Answer;
}
