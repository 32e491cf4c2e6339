// What the till costs the processor while nothing is to be done: a minute of all its processes, signed in on the counter, beside an empty window
// of the same Electron in the same minute.
import { setTimeout as pause } from 'node:timers/promises';
import { withApps } from './app-stage.ts';
import { processorTimeOf } from './process-tree.ts';
import { type Measurement, rounded } from './statistics.ts';

const allowedPercent = 0.5;
/** The till compiles its readers and looks at its store when it was opened: by then that is over. Ms. */
const settling = 45_000;

/** Measures over so many seconds. */
export async function benchIdle(seconds: number): Promise<readonly Measurement[]> {
  return withApps(0, async ({ till, empty }) => {
    const processes = [till, empty].map(({ electron }) => electron.process().pid ?? 0);
    await pause(settling);
    const before = processes.map(processorTimeOf);
    await pause(seconds * 1_000);
    const [measured = 0, floor = 0] = processes
      .map((process, index) => processorTimeOf(process) - (before[index] ?? 0))
      .map((spent) => rounded(spent / (seconds * 10)));
    return [
      {
        name: `idle processor time over ${seconds} s, nothing pending`,
        goal: `≤ ${allowedPercent} % of a core`,
        unit: '%',
        measured,
        floor,
        ratio: floor === 0 ? 0 : rounded(measured / floor),
        limit: allowedPercent,
        met: measured <= allowedPercent,
        samples: 1,
      },
    ];
  });
}
