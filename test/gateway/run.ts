// `node build/setup/run.mjs test/gateway/run.ts [--payments N] [--kills N] [--seed S] [--settle SECONDS] [--json]`: payments with repeats against a
// gateway that is killed again and again. Last line: {payments, kills, paid, doubled, …}. Exit code 1 unless each is charged exactly once and its
// terminal knows it, but for those of which the platform cannot tell yet; 3 where this machine cannot (no /proc).
import { parseArgs } from 'node:util';
import { stopSignal } from '../support/stop-signal.ts';
import { payAndKill } from './loop.ts';

const { values } = parseArgs({
  options: {
    payments: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '25' },
    seed: { type: 'string', default: '1' },
    settle: { type: 'string', default: '260' },
    json: { type: 'boolean', default: false },
  },
});
const [payments, kills, seed, settle] = [values.payments, values.kills, values.seed, values.settle].map(Number);
const figures = [payments, kills, seed, settle];
if (!figures.every((figure) => Number.isSafeInteger(figure) && Number(figure) >= 0) || payments === 0) {
  console.error('--payments, --kills, --seed and --settle take whole numbers');
  process.exit(2);
}
if (process.platform !== 'linux') {
  console.log(JSON.stringify({ skipped: `reads /proc: Linux only, this is ${process.platform}` }));
  process.exit(3);
}
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
const report = await payAndKill({
  payments: payments ?? 0,
  kills: kills ?? 0,
  seed: seed ?? 0,
  settle: (settle ?? 0) * 1_000,
  stop: stopSignal(),
  progress(done, answered) {
    if (!values.json) console.error(`${done} kills, ${answered} answers, ${seconds().toFixed(0)} s`);
  },
});
const { orphans, problems, ...rest } = report;
for (const problem of values.json ? [] : problems.slice(0, 20)) console.log(`  ${problem}`);
const firstProblems = [...problems, ...orphans].slice(0, 5);
console.log(
  JSON.stringify({
    ...rest,
    seed,
    wrong: problems.length + orphans.length,
    seconds: Math.round(seconds()),
    firstProblems,
  }),
);
process.exitCode = firstProblems.length === 0 && report.paid > 0 ? 0 : 1;
