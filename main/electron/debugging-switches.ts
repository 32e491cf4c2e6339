// What a packaged till does not start with: switches and variables by which somebody else would look into it, drive it, or load code of theirs.
// The command line is held to a list of what may stand on it, for Chromium knows more than a thousand switches.
import type { App } from 'electron';
import type { Log } from './log.ts';
import { cannotSandbox } from './sandbox.ts';

/** The exit code of a start that was refused. */
const startRefused = 4;

/** What may stand on the command line of a packaged till. */
const allowedSwitches = [
  // Ours, and Electron's way to say where the data lies and in which language.
  'gateway',
  'user-data-dir',
  'lang',
  // What a screen, a graphics card or a small machine needs.
  'disable-dev-shm-usage',
  'disable-gpu',
  'force-device-scale-factor',
  'high-dpi-support',
  'ozone-platform',
  'ozone-platform-hint',
  'touch-events',
  // Set by installers and updates.
  'updated',
  'force-run',
];

/** By these a driver holds a rehearsal; no release has them. */
const rehearsalSwitches = ['inspect', 'remote-debugging-port'];

/** Chromium's sandbox may be given up only where there is none to be had. */
const withoutSandbox = 'no-sandbox';

/**
 * Variables that are refused. Electron's fuses make some of them idle already; that somebody set them is reason enough to stop and say so.
 */
const refusedVariables = [
  'ELECTRON_RUN_AS_NODE',
  'NODE_OPTIONS',
  'NODE_EXTRA_CA_CERTS',
  // Node would trust every certificate.
  'NODE_TLS_REJECT_UNAUTHORIZED',
  // Node would write what it sends to the console or to a file.
  'NODE_DEBUG',
  'NODE_REDIRECT_WARNINGS',
  'NODE_V8_COVERAGE',
  // Node would go by another way.
  'NODE_PATH',
  'NODE_USE_ENV_PROXY',
  // Code from somebody's path.
  'YATAI_SQLITE_BINDING',
];

/** Somebody's platform that would be told what the cashier types. */
const rehearsalVariables = ['YATAI_PRACTICE_URL', 'YATAI_PRACTICE_KEY'];

export type StartFacts = {
  /** The command line without the program. */
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Whether Chromium's sandbox cannot work here at all. */
  readonly noSandboxHere: boolean;
  /** A package for rehearsals, which a driver may hold. */
  readonly rehearsal: boolean;
};

/** The names of what this start must not have, without their values; empty: it may go on. */
export function refusedAtStart(facts: StartFacts): readonly string[] {
  const allowed = new Set([
    ...allowedSwitches,
    ...(facts.noSandboxHere ? [withoutSandbox] : []),
    ...(facts.rehearsal ? rehearsalSwitches : []),
  ]);
  const variables = facts.rehearsal ? refusedVariables : [...refusedVariables, ...rehearsalVariables];
  return [
    ...switchesOf(facts)
      .filter((name) => !allowed.has(name))
      .map((name) => `--${name}`),
    ...variables.filter((name) => facts.environment[name] !== undefined),
  ];
}

/** As Chromium reads them: on Windows a slash begins one, too, and nothing depends on case. */
function switchesOf({ arguments: all, platform }: StartFacts): readonly string[] {
  const sign = platform === 'win32' ? /^(?:--?|\/)/ : /^--?/;
  return all
    .filter((argument) => sign.test(argument) && !(platform === 'darwin' && /^-psn_\d+_\d+$/.test(argument)))
    .map((argument) => (argument.replace(sign, '').split('=')[0] ?? '').toLowerCase());
}

/**
 * False where the start was refused: that was said on the console and in the log, and the application is on its way out. From its sources the
 * till takes everything: whoever has those has another till.
 */
export function mayStart(app: Pick<App, 'isPackaged' | 'exit'>, rehearsal: boolean, log: Log): boolean {
  if (!app.isPackaged) {
    return true;
  }
  const { argv, env: environment, platform } = process;
  const noSandboxHere = cannotSandbox(platform);
  const refused = refusedAtStart({ arguments: argv.slice(1), environment, platform, noSandboxHere, rehearsal });
  if (refused.length === 0) {
    return true;
  }
  log.warn('the start was refused', { refused });
  process.stderr.write(
    `yatai: 没有启动：安装好的收银台不接受 ${refused.join('、')}，去掉后再启动。\nyatai: not started: an installed till does not take ${refused.join(', ')}. Start it without.\n`,
  );
  app.exit(startRefused);
  return false;
}
