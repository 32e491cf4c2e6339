// What the till holds in memory: all of its processes after 10,000 sales against an empty window of the same Electron, and what the next
// 100,000 add. The sales are the page's own calls of the real application, so that all that a sale touches is touched as often.
import { setTimeout as pause } from 'node:timers/promises';
import type { Bridge } from '../../shared/ipc.ts';
import { fen } from '../../shared/money.ts';
import type { RunningApp } from '../support/electron.ts';
import { type AppStage, withApps } from './app-stage.ts';
import { hallCard } from './platform-child.ts';
import { memoryOf } from './process-tree.ts';
import { type Measurement, median, rounded } from './statistics.ts';

const allowanceMb = 60;
const allowedGrowth = 1.05;
const cards = 200;
/** As many as the till sends at once. */
const atOnce = 4;
/** Every so manieth guest is read before the sale. */
const lookupEach = 10;
/** After the last sale: what waits for a quiet moment is done by then. Ms. */
const quiet = 25_000;
const looks = 5;

/** Measures after `first` sales, and after `more` more. */
export async function benchMemory(first: number, more: number): Promise<readonly Measurement[]> {
  return withApps(cards, async (stage) => {
    const { till, empty } = stage;
    const began = performance.now();
    await sell(stage, 0, first);
    const early = await settledMemory(till);
    const floor = await settledMemory(empty);
    await sell(stage, first, more);
    const late = await settledMemory(till);
    console.error(`bench: ${first + more} sales in ${Math.round((performance.now() - began) / 1_000)} s`);
    const growth = { measured: rounded(late), floor: rounded(early), limit: rounded(early * allowedGrowth) };
    return [
      {
        name: `memory after ${first} sales, all processes`,
        goal: `≤ empty window + ${allowanceMb} MB`,
        unit: 'MB',
        measured: rounded(early),
        floor: rounded(floor),
        ratio: rounded(early / floor),
        limit: rounded(floor + allowanceMb),
        met: early <= floor + allowanceMb,
        samples: first,
      },
      {
        name: `memory after ${more} sales more`,
        goal: `≤ ${allowedGrowth} × after ${first}`,
        unit: 'MB',
        ...growth,
        ratio: rounded(late / early),
        met: late <= early * allowedGrowth,
        samples: more,
      },
    ];
  });
}

/** `count` sales of 0.01 at full speed, beginning with this one of all. Throws where one was not applied. */
async function sell({ till }: AppStage, from: number, count: number): Promise<void> {
  const asked = {
    from,
    count,
    atOnce,
    lookupEach,
    amount: fen(1),
    cardNos: Array.from({ length: cards }, (_, card) => hallCard(card)),
  };
  const wrong = await till.window.evaluate(sellAll, asked);
  if (wrong.length > 0) throw new Error(`${wrong.length} sales went wrong: ${wrong.slice(0, 3).join('; ')}`);
  await till.counter.whenWaiting(0, 600_000);
}

type Asked = {
  readonly from: number;
  readonly count: number;
  readonly atOnce: number;
  readonly lookupEach: number;
  readonly amount: ReturnType<typeof fen>;
  readonly cardNos: readonly string[];
};

/** Runs in the page. What became of the sales that were not applied. */
async function sellAll({ from, count, atOnce, lookupEach, amount, cardNos }: Asked): Promise<string[]> {
  const { yatai } = window as unknown as { readonly yatai: Pick<Bridge, 'lookup' | 'checkout'> };
  const names = new Map<string, string>();
  const wrong: string[] = [];
  let next = from;
  async function lane(): Promise<void> {
    while (next < from + count) {
      const index = next;
      next += 1;
      const cardNo = cardNos[index % cardNos.length] ?? '';
      // Whoever sells touches the screen: a till that nobody touches locks itself after a quarter of an hour.
      window.dispatchEvent(new Event('pointermove'));
      if (!names.has(cardNo) || index % lookupEach === 0) {
        const found = await yatai.lookup({ text: cardNo });
        names.set(cardNo, found.ok ? (found.value.member?.selectedCardId ?? '') : '');
      }
      const sold = await yatai.checkout({
        intent: `memory-${String(index).padStart(8, '0')}`,
        cardId: names.get(cardNo) ?? '',
        billAmount: amount,
        storePay: amount,
        points: 0,
        pointsPay: 0 as typeof amount,
        coupons: [],
        otherPayments: [],
        tradePassword: null,
        remark: null,
      });
      if (!sold.ok) wrong.push(sold.failure.code);
      else if (sold.value.state !== 'applied') wrong.push(sold.value.state);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane));
  return wrong;
}

/**
 * MB of all its processes when nothing waits any more, without what is garbage already: a figure that says what is kept. The engine's last
 * resort also gives back the pages that it holds ready after a rush; by itself it does so in the second minute of rest.
 */
async function settledMemory(app: RunningApp): Promise<number> {
  await pause(quiet);
  const session = await app.window.context().newCDPSession(app.window);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  await app.electron.evaluate(() => {
    const { setFlagsFromString } = process.getBuiltinModule('node:v8');
    const { runInNewContext } = process.getBuiltinModule('node:vm');
    setFlagsFromString('--expose-gc');
    runInNewContext('gc')({ execution: 'sync', type: 'major', flavor: 'last-resort' });
  });
  const seen: number[] = [];
  for (let look = 0; look < looks; look += 1) {
    await pause(1_000);
    seen.push(memoryOf(app.electron.process().pid ?? 0));
  }
  return median(seen);
}
