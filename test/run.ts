// The one test runner: `npm test` runs every part, `npm run check` (--quick) those that need no server and no window.
// Ends with one line `N passed, N failed`; the exit code is non-zero unless everything passed. `--only NAME` runs one part.
import { parseArgs } from 'node:util';
import { coverCore } from './runner/coverage.ts';
import { runFuzz } from './runner/fuzz.ts';
import { runGateway } from './runner/gateway.ts';
import { checkChangedImports, checkImports, proveImportRules } from './runner/imports.ts';
import { countInterfaces } from './runner/interfaces.ts';
import { runKills } from './runner/kills.ts';
import { type Part, play } from './runner/part.ts';
import { runDiskFaults, runPowerCuts } from './runner/power.ts';
import { simulationParts } from './runner/simulation.ts';
import { bundle, checkFormatAndLint, checkTypes } from './runner/static.ts';
import { runSteadily } from './runner/steady.ts';
import { checkUnused, proveUnused } from './runner/unused.ts';
import { runVitest } from './runner/vitest.ts';

/** The sizes of every run; a release plays more of each (`npm run prove -- --release`, `npm run gateway:proof`). */
const FUZZED_ANSWERS = 100_000;
const POWER_CUTS = 5_000;
const KILLS = 50;
const GATEWAY = { payments: 100, kills: 3 };

/** Looks at the code: the compiler's longest room and the reading of all imports take one core each. */
const formatAndLint: Part = { name: 'format and lint', run: checkFormatAndLint };
const typing: readonly Part[] = [{ name: 'types', run: checkTypes }];

/** After every change: what did not change is not read again, and properties are tried less often. */
const quick: readonly (readonly Part[])[] = [
  typing,
  [formatAndLint, { name: 'imports', run: checkChangedImports }],
  [{ name: 'unit', run: () => runVitest('unit', [], true) }],
];

/** The same whole. */
const reading: readonly Part[] = [formatAndLint, { name: 'imports', run: checkImports }];
const pure: readonly Part[] = [{ name: 'unit', run: () => runVitest('unit') }];

/** Looks at the looking, and for what nobody uses: not needed after each change. */
const proving: readonly Part[] = [
  { name: 'imports: each rule can fail', run: proveImportRules },
  { name: 'unused code', run: checkUnused },
  { name: 'unused code: is noticed', run: proveUnused },
];

/** Mostly waits for clocks, locks and processes: it runs beside what needs the processor. */
const waiting: readonly Part[] = [
  { name: 'interfaces', run: countInterfaces },
  { name: 'integration', run: () => runSteadily('integration') },
  { name: 'gateway: kill -9', run: () => runGateway(GATEWAY.payments, GATEWAY.kills) },
];

const computing: readonly Part[] = [
  { name: 'coverage of the queue', run: coverCore },
  ...simulationParts,
  { name: 'damaged answers', run: () => runFuzz(FUZZED_ANSWERS) },
  { name: 'power cuts', run: () => runPowerCuts(POWER_CUTS) },
  { name: 'disk faults', run: runDiskFaults },
];

/** Real keys in a real window: these have the machine for themselves. */
const windows: readonly Part[] = [
  { name: 'bundle', run: bundle },
  { name: 'e2e', run: () => runSteadily('e2e') },
  { name: 'kill -9', run: () => runKills(KILLS) },
];

/** Stages follow each other; the rows of a stage run side by side, the parts of a row one after the other. */
const stages = [[reading, typing], [pure], [[...proving, ...waiting], computing], [windows]];

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string', multiple: true, default: [] } },
});
const chosen = values.quick ? [quick] : stages;
const known = chosen.flat(2);
const isChosen = ({ name }: Part) => values.only.length === 0 || values.only.includes(name);
if (!known.some(isChosen)) {
  console.error(`--only takes one of: ${known.map((part) => part.name).join(', ')}`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
let skipped = 0;
for (const stage of chosen) {
  await Promise.all(stage.map((row) => playRow(row.filter(isChosen))));
}
process.exitCode = failed === 0 ? 0 : 1;
if (skipped > 0) console.log(`${skipped} skipped: this machine lacks what they need`);
console.log(`${passed} passed, ${failed} failed`);

async function playRow(parts: readonly Part[]): Promise<void> {
  for (const part of parts) {
    const outcome = await play(part);
    passed += outcome.passed;
    failed += outcome.failed;
    skipped += outcome.skipped ?? 0;
  }
}
