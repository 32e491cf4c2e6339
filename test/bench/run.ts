// `npm run bench`: each figure against a floor that is measured in the same run. A table for people; with `--json` the last
// line is one line of JSON. `--quick` takes few samples, `--only` one bench or several.
import { cpus, release, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { findElectron } from '../../build/setup/electron.mjs';
import { benchBills } from './bills.ts';
import { benchColdStart } from './cold-start.ts';
import { benchDrain } from './drain.ts';
import { benchEnqueue, type EnqueueFigures } from './enqueue.ts';
import { benchGateway } from './gateway.ts';
import { benchHeadOffice } from './head-office.ts';
import { benchIdle } from './idle.ts';
import { benchLookup } from './lookup.ts';
import { benchMemory } from './memory.ts';
import { benchReports } from './reports.ts';
import { benchRows } from './rows.ts';
import { benchScans } from './scans.ts';
import { type Measurement, rounded } from './statistics.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
  },
});

/** The allowed ratio to the floor, of the design's table of speeds. */
const allowed = { p50: 1.25, p99: 1.5 } as const;

function enqueueMeasurements(figures: EnqueueFigures, samples: number): Measurement[] {
  return (['p50', 'p99'] as const).map((share) => {
    const measured = rounded(figures[share] * 1000);
    const floor = rounded(figures.floor[share] * 1000);
    const ratio = rounded(figures[share] / figures.floor[share]);
    return {
      name: `durable enqueue, ${share}`,
      goal: `≤ ${allowed[share]} × raw write + fdatasync`,
      unit: 'µs',
      measured,
      floor,
      ratio,
      limit: rounded(floor * allowed[share]),
      met: ratio <= allowed[share],
      samples,
    };
  });
}

interface Bench {
  readonly name: string;
  readonly run: () => Promise<readonly Measurement[]>;
}

const benches: readonly Bench[] = [
  {
    name: 'enqueue',
    run: async () => {
      const runs = values.quick ? 500 : 4_000;
      return enqueueMeasurements(benchEnqueue({ runs }), runs);
    },
  },
  { name: 'gateway', run: () => benchGateway(values.quick ? 200 : 2_000) },
  { name: 'head-office', run: () => benchHeadOffice(values.quick ? 4_000 : 40_000) },
  { name: 'drain', run: () => benchDrain(values.quick ? 100 : 1_000) },
  { name: 'rows', run: async () => benchRows(values.quick ? 20_000 : 1_000_000, values.quick ? 10 : 40) },
  { name: 'reports', run: async () => benchReports(values.quick ? 20_000 : 1_000_000, values.quick ? 10 : 40) },
  { name: 'bills', run: async () => benchBills(values.quick ? 20 : 200) },
  { name: 'lookup', run: () => benchLookup(values.quick ? 10 : 60) },
  { name: 'scans', run: () => (values.quick ? benchScans(200, 50) : benchScans(10_000, 1_000)) },
  { name: 'cold-start', run: () => benchColdStart(values.quick ? 3 : 9) },
  { name: 'idle', run: () => benchIdle(values.quick ? 10 : 60) },
  { name: 'memory', run: () => (values.quick ? benchMemory(500, 1_000) : benchMemory(10_000, 100_000)) },
];

function row(cells: readonly string[]): string {
  const widths = [52, 30, 10, 10, 8, 10, 6];
  return cells
    .map((cell, index) => (index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
    .join(' ');
}

function tableLine(one: Measurement): string {
  const figure = (value: number) => `${value} ${one.unit}`;
  return row([
    one.name,
    one.goal,
    figure(one.measured),
    one.floor === 0 ? '–' : figure(one.floor),
    String(one.ratio),
    figure(one.limit),
    one.met ? 'yes' : 'NO',
  ]);
}

const chosen = values.only.length === 0 ? benches : benches.filter((bench) => values.only.includes(bench.name));
if (chosen.length === 0) {
  console.error(`--only takes one of: ${benches.map((bench) => bench.name).join(', ')}`);
  process.exit(2);
}
console.log(row(['what', 'goal', 'measured', 'floor', 'ratio', 'limit', 'met']));
const goals: Measurement[] = [];
for (const bench of chosen) {
  const measurements = await bench.run();
  for (const measurement of measurements) console.log(tableLine(measurement));
  goals.push(...measurements);
}
const met = goals.filter((goal) => goal.met).length;
console.log(`${met} of ${goals.length} goals met`);
if (values.json) {
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGiB: rounded(totalmem() / 2 ** 30),
    kernel: release(),
    electron: findElectron().version,
    node: process.versions.node,
  };
  console.log(JSON.stringify({ machine, goals, met: met === goals.length }));
}
