// Plays the simulation. First the corpus of seeds that once failed; then, on every core: the broken rules that must be noticed,
// the small scope, fresh seeds on real SQLite, fresh seeds on the plain model.
// `--only model|real|mutants|scope` plays one of them alone; `--schedules N` says how many fresh seeds (of each kind that is
// played, or on SQLite and, with `--model M`, on the model); `--seed S`, `--workers W`, `--json`.
// `--trace SEED [--ground plain]` prints one seed's timeline; `--hunt` looks anew for the seed that notices each broken rule and
// keeps it in kills.json; `--deviations N` cuts the small scope.
// A seed that fails is shrunk, shown and kept in corpus.json (`--forget`: not kept).
// Exits non-zero on any violation, when a broken rule is not noticed (a harness that cannot fail proves nothing), and when
// something that the world should do never happened in a long run. The last line is JSON.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { killsFile } from './controls.ts';
import { sayFailure } from './failures.ts';
import { mutants } from './mutants.ts';
import { playOnWorkers } from './pool.ts';
import { createReport, type Report } from './report.ts';
import { playSchedule } from './schedule.ts';
import { allDeviations } from './scope.ts';
import { adjustOf, type Task } from './tasks.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '5000' },
    model: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.max(1, Math.min(4, availableParallelism()))) },
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    trace: { type: 'string' },
    ground: { type: 'string', default: 'real' },
    hunt: { type: 'boolean', default: false },
    forget: { type: 'boolean', default: false },
    deviations: { type: 'string', default: String(allDeviations) },
  },
});

const parts = ['real', 'model', 'mutants', 'scope'];
const mostFailuresShown = 3;
const progressEvery = 10_000;
/** The model's seeds are others than those on SQLite. */
const modelOffset = 1_000_000_000;
const chunk = { real: 100, plain: 500 } as const;
const mutantsAtOnce = 4;

if (values.only !== undefined && !parts.includes(values.only)) {
  console.error(`--only takes one of: ${parts.join(', ')}`);
  process.exitCode = 2;
} else if (values.trace === undefined) {
  await playAll();
} else {
  const ground = values.ground === 'plain' ? 'plain' : 'real';
  const { timeline, violation } = await playSchedule(Number(values.trace), {
    traced: true,
    ground,
    ...adjustOf(ground),
  });
  console.log(timeline.join('\n'));
  console.log(violation === null ? 'no violation' : violation.message);
  process.exitCode = violation === null ? 0 : 1;
}

async function playAll(): Promise<void> {
  const seed = Number(values.seed);
  const begun = performance.now();
  const seconds = () => Number(((performance.now() - begun) / 1000).toFixed(1));
  const report = createReport();
  let shown = 0;
  await playOnWorkers(tasks(seed), Number(values.workers), (told) => {
    report.hear(told);
    const { schedules, crashes, failures } = report.all();
    if (schedules - shown >= progressEvery) {
      shown = schedules;
      console.log(`${schedules} schedules, ${crashes} crashes, ${failures.length} violations, ${seconds()} s`);
    }
  });
  sayControls(report);
  const summary = report.summary(seed, seconds());
  if (plays('scope')) {
    const { enumerated, merged, states, violations, controlFails, examples } = summary.scope;
    console.log(`small scope: ${enumerated} runs (${merged} ended where another had been), ${states} states`);
    console.log(`${violations} violations; blind retry ${controlFails === true ? 'is' : 'IS NOT'} noticed`);
    for (const { script, message } of examples) {
      console.log(`${JSON.stringify(script)}: ${message}`);
    }
  }
  if (summary.missing.length > 0) {
    console.log(`NEVER HAPPENED: ${summary.missing.join(', ')}`);
  }
  for (const { seed: failing, ground } of report.all().failures.slice(0, mostFailuresShown)) {
    await sayFailure(failing, ground, !values.forget);
  }
  process.exitCode = report.isSound() ? 0 : 1;
  console.log(JSON.stringify(summary));
}

function plays(part: string): boolean {
  return values.only === undefined || values.only === part;
}

/** In the order in which they are dealt out: what takes long in one piece first. */
function* tasks(seed: number): Generator<Task> {
  yield { kind: 'corpus' };
  if (plays('scope')) {
    const deviations = Number(values.deviations);
    yield { kind: 'scope', repeatProven: true, deviations };
    yield { kind: 'scope', repeatProven: false, deviations };
    yield { kind: 'scopeControl' };
  }
  if (plays('mutants')) {
    const names = mutants.map(({ name }) => name);
    for (let first = 0; first < names.length; first += mutantsAtOnce) {
      yield { kind: 'mutants', names: names.slice(first, first + mutantsAtOnce), anew: values.hunt };
    }
  }
  if (plays('real')) {
    yield* schedules('real', seed, Number(values.schedules));
  }
  if (plays('model')) {
    yield* schedules('plain', seed + modelOffset, Number(values.model ?? values.schedules));
  }
}

function* schedules(ground: 'real' | 'plain', first: number, count: number): Generator<Task> {
  for (let done = 0; done < count; done += chunk[ground]) {
    yield { kind: 'schedules', ground, from: first + done, count: Math.min(chunk[ground], count - done) };
  }
}

function sayControls(report: Report): void {
  for (const { name, failed, schedules: tried, invariant } of report.controls()) {
    console.log(
      failed
        ? `"${name}" is noticed (invariant ${invariant}, seed ${tried})`
        : `"${name}" IS NOT NOTICED in ${tried} seeds`,
    );
  }
  if (values.hunt) {
    const noticed = new Map(report.controls().map((control) => [control.name, control]));
    const kills = mutants.flatMap(({ name }) => {
      const control = noticed.get(name);
      return control?.failed === true ? [[name, control.schedules]] : [];
    });
    writeFileSync(killsFile, `${JSON.stringify(Object.fromEntries(kills), null, 2)}\n`);
  }
}
