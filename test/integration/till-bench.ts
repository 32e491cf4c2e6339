// The real till on a real SQLite file and a real practice server over HTTP; only the clock runs faster, and can be pushed on.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { PracticeWorld } from '../../main/practice/world.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Clock, Timers } from '../../main/queue/ports.ts';
import { leavesTrace } from '../../main/queue/traces.ts';
import type { AssistantStart } from '../../main/till/assistant/assistant-keeper.ts';
import type { ProfileKeeper } from '../../main/till/connect/profile-keeper.ts';
import type { FileChooser } from '../../main/till/hand-over/file-chooser.ts';
import { bareInstallation } from '../../main/till/installation.ts';
import { type LoadedProfile, loadProfile } from '../../main/till/load-profile.ts';
import { type OpenTill, openTill } from '../../main/till/open-till.ts';
import type { UpdateShell } from '../../main/till/updates/update-port.ts';
import type { ChannelArgument, ChannelName, ChannelResults, EventMap } from '../../shared/ipc.ts';
import type { MemberView } from '../../shared/member.ts';
import { type Fen, fen, zeroFen } from '../../shared/money.ts';
import type { OperationView } from '../../shared/operation.ts';
import type { FailureCode, Result } from '../../shared/result.ts';
import { storeChangeOfService } from '../support/compare-books.ts';

export const zhang = '6201300100000101';
export const li = '6201300100000201';
export const yang = '6201300100000701';
export const huang = '6201300100000801';
export const cashier = { user: '1001', password: 'yatai-1001' };

/** Twenty virtual seconds a second: polls and pauses are waited for, not skipped, but nobody waits long. */
const pace = 20;

export type FastTime = { readonly clock: Clock; readonly timers: Timers; push(ms: number): void };

/** `start` is wall ms UTC; `speed` 1 is the real one. `push` moves both clocks on at once, as a night does. */
function createFastTime(start: number, speed = pace): FastTime {
  const began = performance.now();
  let pushed = 0;
  const monotonic = () => (performance.now() - began) * speed + pushed;
  return {
    clock: { wall: () => Math.floor(start + monotonic()), monotonic },
    timers: {
      schedule(delay, work) {
        const timer = setTimeout(work, delay / speed);
        return () => clearTimeout(timer);
      },
    },
    push: (ms) => {
      pushed += ms;
    },
  };
}

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

/** The practice profile's own till: what others book is theirs. */
const terminal = '11111111';

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

let intents = 0;

export function newIntent(): string {
  intents += 1;
  return `intent-${String(intents).padStart(8, '0')}`;
}

/** Signs in and looks a card up. */
export async function serve(bench: Bench, cardNo: string): Promise<MemberView> {
  if ((await bench.good('getSession', null)).state !== 'signedIn') {
    await bench.good('signIn', cashier);
  }
  const { member } = await bench.good('lookup', { text: cardNo });
  if (member === null) {
    throw new Error('no member');
  }
  return member;
}

export function selectedCard(member: MemberView) {
  const card = member.cards.find((candidate) => candidate.cardId === member.selectedCardId);
  if (card === undefined) {
    throw new Error('no card is selected');
  }
  return card;
}

/** A checkout by stored value alone, unless told otherwise. */
export function bill(
  cardId: string | null,
  amount: number,
  more: Partial<ChannelArgument<'checkout'>> = {},
): ChannelArgument<'checkout'> {
  return {
    intent: newIntent(),
    cardId: cardId ?? '',
    billAmount: fen(amount),
    storePay: fen(amount),
    points: 0,
    pointsPay: zeroFen,
    coupons: [],
    otherPayments: [],
    tradePassword: null,
    remark: null,
    ...more,
  };
}

/** Waits in virtual time until the operation is closed or a person's affair. */
export async function settled(bench: Bench, serial: string, patience = 600_000): Promise<OperationView> {
  await bench.till().queue.settled(serial, patience);
  return (await bench.good('getOperation', { serial })).operation;
}

/** Resolves when nothing has to be sent or asked for any more; what waits for a person may be left. */
export function drained(bench: Bench): Promise<void> {
  const { queue } = bench.till();
  return new Promise((resolve) => {
    const stop = queue.onStatus(check);
    function check(): void {
      if (queue.status().waiting === 0) {
        stop();
        resolve();
      }
    }
    check();
  });
}

/** Resolves when the till knows how it reaches the platform: `reach` as the queue names it. */
export function reached(bench: Bench, reach: string): Promise<void> {
  const { queue } = bench.till();
  return new Promise((resolve) => {
    const stop = queue.onStatus(check);
    function check(): void {
      if (queue.status().reach === reach) {
        stop();
        resolve();
      }
    }
    check();
  });
}

/** Cuts the line and lets the till notice. */
export async function cutLine(bench: Bench): Promise<void> {
  await bench.server.refuseConnections();
  await bench.good('sendNow', null);
  await reached(bench, 'unreachable');
}

/** Sees the members, then cuts the line. Returns the card id of the first. */
export async function cutAfter(bench: Bench, ...cards: readonly string[]): Promise<string> {
  const ids: string[] = [];
  for (const card of cards) {
    ids.push(selectedCard(await serve(bench, card)).cardId);
  }
  await cutLine(bench);
  return ids[0] ?? '';
}

/**
 * The journal against the platform's books, to the fen: every applied or reverted operation is booked exactly once with its
 * amount and stored value, nothing else of this till is booked, and the platform's own books are in order.
 */
export async function compareBooks(bench: Bench): Promise<void> {
  const { journal } = bench.till();
  const problems: string[] = [...bench.server.ledger.verify()];
  const operations = journal.page('all', null, 1000);
  const ours = new Map(operations.map((operation) => [operation.serial, operation]));
  for (const operation of operations) {
    // What bears no serial stands in the platform's books under nobody's: the tests of services look for it by its kind.
    if (operation.kind === 'revocation' || !leavesTrace(operation)) {
      continue;
    }
    const rows = bench.server.ledger.chargesBySerial(operation.serial);
    const booked = operation.state === 'applied' || operation.state === 'reverted';
    if (rows.length !== (booked ? 1 : 0)) {
      problems.push(`${operation.serial} is ${operation.state}, but the platform has it ${rows.length} times`);
      continue;
    }
    const [row] = rows;
    if (row === undefined) {
      continue;
    }
    const store = storeMoved(operation);
    if (row.amountFen !== operation.amount || row.storeFen - row.bonusFen !== store) {
      problems.push(`${operation.serial}: ${operation.amount}/${store} here, ${row.amountFen}/${row.storeFen} there`);
    }
    if ((row.revokedBy !== null) !== (operation.state === 'reverted')) {
      problems.push(`${operation.serial} is ${operation.state} here, revoked there: ${row.revokedBy !== null}`);
    }
  }
  for (const row of bench.server.ledger.transactions()) {
    if (row.terminalNo === terminal && row.revokes === null && !ours.has(row.cashierSerial ?? '')) {
      problems.push(`${row.cashierSerial} is booked there and unknown here`);
    }
  }
  const verified = journal.verify();
  if (verified !== null) {
    problems.push(`the chain breaks at ${verified.sequence}: ${verified.problem}`);
  }
  if (problems.length > 0) {
    throw new Error(`the books differ:\n${problems.join('\n')}`);
  }
}

/** What an operation that was booked moves on its card, without a bonus. Fen. */
function storeMoved({ payload, amount }: Operation): Fen {
  switch (payload.kind) {
    case 'consumption':
      return fen(-payload.storePay);
    case 'service':
      return fen(storeChangeOfService(payload, 0));
    default:
      return amount;
  }
}

/** How a test of the till ends: the line is back, everything is sent, the books agree, nobody complained. Closes in any case. */
export async function endInOrder(bench: Bench): Promise<void> {
  try {
    await bench.server.acceptConnections();
    bench.server.faults.clear();
    await drained(bench);
    await compareBooks(bench);
    if (bench.complaints.length > 0) {
      throw new Error(`the till complained:\n${bench.complaints.join('\n')}`);
    }
  } finally {
    await bench.close();
  }
}
