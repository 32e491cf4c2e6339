// How the application begins and ends: one instance only, and an end that waits for what is in flight, but not for ever.
import type { App } from 'electron';
import type { Log } from './log.ts';

/** The exit code of a second instance. */
export const alreadyRunning = 3;

/** The longest wait for what is in flight when the till is closed (ms); what is still open then is settled by query at the next start. */
const endPatience = 6_000;

/** True for the first instance. The second says so, wakes the first and must leave before it opens the store. */
export function claimSingleInstance(app: App, onSecond: () => void): boolean {
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write(
      'yatai: the till is already running on this data folder; its window was brought to the front.\n',
    );
    return false;
  }
  app.on('second-instance', onSecond);
  return true;
}

/** Holds the end of the application back until `end` has run, at most `endPatience` ms, and then leaves for good. */
export function endInOrder(app: App, log: Log, end: () => Promise<void>): void {
  let ending = false;
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) {
      return;
    }
    ending = true;
    const patience = new Promise<void>((resolve) => setTimeout(resolve, endPatience));
    Promise.race([end(), patience])
      .catch((error: unknown) => log.error('the end was not in order', error))
      .finally(() => app.exit(Number(process.exitCode ?? 0)));
  });
}

/** A bug must not leave a till that looks alive: it is logged, said, and the application ends in order. Everything durable is on disk by then. */
export function stopOnBugs(app: App, log: Log): void {
  process.on('uncaughtException', (error) => {
    log.error('a bug stopped the till', error);
    process.stderr.write(
      `yatai: a bug stopped the till: ${error.message}\nNothing was lost; start it again. The log has the rest.\n`,
    );
    process.exitCode = 1;
    app.quit();
  });
  process.on('unhandledRejection', (reason) => {
    log.error('a promise failed and nobody listened', reason);
  });
}
