// Ends the till in order and starts it again: on what was saved meanwhile, or for one run on the practice store and back.
import type { App } from 'electron';
import type { RestartInto } from '../till/installation.ts';

/** What the store's own start said, while a run in practice stands between. */
const profileOfStore = 'YATAI_PROFILE_OF_STORE';

type Environment = Record<string, string | undefined>;

/**
 * Changes the environment that the next run inherits. `secret`: the application's, where this machine has no store that would keep it over a
 * restart; as a technician would give it by hand.
 */
export function prepareRestart(environment: Environment, into: RestartInto, secret: string | null): void {
  if (secret !== null) {
    environment['YATAI_APP_SECRET'] = secret;
  }
  if (into === 'practice') {
    environment[profileOfStore] ??= environment['YATAI_PROFILE'] ?? '';
    environment['YATAI_PROFILE'] = 'practice';
  } else if (into === 'store') {
    const before = environment[profileOfStore] ?? '';
    delete environment[profileOfStore];
    if (before === '') {
      delete environment['YATAI_PROFILE'];
    } else {
      environment['YATAI_PROFILE'] = before;
    }
  }
}

/** Whether this run was started into practice from a till that works elsewhere. */
export function isBorrowedPractice(environment: Readonly<Environment>): boolean {
  return environment[profileOfStore] !== undefined;
}

export function restartNow(app: Pick<App, 'quit' | 'relaunch'>): void {
  app.relaunch();
  app.quit();
}
