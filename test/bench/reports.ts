// The reports of a shop that sold for years: what a page costs while the till goes on selling, and each slice of the very first count.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Journal } from '../../main/journal/types.ts';
import { deedPage } from '../../main/till/reports/deeds.ts';
import { salesReport, spanOf } from '../../main/till/reports/sales-report.ts';
import { saleDraft } from '../support/sale-draft.ts';
import { fillStore, openBenchJournal } from './grown-store.ts';
import { type Measurement, percentile, rounded } from './statistics.ts';

const allowedMs = 100;
const hour = 3_600_000;
const day = 24 * hour;
/** What a busy shop sells a day, between ten and ten. */
const salesADay = 600;
const last = Date.parse('2026-11-20T21:59:00+08:00');
const deedsADay = 10;

/** Fills a store with `rows` sales over the years, counts it for the first time, then asks `samples` times for each page. */
export function benchReports(rows: number, samples: number): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-reports-'));
  try {
    const file = join(folder, 'store.db');
    fillStore(file, rows, openingHours(rows));
    const journal = openBenchJournal(file, () => last);
    try {
      addDeeds(journal, rows);
      return [...firstCount(journal, rows), ...pages(journal, rows, samples)];
    } finally {
      journal.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A clock that goes on with each look, and passes over the nights. A sale looks at it three times. */
function openingHours(rows: number): () => number {
  const days = Math.ceil(rows / salesADay);
  const firstMorning = Date.parse('2026-11-20T10:00:00+08:00') - (days - 1) * day;
  const step = (12 * hour) / (3 * salesADay);
  let looks = 0;
  return () => {
    looks += 1;
    const today = Math.floor(looks / (3 * salesADay));
    return Math.floor(firstMorning + today * day + (looks % (3 * salesADay)) * step);
  };
}

/** What people did, as it would stand in the audit of the last year and more. */
function addDeeds({ audit, store }: Journal, rows: number): void {
  const count = Math.min(20_000, Math.ceil(rows / salesADay) * deedsADay);
  store.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      const details = { right: 'approveLimit', about: { amount: 1_000 + index } };
      audit.append({
        kind: index % 5 === 0 ? 'approvalRefused' : 'approvalGiven',
        operator: `10${index % 7}`,
        personId: 'p',
        serial: null,
        details,
      });
    }
  });
}

function firstCount({ reports }: Journal, rows: number): readonly Measurement[] {
  const slices: number[] = [];
  let done = false;
  while (!done) {
    const began = performance.now();
    done = reports.count(() => true);
    slices.push(performance.now() - began);
  }
  const whole = slices.reduce((sum, each) => sum + each, 0);
  return [measurement(`a slice of the first count of ${rows}, ${rounded(whole / 1_000)} s in all (p95)`, slices)];
}

function pages(journal: Journal, rows: number, samples: number): readonly Measurement[] {
  const parts = {
    clock: { wall: () => last, monotonic: () => performance.now() },
    journal,
    profile: { paymentMethods: [] },
  };
  const spans = [
    ['a day', { from: '2026-11-20', to: '2026-11-20' }],
    ['a month', { from: '2026-10-21', to: '2026-11-20' }],
    ['a year', { from: '2025-11-20', to: '2026-11-20' }],
  ] as const;
  let sold = 0;
  const figures = spans.map(([name, span]) =>
    measurement(
      `a report of ${name} out of ${rows}, one sale newer each time (p95)`,
      times(samples, () => {
        sold += 1;
        journal.store.insert(saleDraft(`more-${name}-${sold}`, '8800000001', 1_000), 'pending', 'accepted');
        return () => salesReport(span, parts);
      }),
    ),
  );
  const year = spanOf(spans[2][1], '2026-11-20');
  if (!year.ok) throw new Error('no year');
  let before: number | null = null;
  const deeds = times(samples, () => () => {
    const page = deedPage(year.value, { filter: 'refusals', before, size: 50 }, journal);
    before = page.nextBefore;
  });
  return [...figures, measurement(`a page of 50 deeds of a year (p95)`, deeds)];
}

/** Each time something is made ready, untimed, and then done, timed. */
function times(samples: number, prepare: () => () => unknown): readonly number[] {
  return Array.from({ length: samples }, () => {
    const work = prepare();
    const began = performance.now();
    work();
    return performance.now() - began;
  });
}

function measurement(name: string, taken: readonly number[]): Measurement {
  const measured = percentile(taken, 0.95);
  return {
    name,
    goal: `≤ ${allowedMs} ms`,
    unit: 'ms',
    measured: rounded(measured),
    floor: 0,
    ratio: 0,
    limit: allowedMs,
    met: measured <= allowedMs,
    samples: taken.length,
  };
}
