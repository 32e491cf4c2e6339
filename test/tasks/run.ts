// `npm run tasks`: a cashier's usual tasks played in the real application with real keys; how many keys and how many seconds each
// takes. Prints a table and writes it into docs/counter.md. Ends with 0 only when every task ended as it should.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cashier, openStage } from '../support/stage.ts';
import { openHand } from './counted.ts';
import { type Task, tasks } from './tasks.ts';

const file = join(fileURLToPath(new URL('../..', import.meta.url)), 'docs', 'counter.md');
const between = /(<!-- tasks: written by npm run tasks -->\n)[\s\S]*?(<!-- end of tasks -->)/;

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
const before = readFileSync(file, 'utf8');
if (!between.test(before)) throw new Error('docs/counter.md has no place for the tasks');
writeFileSync(
  file,
  before.replace(between, (_whole, start: string, end: string) => `${start}${table}\n${end}`),
);
