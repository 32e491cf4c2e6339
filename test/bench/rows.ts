// A journal that grew for years: opening it against opening a young one, and any page of fifty out of it.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openJournal } from '../../main/journal/open-journal.ts';
import { serialOf } from '../../main/journal/serial.ts';
import type { Journal, OperationFilter } from '../../main/journal/types.ts';
import { fen } from '../../shared/money.ts';
import { type Measurement, median, percentile, rounded } from './statistics.ts';

const young = 200;
const allowedRatio = 1.1;
const allowedOpeningMs = 10;
const allowedPageMs = 2;
const pageSize = 50;

/** Fills two stores (`rows` and 200 operations of three events each), then measures `samples` openings and ten times as many pages. */
export function benchRows(rows: number, samples: number): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-rows-'));
  try {
    const oldFile = join(folder, 'old.db');
    const youngFile = join(folder, 'young.db');
    fill(oldFile, rows);
    fill(youngFile, young);
    return [...measureOpening(oldFile, youngFile, rows, samples), ...measurePages(oldFile, rows, samples * 10)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function open(file: string): Journal {
  const opened = openJournal({
    file,
    clock: { wall: Date.now, monotonic: () => performance.now() },
    random: { next: Math.random, hex: (bytes) => randomBytes(bytes).toString('hex') },
    merchantNo: '10001',
    terminalNo: 'T01',
    nativeBinding: null,
  });
  if (!opened.ok) throw new Error(`the bench cannot open its store: ${opened.failure.code}`);
  return opened.value;
}

/** Every 97th sale was refused after it had been accepted offline, every 1,999th is still `manual`; the rest is applied. */
function fill(file: string, rows: number): void {
  const journal = open(file);
  const batch = 5_000;
  for (let from = 0; from < rows; from += batch) {
    journal.store.transaction(() => {
      for (let index = from; index < Math.min(rows, from + batch); index += 1) sell(journal, index);
    });
  }
  journal.tidyUp();
  journal.close();
}

function sell({ store }: Journal, index: number): void {
  const isRefused = index % 97 === 0;
  const isManual = index % 1_999 === 1;
  const amount = fen(1_000 + (index % 500));
  const { serial } = store.insert(
    {
      intent: `rows-${String(index).padStart(10, '0')}`,
      payload: {
        kind: 'consumption',
        cardNo: `88${String(index % 20_000).padStart(10, '0')}`,
        billAmount: amount,
        storePay: amount,
        points: 0,
        pointsPay: fen(0),
        coupons: [],
        otherPayments: [],
        remark: null,
      },
      held: amount,
      operator: `10${index % 7}`,
      shift: null,
      memberName: '王女士',
      waits: true,
      acceptedOffline: isRefused,
    },
    'pending',
    'accepted',
  );
  const first = { serial, from: 'pending', fromAttempt: 0, to: 'sending', attempt: 1, reason: 'sendStarted' } as const;
  store.move({ ...first, evidence: null });
  const second = { serial, from: 'sending', fromAttempt: 1, evidence: null } as const;
  if (isRefused) store.move({ ...second, to: 'rejected', reason: 'refused' });
  else if (isManual) store.move({ ...second, to: 'manual', reason: 'logMismatch' });
  else store.move({ ...second, to: 'applied', voucher: `V${index}`, reason: 'answered' });
}

function measureOpening(oldFile: string, youngFile: string, rows: number, samples: number): readonly Measurement[] {
  const olds: number[] = [];
  const youngs: number[] = [];
  for (let sample = 0; sample < samples; sample += 1) {
    youngs.push(timeOpening(youngFile));
    olds.push(timeOpening(oldFile));
  }
  const [measured, floor] = [median(olds), median(youngs)];
  const ratio = measured / floor;
  return [
    {
      name: `opening ${rows} operations (median)`,
      goal: `≤ ${allowedRatio} × ${young}, ≤ ${allowedOpeningMs} ms`,
      unit: 'ms',
      measured: rounded(measured),
      floor: rounded(floor),
      ratio: rounded(ratio),
      limit: rounded(Math.min(floor * allowedRatio, allowedOpeningMs)),
      met: ratio <= allowedRatio && measured <= allowedOpeningMs,
      samples,
    },
  ];
}

/** Ms until the journal can take a sale. Closing it is not timed. */
function timeOpening(file: string): number {
  const began = performance.now();
  const journal = open(file);
  const taken = performance.now() - began;
  journal.close();
  return taken;
}

/** Any page: at random places, and the desks' own first ones. */
function measurePages(file: string, rows: number, samples: number): readonly Measurement[] {
  const journal = open(file);
  try {
    const prefix = journal.page('all', null, 1)[0]?.serial.slice(0, -8) ?? '';
    const anywhere = () => serialOf(prefix, 1 + Math.floor(Math.random() * rows));
    const filters: readonly OperationFilter[] = ['all', 'open', 'revocable'];
    const kinds: readonly { readonly name: string; readonly read: () => unknown }[] = [
      ...filters.map((filter) => ({ name: filter, read: () => journal.page(filter, anywhere(), pageSize) })),
      { name: 'refused', read: () => journal.desks.refusals(false, anywhere(), pageSize) },
      { name: 'to decide', read: () => journal.desks.manual(anywhere(), pageSize) },
      { name: 'ghosts', read: () => journal.desks.ghosts(anywhere(), pageSize) },
    ];
    return kinds.map(({ name, read }) => pageMeasurement(name, rows, times(read, samples)));
  } finally {
    journal.close();
  }
}

function times(read: () => unknown, samples: number): readonly number[] {
  return Array.from({ length: samples }, () => {
    const began = performance.now();
    read();
    return performance.now() - began;
  });
}

function pageMeasurement(name: string, rows: number, taken: readonly number[]): Measurement {
  const measured = percentile(taken, 0.95);
  return {
    name: `a page of ${pageSize} out of ${rows}: ${name} (p95)`,
    goal: `≤ ${allowedPageMs} ms`,
    unit: 'ms',
    measured: rounded(measured),
    floor: 0,
    ratio: 0,
    limit: allowedPageMs,
    met: measured <= allowedPageMs,
    samples: taken.length,
  };
}
