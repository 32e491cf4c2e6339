// The deterministic simulation as parts of the test run, in the sizes of every CI run (the design's queue, section 9): fresh
// schedules on real SQLite, on the plain model, the small scope, the broken rules. Each part plays its own and is counted apart.
import { join } from 'node:path';
import { execute, lastJsonLine, type Outcome, type Part, root } from './part.ts';

interface Summary {
  readonly schedules: number;
  readonly violations: number;
  readonly real: number;
  readonly model: number;
  readonly steps: number;
  readonly crashes: number;
  readonly missing: readonly string[];
  readonly mutants: { readonly total: number; readonly killed: number; readonly schedules: number };
  readonly controls: Readonly<Record<string, boolean>>;
  readonly scope: {
    readonly enumerated: number;
    readonly violations: number;
    readonly states: number;
    readonly cut: boolean;
    readonly controlFails: boolean | null;
  };
}

/** What has to hold, by what it is called when it does not. */
type Claims = Readonly<Record<string, boolean>>;

const sizes = { real: 20_000, model: 200_000, mutants: 60 } as const;

/** The simulation's parts, in the order in which they run. */
export const simulationParts: readonly Part[] = [
  { name: 'simulation: broken rules', run: () => playPart('mutants', 0, judgeMutants) },
  { name: 'simulation: small scope', run: () => playPart('scope', 0, judgeScope) },
  { name: 'simulation: real SQLite', run: () => playPart('real', sizes.real, judgeReal) },
  { name: 'simulation: model', run: () => playPart('model', sizes.model, judgeModel) },
];

async function playPart(
  part: 'real' | 'model' | 'mutants' | 'scope',
  schedules: number,
  judge: (summary: Summary) => { readonly counted: number; readonly figures: string; readonly claims: Claims },
): Promise<Outcome> {
  const script = join(root, 'test', 'simulation', 'run.ts');
  const { code, stdout, output } = await execute(process.execPath, [
    script,
    '--only',
    part,
    '--schedules',
    String(schedules),
    '--json',
  ]);
  const summary = lastJsonLine<Summary>(stdout);
  if (summary === null) {
    return { passed: 0, failed: 1, details: `the last line is not JSON (exit code ${code})\n${tail(output)}` };
  }
  const { counted, figures, claims } = judge(summary);
  const broken = Object.entries({
    ...claims,
    'no violation': summary.violations === 0,
    'exit code 0': code === 0,
  }).filter(([, holds]) => !holds);
  console.log(`        ${figures}`);
  return {
    passed: broken.length === 0 ? counted : 0,
    failed: broken.length,
    details: `${broken.map(([name]) => `does not hold: ${name}`).join('\n')}\n${tail(output)}`,
  };
}

function judgeReal({ real, steps, crashes, missing }: Summary) {
  return {
    counted: 1,
    figures: `${real} schedules on SQLite, ${steps} steps, ${crashes} crashes`,
    claims: { [`${sizes.real} schedules`]: real >= sizes.real, 'everything happened': missing.length === 0 },
  };
}

function judgeModel({ model, steps, crashes, missing }: Summary) {
  return {
    counted: 1,
    figures: `${model} schedules on the model, ${steps} steps, ${crashes} crashes`,
    claims: { [`${sizes.model} schedules`]: model >= sizes.model, 'everything happened': missing.length === 0 },
  };
}

function judgeMutants({ mutants, controls }: Summary) {
  const { total, killed, schedules } = mutants;
  return {
    counted: killed,
    figures: `${killed} of ${total} broken rules noticed, each within ${schedules} schedules`,
    claims: {
      [`at least ${sizes.mutants} broken rules`]: total >= sizes.mutants,
      'all noticed': killed === total,
      'the controls fail': Object.values(controls).length >= 4 && Object.values(controls).every((fails) => fails),
    },
  };
}

function judgeScope({ scope }: Summary) {
  const { enumerated, states, violations, cut, controlFails } = scope;
  return {
    counted: 1,
    figures: `${enumerated} runs, ${states} states, ${violations} violations`,
    claims: {
      exhaustive: enumerated > 0 && !cut,
      'no violation in the scope': violations === 0,
      'blind retry is noticed in it': controlFails === true,
    },
  };
}

function tail(text: string): string {
  return text.trimEnd().split('\n').slice(-40).join('\n').slice(-8_000);
}
