// A machine that sleeps and wakes: the store is tidied up before, and afterwards the till asks at once whether the platform is still there.
import { powerMonitor } from 'electron';
import type { Log } from './log.ts';
import type { Started } from './start.ts';

/** To be called once the application is ready. What was in flight becomes unknown by its own deadline and is asked for. */
export function mindPower(starting: Promise<Started>, log: Log): void {
  void starting.then((started) => {
    if (!started.ok) {
      return;
    }
    const { till } = started;
    powerMonitor.on('suspend', till.tidyUp);
    powerMonitor.on('resume', () => {
      log.info('the machine woke up');
      till.wake();
    });
  });
}
