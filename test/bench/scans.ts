// A scanner that never rests while the till sends what waited for hours: no scan may be lost, merged with another or leak into the
// page, and the page may never be busy so long that a person would feel it.

import { leaveSales, storm } from '../support/scan-storm.ts';
import { cashier, openStage } from '../support/stage.ts';
import { type Measurement, rounded } from './statistics.ts';

/** The longest that the page may be busy at a stretch, ms. */
const longest = 50;
/** Ms a scan at this pace, the pause to the next one too. */
const scanTime = 80;
const lanes = 4;

/** Throws where one scan was lost, read twice, read wrongly or leaked, or where the sales had been sent before the last scan. */
export async function benchScans(scans: number, sales: number): Promise<readonly Measurement[]> {
  const stage = await openStage();
  try {
    leaveSales(stage, sales);
    // The sales last as long as the scans do.
    const ms = Math.round((scans * scanTime * lanes * 1.3) / sales);
    stage.server.faults.set({ kind: 'latency', interfaceId: 'checkout', ms });
    const till = await stage.start();
    await till.signIn(cashier.userName, cashier.password);
    await till.whenSignedIn();
    const { wrong, leaks, longTasks, waiting } = await storm(stage, till, scans);
    if (wrong.length > 0 || leaks.length > 0) {
      throw new Error(`${wrong.length} scans were not read once: ${wrong.slice(0, 9)}; leaks: ${leaks.slice(0, 9)}`);
    }
    if (waiting.last === 0) throw new Error(`the ${waiting.first} sales were sent before the last scan`);
    console.error(`bench: ${waiting.first - waiting.last} operations were sent during ${scans} scans`);
    stage.server.faults.clear();
    await till.whenWaiting(0, 600_000);
    await till.app.close();
    const { differences, journalProblem } = stage.compare();
    if (differences.length > 0 || journalProblem !== null)
      throw new Error(`the books differ: ${differences.slice(0, 3)}`);
    const clock = Math.max(0, ...longTasks.map(({ duration }) => duration));
    console.error(
      `bench: ${longTasks.length} tasks took over ${longest} ms by the clock, the longest ${rounded(clock)} ms`,
    );
    // By processor time: on a machine that others use too, the clock also counts what they took from the page.
    const measured = rounded(Math.max(0, ...longTasks.map(({ worked }) => worked)));
    return [
      {
        name: `longest task, ${scans} scans, ${sales} draining`,
        goal: `none works over ${longest} ms`,
        unit: 'ms',
        measured,
        floor: 0,
        ratio: rounded(measured / longest),
        limit: longest,
        met: measured <= longest,
        samples: scans,
      },
    ];
  } finally {
    await stage.close();
  }
}
