// `node build/setup/run.mjs test/power/faults.ts [--phase NAME…] [--json]`: EIO, ENOSPC, EINTR and short writes at every write-side call
// of each phase, one at a time. Last line: {faults, failures, control, …}. Exit code 1 unless all was survived, every call was met
// and the control was noticed; 3 where this machine cannot (no compiler): then nothing was proven.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { stopSignal } from '../support/stop-signal.ts';
import { phases } from './fault-acts.ts';
import type { FaultsReport } from './faults-worker.ts';
import { runWorker, scratchPlace } from './images.ts';
import { buildShim, type Shim, shimEnvironment } from './shim.ts';

const { values } = parseArgs({
  options: {
    phase: { type: 'string', multiple: true, default: [...phases] },
    json: { type: 'boolean', default: false },
  },
});
const chosen = phases.filter((phase) => values.phase.includes(phase));
if (chosen.length === 0) {
  console.error(`--phase takes some of: ${phases.join(', ')}`);
  process.exit(2);
}
const shim = await buildShim();
if (typeof shim === 'string') {
  console.log(JSON.stringify({ skipped: shim }));
  process.exit(3);
}
const started = performance.now();
const stop = stopSignal();
const scratch = mkdtempSync(join(scratchPlace(), 'yatai-faults-'));
const reports: FaultsReport[] = [];
try {
  // A process a phase, two at a time: whoever is free takes the next.
  const waiting = [...chosen];
  const hand = async () => {
    for (let phase = waiting.pop(); phase !== undefined; phase = waiting.pop()) await work(shim, phase);
  };
  await Promise.all([hand(), hand()]);
} finally {
  shim.remove();
  rmSync(scratch, { recursive: true, force: true });
}
const product = reports.filter(({ kind }) => kind !== 'swallowed');
const problems = product.flatMap(({ violations }) => violations);
const incomplete = product.filter(({ complete }) => !complete).map(({ phase, kind }) => `${phase} ${kind}`);
const caught = reports.filter(({ kind }) => kind === 'swallowed').flatMap(({ violations }) => violations).length;
const sum = (part: (report: FaultsReport) => number) => product.reduce((total, report) => total + part(report), 0);
console.log(
  JSON.stringify({
    faults: sum(({ hit }) => hit),
    failures: problems.length,
    refused: sum(({ refused }) => Object.values(refused).reduce((total, count) => total + count, 0)),
    refusedYetThere: sum(({ refusedYetThere }) => refusedYetThere),
    control: { noticed: caught },
    calls: Object.fromEntries(product.map(({ phase, calls }) => [phase, calls])),
    incomplete,
    seconds: Math.round((performance.now() - started) / 1000),
    problems: problems.slice(0, 10),
  }),
);
const controlled = caught > 0 || !chosen.includes('enqueue');
process.exitCode = problems.length === 0 && incomplete.length === 0 && controlled ? 0 : 1;

async function work(built: Shim, phase: string): Promise<void> {
  const folder = mkdtempSync(join(scratch, 'worker-'));
  const root = join(folder, 'disk');
  mkdirSync(root);
  const control = join(folder, 'control');
  const script = fileURLToPath(new URL('./faults-worker.ts', import.meta.url));
  const env = shimEnvironment(built, { root, control, log: null });
  await runWorker([script, join(root, 'store'), control, phase], { env, stop }, (line) => {
    const report = JSON.parse(line) as FaultsReport;
    reports.push(report);
    if (!values.json) tell(report);
  });
}

function tell({ phase, kind, calls, hit, refused, refusedYetThere, violations }: FaultsReport): void {
  const refusals = Object.entries(refused).map(([code, count]) => `${count} ${code}`);
  const yet = refusedYetThere > 0 ? `, ${refusedYetThere} refused and there after a crash` : '';
  const counts = `${hit} of ${calls} calls met, refused: ${refusals.join(', ') || 'none'}${yet}`;
  console.log(`${phase.padEnd(18)} ${kind.padEnd(16)} ${counts}, ${violations.length} violations`);
  for (const violation of violations.slice(0, 20)) console.log(`  ${violation}`);
}
