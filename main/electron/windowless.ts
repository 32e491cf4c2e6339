// The packaged application as a member service and nothing else (`--gateway`): no window, it signs in by itself and ends on a signal.
import type { App } from 'electron';
import { keepSignedIn } from '../gateway/keep-signed-in.ts';
import { systemTimers } from '../till/system-ports.ts';
import type { Log } from './log.ts';
import type { Started } from './start.ts';

/** Signs in with YATAI_USER and YATAI_PASSWORD and says that it listens; ends the application with code 1 where it cannot serve. */
export async function serveTerminals(
  app: App,
  starting: Promise<Started>,
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<void> {
  const started = await starting;
  if (!started.ok) {
    return leave(app, `it did not start: ${started.view.failure.code}`);
  }
  const { address, problem, state } = started.till.gateway.view();
  if (state !== 'listening') {
    return leave(app, state === 'absent' ? 'the profile has no section "gateway"' : `it cannot listen: ${problem}`);
  }
  const user = environment['YATAI_USER'];
  const password = environment['YATAI_PASSWORD'];
  if (user === undefined || password === undefined) {
    return leave(app, 'YATAI_USER and YATAI_PASSWORD are missing');
  }
  const session = keepSignedIn(started.till, { user, password }, systemTimers, (news) => {
    if (news !== 'signedIn') {
      log.warn('nobody is signed in', { code: ('refused' in news ? news.refused : news.away).code });
    }
  });
  app.on('before-quit', session.stop);
  process.stdout.write(`yatai gateway: listening at ${address}\n`);
}

function leave(app: App, why: string): void {
  process.stderr.write(`yatai gateway: ${why}\n`);
  process.exitCode = 1;
  app.quit();
}
