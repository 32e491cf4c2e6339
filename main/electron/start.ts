// From a ready Electron to an open till: the profile, the secret, the store, the handlers. What stands in the way is told to the screen.

import { join } from 'node:path';
import type { App } from 'electron';
import { safeStorage } from 'electron';
import type { EventMap } from '../../shared/ipc.ts';
import type { StartupView } from '../../shared/session.ts';
import { warmReaders } from '../backends/yazuo/warm-readers.ts';
import { createAssistantKeeper } from '../till/assistant/assistant-keeper.ts';
import { assistantFile, isFirstStart } from '../till/assistant/first-start.ts';
import { createProfileKeeper } from '../till/connect/profile-keeper.ts';
import { secretPlace } from '../till/connect/secret-place.ts';
import { givenOrKept, isNamedSecret, readGivenSecrets } from '../till/given-secrets.ts';
import type { RestartInto } from '../till/installation.ts';
import { type LoadedProfile, loadProfile } from '../till/load-profile.ts';
import { type OpenTill, openTill } from '../till/open-till.ts';
import { checkProfile } from '../till/profile-check.ts';
import { systemClock, systemRandom, systemTimers } from '../till/system-ports.ts';
import { blankSecrets, secretsOfStart } from './blank-secrets.ts';
import { crashReportsIn, tidyCrashReports } from './crash-reports.ts';
import { chooseFiles } from './file-dialogs.ts';
import type { Log } from './log.ts';
import { openAuthorise } from './open-browser.ts';
import type { Places } from './places.ts';
import { prepareRestart, restartNow } from './restart.ts';
import { sealKeyOf } from './seal-key.ts';
import { openSecrets, type Secrets } from './secrets.ts';
import { showInFolder } from './show-file.ts';
import { openSystemPrinter } from './system-printer.ts';
import { openUpdateShell } from './updates/update-shell.ts';

export type Started =
  | { readonly ok: true; readonly till: OpenTill }
  | { readonly ok: false; readonly view: Extract<StartupView, { state: 'failed' }> };

type StartOptions = {
  readonly allowCamera: (allowed: boolean) => void;
  readonly app: App;
  readonly places: Places;
  readonly log: Log;
  readonly emit: <Name extends keyof EventMap>(name: Name, value: EventMap[Name]) => void;
};

/** Opens the till and sets it going. What a person can mend comes back as a view; nothing on disk was changed then. */
export async function startTill({ app, places, log, emit, allowCamera }: StartOptions): Promise<Started> {
  const language = app.getLocale().startsWith('en') ? 'en' : 'zh-CN';
  const complain = (message: string, error: unknown) => log.error(message, error);
  // Opened once: where secrets live in memory only, what the assistant keeps must be found again by it.
  let opening: Promise<Secrets> | null = null;
  const secrets = () => {
    opening ??= openSecrets(safeStorage, join(places.dataFolder, 'secrets.json'));
    return opening;
  };
  const given = readGivenSecrets(places.secretsText);
  const loaded = await loadProfile(places.profileFile, (name, address) =>
    givenOrKept(
      secretPlace(name, address),
      given[name] ?? (isNamedSecret(name) ? null : places.appSecret),
      secrets,
      complain,
    ),
  );
  if (!loaded.ok) {
    log.warn('the profile is not valid', { findings: loaded.findings.length });
    return { ok: false, view: { state: 'failed', failure: loaded.failure, findings: loaded.findings, language } };
  }
  const keeper = createProfileKeeper(places.savedProfile, secrets, given);
  async function restart(into: RestartInto): Promise<void> {
    const kept = await secrets();
    prepareRestart(process.env, into, kept.durable ? null : await kept.get(placeOf(keeper.older())));
    restartNow(app);
  }
  const updates = openUpdateShell({
    app,
    profile: loaded.value.profile,
    dataFolder: places.dataFolder,
    environment: process.env,
    log,
  });
  const opened = await openTill({
    dataFolder: places.dataFolder,
    profile: loaded.value,
    sqliteBinding: places.sqliteBinding,
    // Made-up guests need no secret store, whose keyring may ask the person for a password.
    sealKey: loaded.value.profile.backend === 'practice' ? null : await sealKeyOf(await secrets()),
    practice: places.practice,
    version: app.getVersion(),
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
    emit,
    chooseFile: chooseFiles(app),
    systemPrinter: openSystemPrinter(complain),
    picturesFolder: places.picturesFolder,
    keeper,
    assistant: {
      keeper: createAssistantKeeper(assistantFile(places.dataFolder)),
      opens: places.mayAssist,
      first: places.mayAssist && isFirstStart(places.dataFolder, places.savedProfile),
    },
    installation: {
      logFile: places.logFile,
      productFile: places.productFile,
      proofScript: places.proofScript,
      crashReports: () => crashReportsIn(places.crashFolder),
      restart: (into) => void restart(into),
      showFile: async (file) => showInFolder(file),
    },
    // A practice platform that runs elsewhere is a test's or the demo's, which open the address themselves.
    ...(places.practice === null ? { openBrowser: (address) => openAuthorise(address, loaded.value.profile) } : {}),
    allowCamera,
    updates: updates.shell,
    complain,
  });
  if (!opened.ok) {
    log.warn('the store could not be opened', { code: opened.failure.code });
    const ownLanguage = places.profileFile === null ? language : loaded.value.profile.language;
    return { ok: false, view: { state: 'failed', failure: opened.failure, findings: [], language: ownLanguage } };
  }
  try {
    opened.value.start();
  } catch (error) {
    await opened.value.close();
    throw error;
  }
  log.info('the till is open', { profile: loaded.value.profile.name, version: app.getVersion() });
  const password = process.env['YATAI_PASSWORD'] ?? null;
  blankSecrets(
    places.crashFolder,
    secretsOfStart({ appSecret: places.appSecret, password, given, loaded: loaded.value }),
  );
  const [newest] = tidyCrashReports(places.crashFolder, systemClock.wall());
  if (newest !== undefined) {
    log.warn('a process died before; its report is kept on this computer', newest);
  }
  const cool = loaded.value.profile.backend === 'unipos-member' ? () => undefined : warmReaders(systemTimers);
  const till = await withGateway(opened.value, loaded.value, log);
  return {
    ok: true,
    till: {
      ...till,
      close: async () => {
        cool();
        await till.close();
        await updates.atEnd();
      },
    },
  };
}

/** Where the secret of a saved profile lies; its check comes with the next start. */
function placeOf(text: string | null): string {
  const check = text === null ? null : checkProfile(text);
  return check?.ok === true ? secretPlace(check.profile.appId ?? '', check.profile.baseUrl ?? null) : '';
}

/** Terminals are answered as long as the till is open; where the gateway cannot listen the till works without it. */
async function withGateway(till: OpenTill, loaded: LoadedProfile, log: Log): Promise<OpenTill> {
  if (loaded.profile.gateway === undefined) {
    return till;
  }
  // Loaded only where it is needed: most tills have no use for a web server.
  const { startGateway } = await import('../gateway/start-gateway.ts');
  const gateway = await startGateway({
    till,
    loaded,
    clock: systemClock,
    timers: systemTimers,
    complain: (message, error) => log.error(message, error),
  });
  return {
    ...till,
    async close() {
      await gateway?.close();
      await till.close();
    },
  };
}
