// `node build/setup/run.mjs test/power/run.ts [--images N] [--seed S] [--json]`: cuts the power of recorded days and judges what is
// left. Last line: {images, corrupt, lost, control: {images, lost}, …}. Exit code 1 unless nothing was corrupt or lost and each
// control did lose; 3 where this machine cannot (no compiler): then nothing was proven.
import { parseArgs } from 'node:util';
import { stopSignal } from '../support/stop-signal.ts';
import { judgeImages, type Sums } from './images.ts';
import { buildShim } from './shim.ts';

const { values } = parseArgs({
  options: {
    images: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  },
});
const [images, seed] = [Number(values.images), Number(values.seed)];
if (!Number.isSafeInteger(images) || images < 1 || !Number.isSafeInteger(seed)) {
  console.error('--images takes a whole number from 1 on, --seed a whole number');
  process.exit(2);
}
const shim = await buildShim();
if (typeof shim === 'string') {
  console.log(JSON.stringify({ skipped: shim }));
  process.exit(3);
}
const started = performance.now();
try {
  const report = await judgeImages(shim, {
    images,
    seed,
    stop: stopSignal(),
    progress: values.json ? showSeldom() : () => undefined,
  });
  const { control, lyingDrive } = report;
  const ok = report.corrupt === 0 && report.lost === 0 && control.lost > 0 && lyingDrive.lost + lyingDrive.corrupt > 0;
  if (!values.json) tell(report, control, lyingDrive);
  const { days, calls, problems } = report;
  const seconds = Math.round((performance.now() - started) / 1000);
  const figures = { images: report.images, corrupt: report.corrupt, lost: report.lost };
  const controls = { control: brief(control), lyingDrive: brief(lyingDrive) };
  console.log(JSON.stringify({ ...figures, ...controls, days, calls, seed, seconds, problems }));
  process.exitCode = ok ? 0 : 1;
} finally {
  shim.remove();
}

function brief({ images: count, lost, corrupt }: Sums) {
  return { images: count, lost, corrupt };
}

function tell(product: Sums, control: Sums, lyingDrive: Sums): void {
  const line = (name: string, sums: Sums) =>
    console.log(`${name.padEnd(34)} ${sums.images} images, ${sums.corrupt} corrupt, ${sums.lost} with something lost`);
  line('the till', product);
  for (const problem of product.problems) console.log(`  ${problem}`);
  line('control: synchronous=NORMAL', control);
  line('control: a drive that never syncs', lyingDrive);
}

/** A line with an estimate each 30 s, on stderr. */
function showSeldom(): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (performance.now() - last < 30_000) return;
    last = performance.now();
    const left = ((last - started) / done) * Math.max(0, images - done);
    console.error(`${done} of ${images} images, about ${Math.ceil(left / 60_000)} min to go`);
  };
}
