// The real till on a real SQLite file and a real practice server over HTTP; only the clock runs faster, and can be pushed on.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import type { AssistantStart } from '../../main/till/assistant/assistant-keeper.ts';
import type { ProfileKeeper } from '../../main/till/connect/profile-keeper.ts';
import type { FileChooser } from '../../main/till/hand-over/file-chooser.ts';
import { bareInstallation } from '../../main/till/installation.ts';
import { type LoadedProfile, loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import type { UpdateShell } from '../../main/till/updates/update-port.ts';
import type { ChannelArgument, ChannelName, ChannelResults, EventMap } from '../../shared/ipc.ts';
import type { FailureCode, Result } from '../../shared/result.ts';
import { createFastTime, type FastTime } from './fast-time.ts';

export const zhang = '6201300100000101';
export const li = '6201300100000201';
export const yang = '6201300100000701';
export const huang = '6201300100000801';
export const cashier = { user: '1001', password: 'yatai-1001' };

export type Bench = {
  readonly time: FastTime;
  readonly server: PracticeServer;
  /** The till's data folder; its journal lies in `practice/journal.db` below it. */
  readonly folder: string;
  till(): OpenTill;
  call<Name extends ChannelName>(name: Name, argument: ChannelArgument<Name>): Promise<Result<ChannelResults[Name]>>;
  /** The value, or a thrown error that shows the failure. */
  good<Name extends ChannelName>(name: Name, argument: ChannelArgument<Name>): Promise<ChannelResults[Name]>;
  /** The failure's code; throws where the call worked. */
  bad<Name extends ChannelName>(name: Name, argument: ChannelArgument<Name>): Promise<FailureCode>;
  /** Everything that the screen was told, oldest first. */
  readonly events: { readonly name: keyof EventMap; readonly value: unknown }[];
  /** Resolves with the next event of this name that fits; start to listen before you cause it. */
  heard<Name extends keyof EventMap>(name: Name, fits: (value: EventMap[Name]) => boolean): Promise<EventMap[Name]>;
  readonly complaints: string[];
  /** The profile that the till works by. */
  readonly loaded: LoadedProfile;
  /** Ends the till in order and opens it again on the same folder. */
  restart(): Promise<void>;
  close(): Promise<void>;
};

export type BenchOptions = {
  readonly world?: (world: PracticeWorld) => void;
  /** A second till on the same platform and clock; the first one's `close` ends the platform, so close this one before. */
  readonly beside?: { readonly bench: Bench; readonly terminalNo: string };
  readonly profile?: (profile: LoadedProfile, server: PracticeServer) => LoadedProfile;
  readonly chooseFile?: FileChooser;
  /** Where secrets are kept; absent: nowhere. */
  readonly keeper?: ProfileKeeper;
  /** What the shell decided about the set-up assistant. */
  readonly assistant?: AssistantStart;
  /** What the disk says of its room; absent: the real one. */
  readonly freeIn?: (folder: string) => Promise<number>;
  /** Where new versions come from; absent: nowhere. */
  readonly updates?: UpdateShell;
  /** Where the application's log would lie. */
  readonly logFile?: string;
  /** Virtual seconds a second; absent: twenty. */
  readonly speed?: number;
};

/** A Wednesday noon in China. */
export const firstMoment = Date.parse('2026-11-18T12:00:00+08:00');

/** Starts the server and the till; nobody is signed in. */
export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const time = options.beside?.bench.time ?? createFastTime(firstMoment, options.speed);
  const server =
    options.beside?.bench.server ?? (await startPracticeServer({ clock: time.clock, timers: time.timers }));
  options.world?.(server.world);
  const folder = mkdtempSync(join(tmpdir(), 'till-'));
  const events: Bench['events'] = [];
  const complaints: string[] = [];
  const listeners = new Set<(name: keyof EventMap, value: unknown) => void>();
  const loaded = await loadProfile(null, async () => null);
  if (!loaded.ok) {
    throw new Error('the practice profile is not valid');
  }
  const terminalNo = options.beside?.terminalNo ?? loaded.value.profile.terminalNo;
  const own = { ...loaded.value, profile: { ...loaded.value.profile, terminalNo } };
  const profile = options.profile?.(own, server) ?? own;

  async function open(): Promise<OpenTill> {
    const opened = await openTill({
      dataFolder: folder,
      profile,
      sqliteBinding: null,
      practice: { url: server.url, key: server.controlKey },
      version: '0.0.0',
      clock: time.clock,
      random: { next: () => 0.5, hex: (bytes) => randomBytes(bytes).toString('hex') },
      timers: time.timers,
      emit: (name, value) => {
        events.push({ name, value });
        for (const listener of [...listeners]) {
          listener(name, value);
        }
      },
      ...(options.assistant === undefined ? {} : { assistant: options.assistant }),
      ...(options.keeper === undefined ? {} : { keeper: options.keeper }),
      installation: {
        ...bareInstallation,
        logFile: options.logFile ?? null,
        ...(options.freeIn === undefined ? {} : { freeIn: options.freeIn }),
      },
      ...(options.updates === undefined ? {} : { updates: options.updates }),
      ...(options.chooseFile === undefined ? {} : { chooseFile: options.chooseFile, handOverCost: 14 }),
      complain: (message, error) => complaints.push(`${message}: ${String(error)}`),
    });
    if (!opened.ok) {
      throw new Error(`the till did not open: ${opened.failure.code}`);
    }
    opened.value.start();
    return opened.value;
  }

  let till = await open();
  function call<Name extends ChannelName>(name: Name, argument: ChannelArgument<Name>) {
    return till.handlers[name](argument);
  }
  return {
    time,
    server,
    folder,
    till: () => till,
    call,
    async good(name, argument) {
      const result = await call(name, argument);
      if (!result.ok) {
        throw new Error(`${name} failed: ${JSON.stringify(result.failure)}`);
      }
      return result.value;
    },
    async bad(name, argument) {
      const result = await call(name, argument);
      if (result.ok) {
        throw new Error(`${name} should have failed: ${JSON.stringify(result.value)}`);
      }
      return result.failure.code;
    },
    events,
    heard: (name, fits) =>
      new Promise((resolve) => {
        function listener(heardName: keyof EventMap, value: unknown): void {
          // The emitter pairs names and values by type; a set of listeners for all of them forgets that.
          const typed = value as EventMap[typeof name];
          if (heardName === name && fits(typed)) {
            listeners.delete(listener);
            resolve(typed);
          }
        }
        listeners.add(listener);
      }),
    complaints,
    loaded: profile,
    async restart() {
      await till.close();
      till = await open();
    },
    async close() {
      await till.close();
      if (options.beside === undefined) {
        await server.close();
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
