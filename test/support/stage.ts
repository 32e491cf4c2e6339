// A till and its platform for one end-to-end test, the demo or a bench: a practice server in this process (so that killing
// the application does not kill the platform), a data folder of its own, and the journal read afterwards.
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { Operation, OperationEvent } from '../../main/queue/operation.ts';
import { type Comparison, compareBooks } from './compare-books.ts';
import { type Counter, openCounter } from './counter.ts';
import { type LaunchOptions, launchApp, type RunningApp } from './electron.ts';
import { see as expect } from './see.ts';

/** A started application with its hands and eyes. */
export interface Till extends Counter {
  readonly app: RunningApp;
}

/** The journal as it lies on the disk, read after the application ended. */
export interface JournalReading {
  readonly operations: readonly Operation[];
  readonly eventsOf: (serial: string) => readonly OperationEvent[];
  readonly counts: Readonly<Record<string, number>>;
  /** What is wrong with the hash chain or a fold; null where all is well. */
  readonly problem: string | null;
}

export interface Stage {
  readonly server: PracticeServer;
  readonly userDataDir: string;
  readonly journalFile: string;
  /** Starts the application on this data folder and waits for its first screen. */
  readonly start: (options?: Partial<LaunchOptions>) => Promise<Till>;
  /** Only while no application runs. Throws where the journal cannot be opened. */
  readonly readJournal: () => JournalReading;
  /** The journal held against the platform's ledger. Only while no application runs. */
  readonly compare: () => Comparison & { readonly journalProblem: string | null };
  /** Closes what still runs and takes the folder away. */
  readonly close: () => Promise<void>;
}

/** The smallest screen that the till is made for. */
export const smallestScreen = { width: 1024, height: 768 } as const;

export const cashier = practiceWorldGuide.cashiers[0];

/** Starts a practice server and makes the till's folders; nothing of the application runs yet. `every`: what each start begins with. */
export async function openStage(every: Partial<LaunchOptions> = {}): Promise<Stage> {
  const server = await startPracticeServer();
  const folder = mkdtempSync(join(tmpdir(), 'yatai-till-'));
  const userDataDir = join(folder, 'data');
  // Chromium's own temporary files outlive a killed application: they go where we clean up.
  const temporary = join(folder, 'tmp');
  mkdirSync(userDataDir);
  mkdirSync(temporary);
  const journalFile = join(userDataDir, 'practice', 'journal.db');
  const running = new Set<RunningApp>();

  async function start(launch: Partial<LaunchOptions> = {}): Promise<Till> {
    const app = await launchApp({
      userDataDir,
      ...every,
      ...launch,
      env: { TMPDIR: temporary, YATAI_PRACTICE_URL: server.url, YATAI_PRACTICE_KEY: server.controlKey, ...launch.env },
    });
    running.add(app);
    app.electron.once('close', () => running.delete(app));
    await takeSmallestSize(app);
    return { app, ...(await openCounter(app.window)) };
  }

  return {
    server,
    userDataDir,
    journalFile,
    start,
    readJournal: () => withJournal(journalFile, readAll),
    compare: () => {
      const { operations, problem } = withJournal(journalFile, readAll);
      const { ledger } = server;
      const books = { operations, transactions: ledger.transactions(), cards: ledger.cards() };
      return { ...compareBooks(books), journalProblem: problem };
    },
    close: async () => {
      for (const app of running) await app.kill();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The window as the smallest screen shows it. */
async function takeSmallestSize(app: RunningApp): Promise<void> {
  const resize = () =>
    app.electron.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    }, smallestScreen);
  // The driver sometimes loses the answer of its first question to a main process that is still loading.
  await resize().catch(resize);
  await expect.poll(() => app.window.evaluate(() => [innerWidth, innerHeight])).toEqual(Object.values(smallestScreen));
}

/** Opens the till's own journal with the till's own code. */
export function withJournal<Value>(file: string, work: (journal: Journal) => Value): Value {
  mkdirSync(dirname(file), { recursive: true });
  const opened = openJournal({
    file,
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: { next: () => Math.random(), hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: cashier.merchantNo,
    terminalNo: cashier.terminalNo,
    nativeBinding: null,
  });
  if (!opened.ok) throw new Error(`the journal does not open: ${JSON.stringify(opened.failure)}`);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

/** Everything that a till's journal holds. */
export function readAll(journal: Journal): JournalReading {
  const operations: Operation[] = [];
  for (;;) {
    const page = journal.page('all', operations.at(-1)?.serial ?? null, 100);
    operations.push(...page);
    if (page.length < 100) break;
  }
  const events = new Map(operations.map(({ serial }) => [serial, journal.store.events(serial)]));
  const fault = journal.verify();
  return {
    operations,
    eventsOf: (serial) => events.get(serial) ?? [],
    counts: { ...journal.countsByState() },
    problem: fault === null ? null : `event ${fault.sequence}: ${fault.problem}`,
  };
}
