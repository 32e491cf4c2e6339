// A journal that grew for years: opening it against opening a young one, and any page of fifty out of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serialOf } from '../../main/journal/serial.ts';
import type { OperationFilter } from '../../main/journal/types.ts';
import { fillStore, openBenchJournal, youngest } from './grown-store.ts';
import { type Measurement, median, percentile, rounded } from './statistics.ts';

const allowedRatio = 1.1;
const allowedOpeningMs = 10;
const allowedPageMs = 2;
const pageSize = 50;

/** Fills two stores (`rows` and 200 operations), then measures `samples` openings of each and ten times as many pages. */
export function benchRows(rows: number, samples: number): readonly Measurement[] {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-rows-'));
  try {
    const oldFile = join(folder, 'old.db');
    const youngFile = join(folder, 'young.db');
    fillStore(oldFile, rows);
    fillStore(youngFile, youngest);
    return [...measureOpening(oldFile, youngFile, rows, samples), ...measurePages(oldFile, rows, samples * 10)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Opens one after the other, turn by turn: both warm. */
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
      goal: `≤ ${allowedRatio} × ${youngest}, ≤ ${allowedOpeningMs} ms`,
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
  const journal = openBenchJournal(file);
  const taken = performance.now() - began;
  journal.close();
  return taken;
}

/** Any page: at random places, of each list that a screen shows. */
function measurePages(file: string, rows: number, samples: number): readonly Measurement[] {
  const journal = openBenchJournal(file);
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
