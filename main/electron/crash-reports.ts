// What Chromium writes when a process of ours dies: kept on this machine, the newest few, for some days, for nobody's eyes but the technician's.
// A report is a piece of a process's memory, so it never leaves the till by itself, nor in the diagnostics bundle (docs/decisions/0018-machines.md).
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { App, CrashReporter } from 'electron';
import type { CrashReport } from '../../shared/machine.ts';
import type { Log } from './log.ts';

const kept = { newest: 5, days: 14, bytes: 32 * 1_048_576 };
const day = 24 * 60 * 60_000;

/** To be called before the application is ready: what dies early is written down too. Nothing is ever sent. */
export function keepCrashReports(
  app: Pick<App, 'on' | 'setPath'>,
  reporter: Pick<CrashReporter, 'start'>,
  folder: string,
  log: Log,
): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    app.setPath('crashDumps', folder);
    reporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
  } catch (error) {
    log.error('crash reports cannot be kept', error);
  }
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) =>
    log.warn('a helper process is gone', { type, reason, exitCode, name }),
  );
}

/** Newest first; empty where there is none. */
export function crashReportsIn(folder: string): readonly CrashReport[] {
  return filesIn(folder)
    .map(({ name, at, bytes }) => ({ name, at, bytes }))
    .sort((left, right) => right.at - left.at);
}

/** Makes the folder our own and lets old reports go. `now`: ms UTC. Never throws: a report is worth less than a start. */
export function tidyCrashReports(folder: string, now: number): readonly CrashReport[] {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    chmodSync(folder, 0o700);
    let count = 0;
    let bytes = 0;
    for (const file of [...filesIn(folder)].sort((left, right) => right.at - left.at)) {
      if (count < kept.newest && now - file.at <= kept.days * day && bytes + file.bytes <= kept.bytes) {
        count += 1;
        bytes += file.bytes;
        chmodSync(file.path, 0o600);
      } else {
        rmSync(file.path, { force: true });
      }
    }
  } catch {
    // Nothing can be done about a folder that refuses; the log has other things to say.
  }
  return crashReportsIn(folder);
}

function filesIn(folder: string): readonly (CrashReport & { readonly path: string })[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.dmp'))
      .flatMap((name) => {
        const path = join(folder, name);
        const found = statSync(path, { throwIfNoEntry: false });
        return found === undefined ? [] : [{ name, path, at: found.mtimeMs, bytes: found.size }];
      });
  } catch {
    return [];
  }
}
