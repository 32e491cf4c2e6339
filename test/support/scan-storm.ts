// Many scans, one right after the other, into a till that sends what waited meanwhile: what came of each, what leaked, how long the
// page was busy at a stretch.
import { guests } from './guests.ts';
import { saleDraft } from './sale-draft.ts';
import { see } from './see.ts';
import { cashier, type Stage, type Till, withJournal } from './stage.ts';

declare global {
  interface Window {
    stormLeaks?: string[];
    /** Ms since the page's start and ms, each over 50: that is what the browser calls long. */
    stormTasks?: [start: number, duration: number][];
  }
}

export interface LongTask {
  /** By the clock, ms. */
  readonly duration: number;
  /** At most so long the page's thread worked on it, ms: from the reading before it to the reading after it, which holds other tasks too, and never longer than by the clock. */
  readonly worked: number;
}

/** What the page's thread has worked until a moment, ms both; the moment is of the page's own clock. */
interface Reading {
  readonly at: number;
  readonly worked: number;
}

export interface Storm {
  /** Codes that were not looked up exactly once, or that nobody scanned. */
  readonly wrong: readonly string[];
  /** Keys that came by the till's listener, and fields that changed. */
  readonly leaks: readonly string[];
  /** The page's tasks over 50 ms by the clock, the longest first. */
  readonly longTasks: readonly LongTask[];
  /** Operations that still waited when the first and the last code had been scanned. */
  readonly waiting: { readonly first: number; readonly last: number };
}

/** Ms from the Enter of one scan to the first key of the next: a scanner on a belt, not a hand. */
const betweenScans = 15;
const cast = [guests.zhang, guests.yang, guests.huang, guests.ouyang, guests.sun];

/** Sales of 0.01 that the till finds in its journal when it starts. Only while no application runs. */
export function leaveSales(stage: Stage, count: number): void {
  withJournal(stage.journalFile, ({ store }) =>
    store.transaction(() => {
      for (let index = 0; index < count; index += 1) {
        const { cardNo } = cast[index % cast.length] ?? guests.zhang;
        const intent = `storm-${String(index).padStart(8, '0')}`;
        store.insert(saleDraft(intent, cardNo, 1, { operator: cashier.userName }), 'pending', 'accepted');
      }
    }),
  );
}

/** Scans `count` codes at 7 ms a key on the counter, where somebody is signed in already. */
export async function storm(stage: Stage, till: Till, count: number): Promise<Storm> {
  const before = stage.server.received('lookup').length;
  await till.page.evaluate(watch);
  const codes = Array.from({ length: count }, (_, index) => `62${String(index).padStart(6, '0')}`);
  const read = await readThread(till);
  const readings = [await read()];
  const first = await waiting(till);
  for (const code of codes) {
    await till.scan(code, { keyTime: 7, pause: betweenScans });
    readings.push(await read());
  }
  const last = await waiting(till);
  const asked = () => stage.server.received('lookup').slice(before);
  await see
    .poll(() => asked().length, { timeout: 60_000 })
    .toBeGreaterThanOrEqual(count)
    .catch(() => undefined);
  const seen = new Map<string, number>();
  for (const { body } of asked()) {
    const code = /"queryNo":"([^"]*)"/.exec(body)?.[1] ?? body;
    seen.set(code, (seen.get(code) ?? 0) + 1);
  }
  const known = new Set(codes);
  const wrong = [
    ...codes.filter((code) => seen.get(code) !== 1),
    ...[...seen.keys()].filter((code) => !known.has(code)),
  ];
  const { leaks, longTasks } = await till.page.evaluate(() => ({
    leaks: window.stormLeaks ?? ['nobody watched'],
    longTasks: window.stormTasks ?? [],
  }));
  const told = longTasks.map(([start, duration]) => ({
    duration,
    worked: Math.min(duration, workedIn(start, start + duration, readings)),
  }));
  return {
    wrong,
    leaks,
    longTasks: told.sort((left, right) => right.duration - left.duration),
    waiting: { first, last },
  };
}

/** Reads the processor time of the page's thread, which a loaded machine does not lengthen as it does the clock's. */
async function readThread(till: Till): Promise<() => Promise<Reading>> {
  const session = await till.page.context().newCDPSession(till.page);
  await session.send('Performance.enable');
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value * 1_000]));
  };
  // The metrics have a clock of their own, in seconds since the machine's start: what lies between is the same all the time.
  const ahead = (await read()).get('Timestamp') ?? 0;
  const now = await till.page.evaluate(() => performance.now());
  return async () => {
    const metrics = await read();
    return { at: (metrics.get('Timestamp') ?? 0) - ahead + now, worked: metrics.get('ThreadTime') ?? 0 };
  };
}

function workedIn(start: number, end: number, readings: readonly Reading[]): number {
  const before = readings.findLast(({ at }) => at <= start) ?? readings[0];
  const after = readings.find(({ at }) => at >= end) ?? readings.at(-1);
  return (after?.worked ?? 0) - (before?.worked ?? 0);
}

async function waiting(till: Till): Promise<number> {
  return Number(await till.see('status-waiting').getAttribute('data-count'));
}

/** Runs in the page, behind the till's own listener. */
function watch(): void {
  const leaks: string[] = [];
  const tasks: [start: number, duration: number][] = [];
  window.stormLeaks = leaks;
  window.stormTasks = tasks;
  const note = (event: Event) => leaks.push(`${event.type} ${event instanceof KeyboardEvent ? event.key : ''}`);
  for (const name of ['keydown', 'keypress', 'beforeinput', 'input', 'click']) {
    globalThis.addEventListener(name, note, { capture: true });
  }
  new PerformanceObserver((list) =>
    tasks.push(...list.getEntries().map(({ startTime, duration }): [number, number] => [startTime, duration])),
  ).observe({
    entryTypes: ['longtask'],
  });
}
