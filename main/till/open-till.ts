// Everything that a till is made of, opened in order and closed in order: profile, journal, platform, queue, use cases. Plain Node:
// the application and the integration tests open the same till.
import { join } from 'node:path';
import type { UniposSettings } from '../../shared/profile.ts';
import { type Failure, failure } from '../../shared/result.ts';
import { joinConsoleDoors } from '../backends/joined-console-door.ts';
import type { MemberBackend } from '../backends/member-backend.ts';
import { createUniposService } from '../backends/unipos/service/create-unipos-service.ts';
import type { YazuoBackendOptions } from '../backends/yazuo/create-yazuo-backend.ts';
import { openJournal } from '../journal/open-journal.ts';
import { isStoreFailure } from '../journal/store-failure.ts';
import { systemPlace } from '../journal/system-place.ts';
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import { createQueue } from '../queue/create-queue.ts';
import type { Clock, Random, Timers } from '../queue/ports.ts';
import type { AssistantStart } from './assistant/assistant-keeper.ts';
import { openBackups } from './backups/open-backups.ts';
import { obeyRestore } from './backups/restoring-queue.ts';
import { grantWish } from './backups/wish.ts';
import { openUniposDoor } from './console/unipos-door.ts';
import { createTill, type Till } from './create-till.ts';
import type { Emit, TillDependencies } from './dependencies.ts';
import { lastBackupIn } from './desks/last-backup.ts';
import type { FileChooser } from './hand-over/file-chooser.ts';
import { obeyHandOver } from './hand-over/obeying-queue.ts';
import { bareInstallation, type ShellInstallation } from './installation.ts';
import { backupFolder } from './keep-backups.ts';
import { keepLettingGo } from './keep-letting-go.ts';
import type { LoadedProfile } from './load-profile.ts';
import { createMachine } from './machine/machine.ts';
import { createMemberMemory } from './member-memory.ts';
import { openPlatform } from './open-platform.ts';
import { openPractice } from './open-practice.ts';
import { claimJournal } from './own-store.ts';
import { seedPracticePeople } from './people/practice-people.ts';
import { withPracticeUnipos } from './practice-profile.ts';
import { noProbe } from './probe/no-probe.ts';
import { createProbeDesk, type ProbeDesk } from './probe/probe-desk.ts';
import { obeySalvage } from './salvage-gate.ts';
import { dropKeyBeside, sealKeyBeside } from './seal-key-file.ts';
import { keepTidy } from './tidy-store.ts';
import type { UpdateShell } from './updates/update-port.ts';

export type OpenTillOptions = {
  /** Absolute; made where it does not exist. Training data lives in its own folder below it. */
  readonly dataFolder: string;
  readonly profile: LoadedProfile;
  readonly sqliteBinding: string | null;
  /** Seals what is known of guests (32 bytes). Absent: no secret store keeps one, so that it lies in a file beside the journal. */
  readonly sealKey?: Buffer | null;
  readonly practice: { readonly url: string; readonly key: string } | null;
  readonly version: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  readonly emit: Emit;
  readonly complain: TillDependencies['complain'];
  /** Absent where there is no window: then no hand-over file can be chosen. */
  readonly chooseFile?: FileChooser;
  /** Absent where there is no window: then the authorise address is shown, to be opened by hand. */
  readonly openBrowser?: TillDependencies['openBrowser'];
  /** Absent where there is no window: then nobody gets the camera. */
  readonly allowCamera?: TillDependencies['allowCamera'];
  /** Where the set-up assistant saves. */
  readonly keeper?: TillDependencies['keeper'];
  /** The operating system's printers. */
  readonly systemPrinter?: TillDependencies['systemPrinter'];
  /** Where the customer display's idle pictures are kept. */
  readonly picturesFolder?: string;
  /** What the shell knows of the installation; absent under plain Node, where nothing is bundled and nobody restarts. */
  readonly installation?: ShellInstallation;
  /** Where new versions come from; absent under plain Node, which nobody renews. */
  readonly updates?: UpdateShell;
  /** Absent: this till has no set-up assistant. */
  readonly assistant?: AssistantStart;
  /** A cheaper key for hand-over files, for tests: log2 of scrypt's cost. */
  readonly handOverCost?: number;
  /** Shorter deadlines, for tests. Ms. */
  readonly deadlines?: YazuoBackendOptions['deadlines'];
};

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
  const { profile } = options.profile;
  const folder = profile.backend === 'practice' ? join(options.dataFolder, 'practice') : options.dataFolder;
  const { clock, random, timers, complain, emit, version } = options;
  const merchantNo = profile.merchantNo ?? '';
  const terminalNo = profile.terminalNo ?? '';
  const journalFile = join(folder, 'journal.db');
  const wished = grantWish(journalFile, { clock, random, nativeBinding: options.sqliteBinding });
  const opened = openJournal({
    file: journalFile,
    clock,
    random,
    merchantNo,
    terminalNo,
    nativeBinding: options.sqliteBinding,
    place: systemPlace,
    sealKey: options.sealKey ?? sealKeyBeside(folder),
  });
  if (!opened.ok) {
    return opened;
  }
  if (options.sealKey) {
    dropKeyBeside(folder);
  }
  const members = createMemberMemory(opened.value.members, { timers, complain });
  const journal: Journal = { ...opened.value, members };
  held.push(journal.close);
  const stranger = claimJournal(profile, journal);
  if (stranger !== null) {
    journal.close();
    return { ok: false, failure: stranger };
  }
  if (profile.backend === 'practice') {
    seedPracticePeople(journal);
  }
  const practice = profile.backend === 'practice' ? await openPractice(folder, options.practice, complain) : null;
  held.push(async () => practice?.close());
  const baseUrl = practice?.url ?? profile.baseUrl;
  const { deadlines } = options;
  const { dataFolder, sqliteBinding } = options;
  const guestKey = options.sealKey ? 'system' : 'file';
  const installation = { ...(options.installation ?? bareInstallation), dataFolder, sqliteBinding, guestKey } as const;
  const machine = createMachine({ journalFile, clock, timers, installation, complain });
  const platform = openPlatform({
    loaded: options.profile,
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
      deadlines: options.deadlines,
    });
  const running = practice === null ? profile : withPracticeUnipos(profile, practice.url);
  const unipos =
    running.unipos === undefined ? null : openUnipos(running.unipos, options.profile.secrets?.['unipos'] ?? '');
  const uniposDoor = openUniposDoor({
    profile: running,
    secrets: options.profile.secrets,
    practiceUrl: practice?.url ?? null,
    clock,
    random,
  });
  const backups = openBackups({ journal, journalFile, profile, wished, clock, timers, complain, disk: machine.disk });
  const bareQueue = createQueue(
    { clock, random, timers, net: backend, store: journal.store },
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
  const queue = obeyRestore(obeyHandOver(obeySalvage(bareQueue, journal), journal), backups.parts.gate);
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
          queue,
          tell: (view) => emit('probe', view),
          complain,
        });
  const till = createTill(
    {
      profile: running,
      version,
      clock,
      random,
      timers,
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
      allowCamera: options.allowCamera,
      ...(options.openBrowser === undefined ? {} : { openBrowser: options.openBrowser }),
      ...(options.keeper === undefined ? {} : { keeper: options.keeper }),
      ...(options.chooseFile === undefined ? {} : { chooseFile: options.chooseFile }),
      ...(options.systemPrinter === undefined ? {} : { systemPrinter: options.systemPrinter }),
      ...(options.picturesFolder === undefined ? {} : { picturesFolder: options.picturesFolder }),
      installation,
      machine,
      updates: options.updates ?? { kind: 'elsewhere' },
      backups: backups.parts,
      assistant: options.assistant ?? null,
      knownSecrets: [options.profile.appSecret, ...Object.values(options.profile.secrets ?? {})],
      ...(options.handOverCost === undefined ? {} : { handOverCost: options.handOverCost }),
      complain,
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
  }
  return { ok: true, value: { ...till, journal, queue, backend, probe, tidyUp: tidier.now, close } };
}
