// Power-cut images: shares the work out to processes, gathers what they found, and runs the controls that must lose beside it.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DayReport, Share } from './images-worker.ts';
import type { Shim } from './shim.ts';

export type Sums = {
  readonly images: number;
  readonly corrupt: number;
  readonly lost: number;
  readonly days: number;
  readonly calls: number;
  readonly problems: readonly string[];
};

export type ImagesReport = Sums & {
  readonly seed: number;
  /** synchronous=NORMAL, else the same: it must lose. */
  readonly control: Sums;
  /** A drive that says it synced and did not: it must lose or damage. */
  readonly lyingDrive: Sums;
};

export type ImagesPlan = {
  readonly images: number;
  readonly seed: number;
  readonly stop: AbortSignal;
  /** Called now and then with the number of images judged so far. */
  readonly progress: (done: number) => void;
};

const none: Sums = { images: 0, corrupt: 0, lost: 0, days: 0, calls: 0, problems: [] };
const worker = fileURLToPath(new URL('./images-worker.ts', import.meta.url));
const workers = Math.min(4, Math.max(2, availableParallelism()));
/** Days are two a seed. More images a day save recordings, fewer see more different days. */
const imagesADay = 250;
const controlImages = { least: 200, most: 5_000 };
const enoughMemory = 512 * 1024 * 1024;

/** Judges at least so many images of the product, and a tenth as many of each control (within bounds). */
export async function judgeImages(shim: Shim, { images, seed, stop, progress }: ImagesPlan): Promise<ImagesReport> {
  const scratch = mkdtempSync(join(scratchPlace(), 'yatai-power-'));
  try {
    const share = { library: shim.library, scratch };
    const all = { seed, stop, progress: () => undefined };
    const product = await judgeAll({ ...share, imagesADay, control: 'none' }, { ...all, images: images / 2, progress });
    const some = Math.min(controlImages.most, Math.max(controlImages.least, Math.floor(images / 10)));
    const control = await judgeAll({ ...share, imagesADay: 100, control: 'normal' }, { ...all, images: some });
    const lyingDrive = await judgeAll(
      { ...share, imagesADay: 100, control: 'lyingDrive' },
      { ...all, images: some / 2 },
    );
    return { ...product, seed, control, lyingDrive };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Shared memory where there is enough of it: nothing here needs a real disk, and syncing one a million times would wear it. */
export function scratchPlace(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize >= enoughMemory ? '/dev/shm' : tmpdir();
  } catch {
    return tmpdir();
  }
}

async function judgeAll(share: Omit<Share, 'seeds'>, { images, seed, stop, progress }: ImagesPlan): Promise<Sums> {
  const seeds = Array.from({ length: Math.ceil(images / share.imagesADay) }, (_, index) => seed + index);
  let sums = none;
  const hear = (line: string) => {
    sums = add(sums, JSON.parse(line) as DayReport);
    progress(sums.images);
  };
  const hands = Array.from({ length: Math.min(workers, seeds.length) }, (_, hand) => {
    const own: Share = { ...share, seeds: seeds.filter((_one, index) => index % workers === hand) };
    return runWorker([worker, JSON.stringify(own)], { env: process.env, stop }, hear);
  });
  await Promise.all(hands);
  return sums;
}

function add(sums: Sums, report: DayReport): Sums {
  return {
    images: sums.images + report.images,
    corrupt: sums.corrupt + report.corrupt,
    lost: sums.lost + report.lost,
    days: sums.days + 1,
    calls: sums.calls + report.calls,
    problems: [...sums.problems, ...report.problems].slice(0, 10),
  };
}

/** Runs a worker to its end and hands over each line that it prints. Throws where it fails; it never outlives the call. */
export async function runWorker(
  args: readonly string[],
  { env, stop }: { readonly env: NodeJS.ProcessEnv; readonly stop: AbortSignal },
  hear: (line: string) => void,
): Promise<void> {
  stop.throwIfAborted();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  const end = () => child.kill('SIGKILL');
  stop.addEventListener('abort', end, { once: true });
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  try {
    for await (const line of createInterface({ input: child.stdout })) hear(line);
    const code = await ended;
    stop.throwIfAborted();
    if (code !== 0) throw new Error(`a worker ended with ${code}: ${complaints.join('').slice(-2_000)}`);
  } finally {
    stop.removeEventListener('abort', end);
    end();
    await ended;
  }
}
