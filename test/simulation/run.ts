// Plays many seeds: the corpus of seeds that once failed, then the controls that must fail, then fresh seeds on every core.
// `--schedules N --seed S --json --workers W`; `--trace SEED` prints one seed's timeline. Exits non-zero on any violation, and
// when a control does not fail: a harness that cannot fail proves nothing. The last line is JSON.
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { playControls } from './controls.ts';
import { playSchedule, type ScheduleResult } from './schedule.ts';

type Played = Omit<ScheduleResult, 'timeline'>;

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.max(1, Math.min(4, availableParallelism()))) },
    json: { type: 'boolean', default: false },
    trace: { type: 'string' },
  },
});

const mostFailuresShown = 3;
const progressEvery = 500;

if (values.trace === undefined) {
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
  const corpus = JSON.parse(readFileSync(new URL('./corpus.json', import.meta.url), 'utf8')) as readonly number[];
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
    count(await playSchedule(old));
  }
  // The controls play here while the workers play the fresh seeds.
  const [controls] = await Promise.all([playControls(), playOnWorkers(fresh, Number(values.workers), count)]);
  for (const { name, failed, schedules: tried, invariant } of controls) {
    console.log(
      failed
        ? `control "${name}" fails as it must (invariant ${invariant}, ${tried} seeds)`
        : `CONTROL "${name}" DID NOT FAIL`,
    );
  }
  for (const { seed: failing } of failures.slice(0, mostFailuresShown)) {
    const { timeline, violation } = await playSchedule(failing, { traced: true });
    console.log(`\nseed ${failing}: ${violation?.message ?? 'not repeated'}\n${timeline.join('\n')}`);
  }
  if (failures.length > 0) {
    console.log(`\nfailing seeds (add them to corpus.json): ${failures.map((failure) => failure.seed).join(', ')}`);
  }
  const ok = failures.length === 0 && controls.every(({ failed }) => failed);
  process.exitCode = ok ? 0 : 1;
  console.log(
    JSON.stringify({
      schedules: played,
      steps: totals.steps,
      crashes: totals.crashes,
      operations: totals.operations,
      violations: failures.length,
      seed,
      seconds: Number(((performance.now() - begun) / 1000).toFixed(1)),
      controls: Object.fromEntries(controls.map(({ name, failed }) => [name, failed ? 'fails' : 'DOES NOT FAIL'])),
    }),
  );
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
