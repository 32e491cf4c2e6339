// What the journal's tests share: a store in a fresh folder, drafts, and a child process that holds or fills a store.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach } from 'vitest';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal, OpenJournalOptions } from '../../main/journal/types.ts';
import type { Operation, OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';

const leftovers: (() => void | Promise<void>)[] = [];

afterEach(async () => {
  for (const leave of leftovers.splice(0).reverse()) {
    await leave();
  }
});

/** Runs after the test, newest first. */
export function afterThis(leave: () => void | Promise<void>): void {
  leftovers.push(leave);
}

/** A path of a store that does not exist yet, in a folder that goes after the test. */
export function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-journal-'));
  afterThis(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'store.db');
}

let ticks = 0;

export function optionsFor(file: string): OpenJournalOptions {
  return {
    file,
    clock: { wall: () => 1_700_000_000_000 + ticks++, monotonic: () => ticks + 0.25 },
    random: { next: () => 0.5, hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: '10001',
    terminalNo: 't-07',
    nativeBinding: null,
    sealKey: Buffer.alloc(32, 7),
  };
}

/** Opens or fails the test; closed after it. */
export function opened(file: string): Journal {
  const result = openJournal(optionsFor(file));
  if (!result.ok) {
    throw new Error(`could not open: ${JSON.stringify(result.failure)}`);
  }
  afterThis(() => result.value.close());
  return result.value;
}

let intents = 0;

export function consumption(cardNo = '8800001', storePay = 1000): MoneyPayload {
  return {
    kind: 'consumption',
    cardNo,
    billAmount: fen(storePay + 500),
    storePay: fen(storePay),
    points: 0,
    pointsPay: fen(0),
    coupons: [],
    otherPayments: [{ method: 'cash', amount: fen(500) }],
    remark: null,
  };
}

export function draftOf(payload: MoneyPayload, intent = `intent-${intents++}`): OperationDraft {
  return {
    intent,
    payload,
    held: payload.kind === 'consumption' ? payload.storePay : fen(0),
    operator: '小雅',
    shift: 'S1',
    memberName: '王女士',
    waits: true,
    acceptedOffline: false,
  };
}

/** A consumption as it is accepted. */
export function accept(journal: Journal, cardNo = '8800001', storePay = 1000): Operation {
  return journal.store.insert(draftOf(consumption(cardNo, storePay)), 'pending', 'accepted');
}

/** pending → sending → applied with a voucher. */
export function apply(journal: Journal, serial: string, voucher: string): void {
  const { store } = journal;
  store.move({ serial, from: 'pending', fromAttempt: 0, to: 'sending', attempt: 1, reason: 'sent', evidence: null });
  const answer = {
    voucher,
    storeBalance: fen(90_00),
    pointsBalance: 3,
    storeBonus: null,
    pointsBonus: null,
    couponBonus: [],
  };
  const evidence = { code: 0, cents: 0.5 };
  store.move({ serial, from: 'sending', fromAttempt: 1, to: 'applied', voucher, answer, reason: 'accepted', evidence });
}

/** Lets a test do to the file what no part of the product can: the guards are taken off, and put on again. The store must be closed. */
export function tamper(file: string, statements: string): void {
  const database = new Database(file);
  const guards = database
    .prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    .all();
  for (const { name } of guards) {
    database.exec(`DROP TRIGGER ${name}`);
  }
  database.pragma('foreign_keys = OFF');
  database.exec(statements);
  for (const { sql } of guards) {
    database.exec(sql);
  }
  database.close();
}

/** Runs statements on a closed store with its guards in place, as a fault of the product might. */
export function guarded(file: string, statements: string): void {
  const database = new Database(file);
  try {
    database.pragma('foreign_keys = ON');
    database.exec(statements);
  } finally {
    database.close();
  }
}

export type Child = {
  readonly process: ChildProcess;
  /** The next line that the child prints; null when it ended. */
  line(): Promise<string | null>;
  /** Resolves when it is gone. */
  readonly gone: Promise<void>;
};

/** Starts the child of journal-child.ts in `mode` on `file`; killed after the test if it still runs. */
export function startChild(mode: 'fill' | 'hold' | 'race' | 'serve', file: string): Child {
  const script = new URL('./journal-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, mode, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  afterThis(async () => {
    child.kill('SIGKILL');
    await gone;
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    gone,
    async line() {
      const next = await lines.next();
      return next.done === true ? null : next.value;
    },
  };
}
