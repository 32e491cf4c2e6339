// `npm run tasks`: a cashier's usual tasks played in the real application with real keys; how many keys and how many seconds each
// takes; then a technician's set-up of a new till. Prints both and writes them into docs/counter.md. Ends with 0 only when every task ended
// as it should and the set-up took five minutes at most.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cashier, openStage } from '../support/stage.ts';
import { openHand } from './counted.ts';
import { playSetUp } from './set-up.ts';
import { type Task, tasks } from './tasks.ts';

const file = join(fileURLToPath(new URL('../..', import.meta.url)), 'docs', 'counter.md');
/** What a technician's set-up may take, s. */
const setUpAllowance = 300;

interface Played {
  readonly task: Task;
  readonly scans: number;
  readonly keys: number;
  readonly seconds: number;
}

async function play(): Promise<readonly Played[]> {
  const stage = await openStage();
  try {
    const till = await stage.start();
    await till.signIn(cashier.userName, cashier.password);
    await till.whenSignedIn();
    await till.whenConnection('online');
    const played: Played[] = [];
    for (const task of tasks) {
      await task.prepare?.(till, stage);
      const hand = await openHand(till);
      const started = performance.now();
      await task.play(hand, till, stage);
      const seconds = (performance.now() - started) / 1_000;
      await task.settle?.(till, stage);
      played.push({ task, ...hand.effort, seconds });
      console.log(`${task.name}: ${hand.effort.scans} scans, ${hand.effort.keys} keys, ${seconds.toFixed(1)} s`);
    }
    await till.app.close();
    return played;
  } finally {
    await stage.close();
  }
}

const played = await play();
const rows = played.map(({ task, scans, keys, seconds }) => {
  const ours = `${scans === 0 ? '' : `${scans} scan, `}${keys} keys`;
  return `| ${task.name} | ${ours} | ${task.hand} | ${seconds.toFixed(1)} s | ${task.odoo} | ${task.posAwesome} |`;
});
const table = [
  '| task | Yatai | which | seconds | Odoo POS | POS Awesome |',
  '|---|---|---|---|---|---|',
  ...rows,
].join('\n');
const setUp = await playSetUp();
const whole = {
  name: '**From the first start to the first guest**',
  touches: sum(setUp.map(({ touches }) => touches)),
  keys: sum(setUp.map(({ keys }) => keys)),
  seconds: sum(setUp.map(({ seconds }) => seconds)),
};
const setUpTable = [
  '| step | touches | keys | seconds |',
  '|---|---|---|---|',
  ...[...setUp, whole].map(
    ({ name, touches, keys, seconds }) => `| ${name} | ${touches} | ${keys} | ${seconds.toFixed(1)} s |`,
  ),
].join('\n');

write('tasks', table);
write('set-up', setUpTable);
if (whole.seconds > setUpAllowance) {
  console.log(`the set-up took ${whole.seconds.toFixed(0)} s, ${setUpAllowance} s are promised`);
  process.exitCode = 1;
}

/** Between the two marks of this name in docs/counter.md. */
function write(name: string, text: string): void {
  const between = new RegExp(`(<!-- ${name}: written by npm run tasks -->\\n)[\\s\\S]*?(<!-- end of ${name} -->)`);
  const before = readFileSync(file, 'utf8');
  if (!between.test(before)) throw new Error(`docs/counter.md has no place for the ${name}`);
  writeFileSync(
    file,
    before.replace(between, (_whole, start: string, end: string) => `${start}${text}\n${end}`),
  );
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
