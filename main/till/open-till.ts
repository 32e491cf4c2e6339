// Everything that a till is made of, opened in order and closed in order: profile, journal, platform, queue, use cases. Plain Node:
// the application and the integration tests open the same till.
import { join } from 'node:path';
import type { UniposSettings } from '../../shared/profile-parts.ts';
import { type Failure, failure } from '../../shared/result.ts';
import { joinConsoleDoors } from '../backends/joined-console-door.ts';
import type { MemberBackend } from '../backends/member-backend.ts';
import { createUniposService } from '../backends/unipos/service/create-unipos-service.ts';
import { isStoreFailure } from '../journal/store-failure.ts';
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import { createQueue } from '../queue/create-queue.ts';
import { openBackups } from './backups/open-backups.ts';
import { obeyRestore } from './backups/restoring-queue.ts';
import { openUniposDoor } from './console/unipos-door.ts';
import { createTill, type Till } from './create-till.ts';
import { lastBackupIn } from './desks/last-backup.ts';
import { obeyHandOver } from './hand-over/obeying-queue.ts';
import { bareInstallation } from './installation.ts';
import { backupFolder } from './keep-backups.ts';
import { keepLettingGo } from './keep-letting-go.ts';
import { createMachine } from './machine/machine.ts';
import { openOwnStore } from './open-own-store.ts';
import { openPlatform } from './open-platform.ts';
import { openPractice } from './open-practice.ts';
import type { OpenTillOptions } from './open-till-options.ts';
import { withOwnVouchers } from './own-vouchers.ts';
import { withPracticeUnipos } from './practice-profile.ts';
import { noProbe } from './probe/no-probe.ts';
import { obeyProbe } from './probe/obeying-queue.ts';
import { createProbeDesk, type ProbeDesk } from './probe/probe-desk.ts';
import { obeySalvage } from './salvage-gate.ts';
import { keepTidy } from './tidy-store.ts';

export type OpenTill = Till & {
  readonly journal: Journal;
  readonly queue: Queue;
  readonly backend: MemberBackend;
  readonly probe: ProbeDesk;
  /** Empties the store's write-ahead log now: before the machine goes to sleep. */
  tidyUp(): void;
  /** Stops the work, then closes platform and store. */
  close(): Promise<void>;
};

const connections = 4;
const attemptDeadline = 12_000;

type Opening = { readonly ok: true; readonly value: OpenTill } | { readonly ok: false; readonly failure: Failure };

/**
 * Fails as `openJournal` does, with `storeOfAnother`, and where the disk refuses meanwhile with that refusal. Nothing runs
 * before `start`. Whatever goes wrong, what was opened already is closed again: a second try must not find the store in use.
 */
export async function openTill(options: OpenTillOptions): Promise<Opening> {
  const opened: (() => unknown)[] = [];
  try {
    return await openParts(options, opened);
  } catch (error) {
    for (const close of opened.reverse()) {
      await close();
    }
    if (isStoreFailure(error)) {
      return failure(error.code);
    }
    throw error;
  }
}

/** Puts into `held` how to close what it opened. */
async function openParts(options: OpenTillOptions, held: (() => unknown)[]): Promise<Opening> {
  const {
    profile: loaded,
    dataFolder,
    sqliteBinding,
    sealKey,
    practice: elsewhere,
    deadlines,
    emit,
    ...handed
  } = options;
  const { clock, random, timers, complain } = handed;
  const { profile } = loaded;
  const merchantNo = profile.merchantNo ?? '';
  const terminalNo = profile.terminalNo ?? '';
  const folder = profile.backend === 'practice' ? join(dataFolder, 'practice') : dataFolder;
  const store = openOwnStore({ ...handed, folder, profile, sqliteBinding, sealKey: sealKey ?? null }, held);
  if (!store.ok) {
    return store;
  }
  const { journal, journalFile, members, wished } = store.value;
  const practice = profile.backend === 'practice' ? await openPractice(folder, elsewhere, complain) : null;
  held.push(async () => practice?.close());
  const baseUrl = practice?.url ?? profile.baseUrl;
  const guestKey = sealKey ? 'system' : 'file';
  const installation = { ...(options.installation ?? bareInstallation), dataFolder, sqliteBinding, guestKey } as const;
  const machine = createMachine({ journalFile, clock, timers, installation, complain });
  const platform = openPlatform({
    loaded,
    baseUrl,
    journal,
    clock,
    random,
    timers,
    deadlines,
    heardDate: machine.clock.heard,
  });
  const { backend } = platform;
  const openUnipos = (settings: UniposSettings, secret: string) =>
    createUniposService({
      settings,
      secret,
      clock,
      random,
      certificateAuthority: profile.certificateAuthority,
      deadlines,
    });
  const running = practice === null ? profile : withPracticeUnipos(profile, practice.url);
  const unipos = running.unipos === undefined ? null : openUnipos(running.unipos, loaded.secrets?.['unipos'] ?? '');
  const uniposDoor = openUniposDoor({
    profile: running,
    secrets: loaded.secrets,
    practiceUrl: practice?.url ?? null,
    clock,
    random,
  });
  const backups = openBackups({ journal, journalFile, profile, wished, clock, timers, complain, disk: machine.disk });
  const bareQueue = createQueue(
    { clock, random, timers, net: withOwnVouchers(backend, journal.store), store: journal.store },
    {
      merchantNo,
      terminalNo,
      limits: profile.limits,
      connections,
      contract: platform.contract,
      deadline: attemptDeadline,
      platform: platform.traits,
    },
  );
  const working = obeyRestore(obeyHandOver(obeySalvage(bareQueue, journal), journal), backups.parts.gate);
  const desk = practice?.desk ?? null;
  const probe =
    platform.probe === null
      ? noProbe
      : createProbeDesk({
          ...platform.probe,
          clock,
          random,
          timers,
          merchantNo,
          terminalNo,
          journal,
          queue: working,
          tell: (view) => emit('probe', view),
          complain,
        });
  const queue = obeyProbe(working, probe, journal);
  const till = createTill(
    {
      ...handed,
      profile: running,
      journal,
      queue,
      backend,
      unipos,
      openUnipos,
      practice: desk,
      probe,
      lastBackup: () => lastBackupIn(backupFolder(journalFile)),
      consoleDoor: platform.console === null ? uniposDoor : joinConsoleDoors(platform.console, uniposDoor),
      link: platform.link,
      ...(baseUrl === undefined ? {} : { baseUrl }),
      installation,
      machine,
      updates: options.updates ?? { kind: 'elsewhere' },
      backups: backups.parts,
      assistant: options.assistant ?? null,
      knownSecrets: [loaded.appSecret, ...Object.values(loaded.secrets ?? {})],
    },
    emit,
  );
  const letGo = keepLettingGo({ journal, clock, complain });
  function rest(): void {
    letGo();
    backups.keeper.rest();
  }
  const tidier = keepTidy({ journal, queue, timers, rest, complain });
  async function close(): Promise<void> {
    tidier.stop();
    await probe.stop();
    await till.stop();
    await backend.close();
    await unipos?.close();
    await uniposDoor.close();
    await practice?.close();
    await backups.keeper.close();
    members.flush();
    journal.close();
    await backups.keeper.settled();
  }
  return { ok: true, value: { ...till, journal, queue, backend, probe, tidyUp: tidier.now, close } };
}
