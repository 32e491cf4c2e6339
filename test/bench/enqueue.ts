// How long a sale takes to be safe on the disk: Store.insert in its own FULL-sync transaction, against the least that any
// program can pay for it, one block written to a preallocated file and fdatasync, turn by turn on the same disk.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../main/journal/open-journal.ts';
import type { Journal } from '../../main/journal/types.ts';
import type { OperationDraft } from '../../main/queue/operation.ts';
import { fen } from '../../shared/money.ts';
import { openFloor } from './floor.ts';

/** Milliseconds. */
type Spread = { readonly p50: number; readonly p99: number };
export type EnqueueFigures = Spread & { readonly floor: Spread; readonly ratioP50: number; readonly ratioP99: number };

/** Unmeasured rounds, in which the engine compiles both paths. */
const warmUp = 300;
/** A till rests between its sales and empties its log then; so does this one, outside the measured time. */
const salesBetweenRests = 150;

/** Measures `runs` sales and floors, interleaved, in a fresh folder under `folder` (the system's temporary one by default). */
export function benchEnqueue(options: { readonly runs: number; readonly folder?: string }): EnqueueFigures {
  const folder = mkdtempSync(join(options.folder ?? tmpdir(), 'yatai-bench-'));
  const bare = openFloor(folder);
  const journal = openBenchJournal(join(folder, 'store.db'));
  const sales: number[] = [];
  const floors: number[] = [];
  try {
    for (let run = -warmUp; run < options.runs; run += 1) {
      if (run % salesBetweenRests === 0) {
        journal.tidyUp();
      }
      const draft = draftOf(run);
      const sale = timed(() => journal.store.insert(draft, 'pending', 'accepted'));
      const floor = timed(bare.write);
      if (run >= 0) {
        sales.push(sale);
        floors.push(floor);
      }
    }
  } finally {
    journal.close();
    bare.close();
    rmSync(folder, { recursive: true, force: true });
  }
  const [sale, floor] = [spreadOf(sales), spreadOf(floors)];
  return { ...sale, floor, ratioP50: sale.p50 / floor.p50, ratioP99: sale.p99 / floor.p99 };
}

function openBenchJournal(file: string): Journal {
  const opened = openJournal({
    file,
    clock: { wall: () => Date.now(), monotonic: () => performance.now() },
    random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: '10001',
    terminalNo: 'T01',
    nativeBinding: null,
  });
  if (!opened.ok) {
    throw new Error(`the bench cannot open its store: ${opened.failure.code}`);
  }
  return opened.value;
}

/** A usual bill: stored value and cash, on one of fifty cards. */
function draftOf(run: number): OperationDraft {
  return {
    intent: randomUUID(),
    payload: {
      kind: 'consumption',
      cardNo: `88000000000${Math.abs(run) % 50}`,
      billAmount: fen(12_800),
      storePay: fen(10_000),
      points: 0,
      pointsPay: fen(0),
      coupons: [],
      otherPayments: [{ method: 'cash', amount: fen(2_800) }],
      remark: null,
    },
    held: fen(10_000),
    operator: '小雅',
    shift: '2026-01-02-1',
    memberName: '王女士',
    waits: true,
    acceptedOffline: true,
  };
}

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((left, right) => left - right);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
