// One worker: records days, cuts their power at chosen calls, lays out each image, judges it. Argument: the share as JSON. Prints one
// JSON line a day.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDice, type Dice } from '../simulation/virtual-time.ts';
import { diskOf, happen } from './disk-model.ts';
import { cutImage, type Image, keptImage, layImage } from './image.ts';
import { copyOf, judge, noPromises, type Promises, promise } from './judge.ts';
import { type DayPlan, type Recording, record } from './recording.ts';

export type Share = {
  readonly library: string;
  /** A folder of the parent's, who takes it away. */
  readonly scratch: string;
  /** The seeds of the chains of two days that this worker lives. */
  readonly seeds: readonly number[];
  readonly imagesADay: number;
  /** `none`: the product. The others are controls, which must lose. */
  readonly control: 'none' | 'normal' | 'lyingDrive';
};

export type DayReport = {
  readonly images: number;
  readonly corrupt: number;
  readonly lost: number;
  readonly calls: number;
  readonly problems: readonly string[];
};

const share = JSON.parse(process.argv[2] ?? '{}') as Share;
const shim = { library: share.library, remove: () => undefined };

/** Far from every seed that is asked for: the second day draws other numbers. */
const secondDay = 1_000_000_000;

/** The second day begins on an image of the first: a power cut, its recovery, and a power cut in that. */
async function liveTwoDays(seed: number): Promise<void> {
  const dice = createDice(seed);
  const first: DayPlan = {
    seed,
    steps: 50,
    begins: dice.chance(0.5) ? 'fresh' : 'old',
    ends: dice.chance(0.5) ? 'closed' : 'killed',
    weak: share.control === 'normal',
    tidies: dice.chance(0.4),
    checkpointEvery: dice.pick([12, 40, 4096]),
  };
  const cut = await liveDay(first, dice, null, noPromises());
  // What a control left behind may not open any more: it gets no second day.
  if (cut === null || share.control !== 'none') return;
  await liveDay({ ...first, seed: seed + secondDay, begins: 'goesOn', steps: 35 }, dice, cut.image, cut.promises);
}

type Cut = { readonly image: Image; readonly promises: Promises };

async function liveDay(plan: DayPlan, dice: Dice, before: Image | null, kept: Promises): Promise<Cut | null> {
  const recording = await record(shim, share.scratch, plan, before);
  const report = { images: 0, corrupt: 0, lost: 0, calls: recording.calls.length, problems: [] as string[] };
  const cuts = chooseCuts(recording, dice);
  const later = dice.between(Math.floor(cuts.length / 4), cuts.length - 1);
  let next: Cut | null = null;
  const disk = diskBefore(recording);
  const promises = copyOf(kept);
  let happened = 0;
  for (const [index, cut] of cuts.entries()) {
    for (; happened < cut; happened += 1) {
      const call = recording.calls[happened];
      if (call?.kind === 'mark') promise(promises, JSON.parse(call.text));
      else if (call !== undefined) happen(disk, call);
    }
    const image = cutImage(disk, dice);
    const verdict = judgeImage(image, promises, dice);
    report.images += 1;
    if (verdict !== null) {
      report[verdict.fault] += 1;
      if (report.problems.length < 3)
        report.problems.push(`day ${plan.seed}, call ${cut}: ${verdict.fault}, ${verdict.words}`);
    } else if (index >= later && next === null) {
      next = { image: keptImage(image), promises: copyOf(promises) };
    }
  }
  console.log(JSON.stringify(report satisfies DayReport));
  return next;
}

/** In order. The first and the last moment are among them. */
function chooseCuts({ calls }: Recording, dice: Dice): readonly number[] {
  const cuts = Array.from({ length: share.imagesADay - 2 }, () => dice.between(0, calls.length));
  return [0, ...cuts, calls.length].sort((one, other) => one - other);
}

function diskBefore({ before, root }: Recording) {
  const folder = freshFolder();
  if (before !== null) layImage(before, folder);
  return { ...diskOf(folder, share.control === 'lyingDrive'), root };
}

function judgeImage(image: Image, promises: Promises, dice: Dice) {
  const folder = freshFolder();
  layImage(image, folder);
  return judge(folder, promises, dice, dice.chance(0.125));
}

function freshFolder(): string {
  const folder = join(share.scratch, `image-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

for (const seed of share.seeds) await liveTwoDays(seed);
