// Where this installation keeps its files, and what the environment may change. Pure: the callers pass the environment in.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isBorrowedPractice } from './restart.ts';

/** All paths are absolute. `sqliteBinding` is a better-sqlite3 addon built for the running Electron, or null for its own. */
export type Places = {
  readonly dataFolder: string;
  readonly rendererFolder: string;
  readonly preloadFile: string;
  readonly displayPreloadFile: string;
  /** The customer display's idle pictures, and where its window was put. */
  readonly picturesFolder: string;
  readonly displayPlaceFile: string;
  readonly sqliteBinding: string | null;
  readonly logFile: string;
  /** Where Chromium writes what is left of a process that died. */
  readonly crashFolder: string;
  /** A package for rehearsals, which a driver may hold (main/electron/debugging-switches.ts). */
  readonly rehearsal: boolean;
  /** What the bundle says of itself, and the worker that proves backups. */
  readonly productFile: string;
  readonly proofScript: string;
  /** Nobody said which store this start is for: a new installation may be shown the way. */
  readonly mayAssist: boolean;
  /** Null: training. */
  readonly profileFile: string | null;
  /** Where the set-up assistant saves a profile: what the next start reads. */
  readonly savedProfile: string;
  /** A practice server that runs elsewhere (the demo, the tests); null = the embedded one. */
  readonly practice: { readonly url: string; readonly key: string } | null;
  readonly appSecret: string | null;
  /** Other secrets given now: `YATAI_SECRETS` as it stands. */
  readonly secretsText: string | null;
};

/** As YATAI_PROFILE: training, although a store's profile was saved here. */
const practiceWord = 'practice';

/** `bundleFolder` is the folder of the bundled main.js; the preload and the renderer lie beside it. */
export function readPlaces(
  environment: Readonly<Record<string, string | undefined>>,
  dataFolder: string,
  bundleFolder: string,
): Places {
  const url = environment['YATAI_PRACTICE_URL'];
  const given = environment['YATAI_PROFILE'] ?? null;
  const own = join(dataFolder, 'profile.json');
  return {
    dataFolder,
    rendererFolder: join(bundleFolder, 'renderer'),
    preloadFile: join(bundleFolder, 'preload.cjs'),
    displayPreloadFile: join(bundleFolder, 'display-preload.cjs'),
    picturesFolder: join(dataFolder, 'display', 'pictures'),
    displayPlaceFile: join(dataFolder, 'display', 'place.json'),
    sqliteBinding: packedBinding(bundleFolder) ?? environment['YATAI_SQLITE_BINDING'] ?? null,
    logFile: join(dataFolder, 'logs', 'till.log'),
    crashFolder: join(dataFolder, 'crashes'),
    rehearsal: existsSync(join(bundleFolder, 'rehearsal')),
    productFile: join(bundleFolder, 'product.json'),
    proofScript: join(bundleFolder, 'proof-worker.js'),
    mayAssist: url === undefined && (given === null || isBorrowedPractice(environment)),
    profileFile: given === practiceWord ? null : (given ?? (existsSync(own) ? own : null)),
    savedProfile: given === null || given === practiceWord ? own : given,
    practice: url === undefined ? null : { url, key: environment['YATAI_PRACTICE_KEY'] ?? '' },
    appSecret: environment['YATAI_APP_SECRET'] ?? null,
    secretsText: environment['YATAI_SECRETS'] ?? null,
  };
}

/** The addon that a package on the fallback Electron brings along; every other package has better-sqlite3's own in its place. */
function packedBinding(bundleFolder: string): string | null {
  const folder = join(bundleFolder, 'better_sqlite3.node');
  return existsSync(folder) ? folder : null;
}
