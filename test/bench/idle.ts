// What the till costs the processor while nothing is to be done: a minute of all its processes, signed in on the counter with the guest of a
// first scan (a sound device that is not let go costs more than all the rest), beside an empty window of the same Electron in the same minute.
import { setTimeout as pause } from 'node:timers/promises';
import { withApps } from './app-stage.ts';
import { hallCard } from './platform-child.ts';
import { processorTimeOf } from './process-tree.ts';
import { type Measurement, rounded } from './statistics.ts';

const allowedPercent = 0.5;
/** By then the till has compiled its readers and looked at its store, and the engine has tidied up after that: it waits 100 s to do so. Ms. */
const settling = 120_000;

/** Measures over so many seconds. */
export async function benchIdle(seconds: number): Promise<readonly Measurement[]> {
  return withApps(1, async ({ till, empty }) => {
    await till.counter.scan(hallCard(0));
    await till.counter.see('member-name').waitFor();
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
