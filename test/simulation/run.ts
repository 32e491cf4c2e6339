// Plays many seeds: the corpus of seeds that once failed, then the broken rules that must be noticed, beside fresh seeds on
// every core. `--schedules N --seed S --json --workers W`; `--trace SEED` prints one seed's timeline; `--hunt` looks anew for the
// seed that notices each broken rule and keeps it in kills.json. Exits non-zero on any violation, and when a broken rule is
// not noticed: a harness that cannot fail proves nothing. The last line is JSON.
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { type ControlResult, controlNames, killsFile, playControls } from './controls.ts';
import { adjustBy, readCorpus } from './corpus.ts';
import { playSchedule, type ScheduleResult } from './schedule.ts';
import { type ScopeReport, sliceDeviations, walkScope } from './scope.ts';
import { shrink } from './shrink.ts';

type Played = Omit<ScheduleResult, 'timeline'>;

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.max(1, Math.min(4, availableParallelism()))) },
    json: { type: 'boolean', default: false },
    trace: { type: 'string' },
    hunt: { type: 'boolean', default: false },
    scope: { type: 'boolean', default: false },
    deviations: { type: 'string', default: '5' },
  },
});

const mostFailuresShown = 3;
const progressEvery = 500;

if (values.scope) {
  const scope = await walkScope(Number(values.deviations), (played) => console.log(`${played} runs`));
  sayScope(scope);
  process.exitCode = isSound(scope) ? 0 : 1;
  console.log(JSON.stringify({ scope }));
} else if (values.trace === undefined) {
  await playAll();
} else {
  const { timeline, violation } = await playSchedule(Number(values.trace), { traced: true });
  console.log(timeline.join('\n'));
  console.log(violation === null ? 'no violation' : violation.message);
  process.exitCode = violation === null ? 0 : 1;
}

async function playAll(): Promise<void> {
  const seed = Number(values.seed);
  const schedules = Number(values.schedules);
  const corpus = readCorpus();
  const fresh = Array.from({ length: Math.max(0, schedules - corpus.length) }, (_, index) => seed + index);
  const begun = performance.now();
  const totals = { steps: 0, crashes: 0, operations: 0 };
  const failures: Played[] = [];
  let played = 0;

  function count(result: Played): void {
    played += 1;
    totals.steps += result.steps;
    totals.crashes += result.crashes;
    totals.operations += result.operations;
    if (result.violation !== null) {
      failures.push(result);
    }
    if (played % progressEvery === 0) {
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      console.log(`${played} schedules, ${totals.crashes} crashes, ${failures.length} violations, ${seconds} s`);
    }
  }

  for (const old of corpus) {
    count(await playSchedule(old.seed, { adjust: adjustBy(old) }));
  }
  // The broken rules and the small scope play here while the workers play the fresh seeds.
  const [{ controls, scope }] = await Promise.all([playProofs(), playOnWorkers(fresh, Number(values.workers), count)]);
  sayControls(controls);
  sayScope(scope);
  for (const { seed: failing } of failures.slice(0, mostFailuresShown)) {
    await sayFailure(failing);
  }
  const killed = controls.filter(({ failed }) => failed);
  process.exitCode = failures.length === 0 && killed.length === controls.length && isSound(scope) ? 0 : 1;
  console.log(
    JSON.stringify({
      schedules: played,
      steps: totals.steps,
      crashes: totals.crashes,
      operations: totals.operations,
      violations: failures.length,
      seed,
      seconds: Number(((performance.now() - begun) / 1000).toFixed(1)),
      mutants: {
        total: controls.length,
        killed: killed.length,
        schedules: Math.max(...killed.map((one) => one.schedules)),
      },
      controls: Object.fromEntries(
        controls
          .filter(({ name }) => name in controlNames)
          .map(({ name, failed }) => [controlNames[name], failed ? 'fails' : 'DOES NOT FAIL']),
      ),
      scope,
    }),
  );
}

async function playProofs(): Promise<{ readonly controls: readonly ControlResult[]; readonly scope: ScopeReport }> {
  const controls = await playControls(values.hunt);
  return { controls, scope: await walkScope(sliceDeviations) };
}

function isSound({ violations, controlFails, cut }: ScopeReport): boolean {
  return violations === 0 && controlFails && !cut;
}

function sayScope({ enumerated, merged, violations, deviations, controlFails, examples }: ScopeReport): void {
  console.log(
    `small scope, up to ${deviations} deviations: ${enumerated} runs (${merged} the same as another), ${violations} violations`,
  );
  console.log(controlFails ? 'blind retry is noticed in the scope' : 'BLIND RETRY IS NOT NOTICED IN THE SCOPE');
  for (const { script, message } of examples) {
    console.log(`${JSON.stringify(script)}: ${message}`);
  }
}

function sayControls(controls: readonly ControlResult[]): void {
  for (const { name, failed, schedules: tried, invariant } of controls) {
    console.log(
      failed
        ? `"${name}" is noticed (invariant ${invariant}, seed ${tried})`
        : `"${name}" IS NOT NOTICED in ${tried} seeds`,
    );
  }
  if (values.hunt) {
    const kills = controls.filter(({ failed }) => failed).map(({ name, schedules }) => [name, schedules]);
    writeFileSync(killsFile, `${JSON.stringify(Object.fromEntries(kills), null, 2)}\n`);
  }
}

/** The timeline of the smallest schedule that still fails in the same way, and how to keep it. */
async function sayFailure(seed: number): Promise<void> {
  const shrunk = await shrink(seed);
  if (shrunk === null) {
    console.log(`\nseed ${seed} does not fail again with the default rules`);
    return;
  }
  const { entry, result, faults, tried } = shrunk;
  console.log(`\nseed ${seed}: ${result.violation?.message}`);
  console.log(
    `shrunk in ${tried} schedules to ${entry.actions} actions and these faults: ${faults.join(', ') || 'none'}`,
  );
  console.log(result.timeline.join('\n'));
  console.log(`add it to corpus.json: ${JSON.stringify(entry)}`);
}

/** Deals the seeds out to workers; resolves when all are played, rejects when a worker dies. */
async function playOnWorkers(
  seeds: readonly number[],
  workers: number,
  count: (result: Played) => void,
): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, (_, index) => {
      const own = seeds.filter((_seed, position) => position % workers === index);
      return new Promise<void>((resolve, reject) => {
        const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { seeds: own } });
        worker.on('message', count);
        worker.on('error', reject);
        worker.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker left with ${code}`))));
      });
    }),
  );
}
