// `node build/setup/run.mjs --electron test/kill/run.ts [--kills N] [--seed S] [--json]`: kill -9 of the real application, again and again.
// Last line: {kills, sales, lost, doubled, differences, …}. Exit code 1 unless every life could start, nothing accepted was lost or doubled and the
// books agree to the fen; 3 where this machine cannot (no process groups).
import { parseArgs } from 'node:util';
import { stopSignal } from '../support/stop-signal.ts';
import { killAgainAndAgain } from './loop.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [kills, seed] = [Number(values.kills), Number(values.seed)];
if (!Number.isSafeInteger(kills) || kills < 1 || !Number.isSafeInteger(seed)) {
  console.error('--kills takes a whole number from 1 on, --seed a whole number');
  process.exit(2);
}
if (process.platform !== 'linux') {
  console.log(
    JSON.stringify({ skipped: `kills whole process groups and reads /proc: Linux only, this is ${process.platform}` }),
  );
  process.exit(3);
}
const started = performance.now();
const seconds = () => (performance.now() - started) / 1000;
let told = 0;
const report = await killAgainAndAgain({
  kills,
  seed,
  stop: stopSignal(),
  progress(done) {
    if (seconds() - told < 20) return;
    told = seconds();
    console.error(
      `${done} of ${kills} kills, about ${Math.ceil(((seconds() / done) * (kills - done)) / 60)} min to go`,
    );
  },
});
if (!values.json) {
  console.log(
    `${report.kills} kills, ${report.operations} operations, ${report.accepted} acknowledged, in ${seconds().toFixed(0)} s`,
  );
  for (const { kind, words } of report.problems.slice(0, 20)) console.log(`  ${kind}: ${words}`);
}
const { problems, orphans, intents: _, operations, ...figures } = report;
const count = (kind: string) => problems.filter((problem) => problem.kind === kind).length;
// A process that stays behind is a difference too.
const wrong = { lost: count('lost'), doubled: count('doubled'), differences: count('different') + orphans.length };
const firstProblems = [...problems.map(({ words }) => words), ...orphans].slice(0, 3);
const rest = { sales: operations, ...wrong, seed, seconds: Math.round(seconds()), firstProblems };
console.log(JSON.stringify({ ...figures, ...rest }));
process.exitCode = problems.length === 0 && orphans.length === 0 && report.accepted > 0 ? 0 : 1;
