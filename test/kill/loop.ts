// The loop: start the real application on the same data, let it sell, kill it at any moment, start it again at once. In the end it settles,
// and the books are judged.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBundle } from '../../build/bundle.ts';
import { createDice, type Dice } from '../simulation/virtual-time.ts';
import { cashier } from '../support/stage.ts';
import { type Application, processesNaming, startApplication } from './application.ts';
import { different, type Judgement, judge, type Problem } from './judge.ts';
import { type Open, openSerials } from './open-operations.ts';
import type { PageLink } from './page.ts';
import { signInScript, type Told, type Wish, wishesScript } from './sales.ts';
import { openTown, type Town } from './town.ts';

export type Plan = {
  readonly kills: number;
  readonly seed: number;
  readonly stop: AbortSignal;
  progress(kills: number): void;
};

/** When a life ends. `starting`: before it could sell. `atArrival`: the platform holds a request and has not answered. */
export const moments = ['starting', 'atArrival', 'afterAnswer', 'anyTime'] as const;
export type Moment = (typeof moments)[number];

export type LoopReport = Judgement & {
  readonly kills: number;
  readonly moments: Readonly<Record<Moment, number>>;
  readonly screenDeaths: number;
  readonly accepted: number;
  /** Operations that the till had accepted and was killed before it could say so. */
  readonly beforeAnswer: number;
  readonly orphans: readonly string[];
  readonly slowestStart: number;
};

/** Longer than any start on a busy machine (ms). */
const startPatience = 60_000;
const settlePatience = 90_000;
const endPatience = 15_000;
/** One in so many lives is a death of the screen alone first. */
const screenDeathEvery = 12;

type Loop = {
  readonly town: Town;
  readonly dice: Dice;
  readonly folder: string;
  readonly dataFolder: string;
  readonly wishes: Map<string, Wish>;
  readonly told: Told[];
  readonly problems: Problem[];
  slowestStart: number;
};

/** Kills the application so many times and judges. Leaves no process and no file. */
export async function killAgainAndAgain({ kills, seed, stop, progress }: Plan): Promise<LoopReport> {
  await ensureBundle();
  const folder = mkdtempSync(join(tmpdir(), 'yatai-kill-'));
  const dataFolder = join(folder, 'data');
  for (const name of ['data', 'tmp']) mkdirSync(join(folder, name));
  const town = await openTown();
  const loop: Loop = {
    town,
    dice: createDice(seed),
    folder,
    dataFolder,
    wishes: new Map(),
    told: [],
    problems: [],
    slowestStart: 0,
  };
  const counts: Record<Moment, number> = { starting: 0, atArrival: 0, afterAnswer: 0, anyTime: 0 };
  let screenDeaths = 0;
  try {
    for (let life = 0; life < kills; life += 1) {
      stop.throwIfAborted();
      const screenDies = life % screenDeathEvery === screenDeathEvery - 1;
      const moment = await liveOnce(loop, screenDies);
      counts[moment] += 1;
      if (screenDies) screenDeaths += 1;
      progress(life + 1);
    }
    stop.throwIfAborted();
    await settle(loop);
    const judgement = judge(join(dataFolder, 'practice', 'journal.db'), town.server, loop);
    const orphans = processesNaming(folder).map(({ line }) => line);
    const answered = new Set(loop.told.map(({ intent }) => intent));
    return {
      ...judgement,
      problems: [...loop.problems, ...judgement.problems],
      kills,
      moments: counts,
      screenDeaths,
      accepted: new Set(loop.told.filter(({ ok }) => ok).map(({ intent }) => intent)).size,
      beforeAnswer: judgement.intents.filter((intent) => !answered.has(intent)).length,
      orphans,
      slowestStart: Math.round(loop.slowestStart),
    };
  } finally {
    for (const { pid } of processesNaming(folder)) process.kill(pid, 'SIGKILL');
    await town.server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function start({ town, folder, dataFolder }: Loop): Application {
  return startApplication({
    userDataDir: dataFolder,
    env: {
      TMPDIR: join(folder, 'tmp'),
      YATAI_PRACTICE_URL: town.server.url,
      YATAI_PRACTICE_KEY: town.server.controlKey,
    },
  });
}

async function liveOnce(loop: Loop, screenDies: boolean): Promise<Moment> {
  const { dice, town } = loop;
  const moment: Moment = screenDies
    ? 'anyTime'
    : dice.pick(['starting', 'atArrival', 'atArrival', 'afterAnswer', 'anyTime', 'anyTime']);
  const application = start(loop);
  try {
    if (moment === 'starting') {
      await pause(dice.between(0, 1_200));
      return moment;
    }
    town.server.faults.clear();
    if (dice.chance(0.5)) town.server.faults.set({ kind: 'latency', ms: dice.between(20, 400) });
    if (dice.chance(0.4))
      town.server.faults.set({ kind: dice.pick(['lostResponse', 'lostRequest']), interfaceId: 'checkout', times: 2 });
    const page = await openTill(loop, application);
    const death = whenToDie(loop, moment);
    const fulfilled = page.evaluate(wishesScript(chooseWishes(loop))).catch(() => undefined);
    if (screenDies) await killTheScreen(loop, application);
    await Promise.race([death, fulfilled.then(() => (moment === 'atArrival' ? undefined : death))]);
    return moment;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    loop.problems.push(different(`a life failed: ${words}\n${application.printed()}`));
    return moment;
  } finally {
    await application.kill();
  }
}

async function openTill(loop: Loop, application: Application): Promise<PageLink> {
  const started = performance.now();
  const page = await application.page(startPatience, (text) => loop.told.push(JSON.parse(text) as Told));
  loop.slowestStart = Math.max(loop.slowestStart, performance.now() - started);
  const answer = (await page.evaluate(signInScript(cashier.userName, cashier.password))) as { readonly ok: boolean };
  if (!answer.ok) throw new Error(`the cashier cannot sign in: ${JSON.stringify(answer)}`);
  return page;
}

/** Resolves at the moment of death. */
async function whenToDie({ town, dice, told }: Loop, moment: Moment): Promise<void> {
  const calls = town.server.received('checkout').length;
  const answers = told.length;
  switch (moment) {
    case 'atArrival':
      await Promise.race([town.server.whenReceived('checkout', calls + dice.between(1, 5)), pause(5_000)]);
      return;
    case 'afterAnswer':
      for (const end = performance.now() + 5_000; told.length === answers && performance.now() < end; ) await pause(2);
      return;
    case 'anyTime':
    case 'starting':
      await pause(dice.between(0, 900));
  }
}

/** New sales on some cards, a second one on some; revocations of what was applied; and what nobody answered, asked for again. */
function chooseWishes({ town, dice, wishes, told }: Loop): readonly Wish[] {
  const answered = new Set(told.map(({ intent }) => intent));
  const unanswered = [...wishes.values()].filter(({ intent }) => !answered.has(intent)).slice(-2);
  const applied = told.filter(
    ({ state, serial }) => state === 'applied' && serial !== null && wishes.get(serial) === undefined,
  );
  const undone = new Set([...wishes.values()].flatMap((wish) => (wish.kind === 'undo' ? [wish.serial] : [])));
  const fresh: Wish[] = [];
  for (let index = 0; index < 8; index += 1) {
    const cardNo = dice.pick(town.cardNos);
    for (let times = dice.between(1, 2); times > 0; times -= 1) {
      fresh.push({ kind: 'sale', intent: `kill-${dice.hex(8)}`, cardNo, amount: dice.between(1, 40) * 100 });
    }
  }
  const target = applied.find(
    ({ serial, intent }) => serial !== null && !undone.has(serial) && wishes.get(intent)?.kind === 'sale',
  );
  if (target?.serial && dice.chance(0.5))
    fresh.push({ kind: 'undo', intent: `undo-${dice.hex(8)}`, serial: target.serial });
  for (const wish of fresh) wishes.set(wish.intent, wish);
  return [...unanswered, ...fresh];
}

/** Kills the process that paints, or the one that draws: the main process goes on, and the screen comes back to a signed-in till. */
async function killTheScreen(loop: Loop, application: Application): Promise<void> {
  const kind = loop.dice.pick(['renderer', 'gpu-process']);
  const victims = processesNaming(loop.folder).filter(({ line }) => line.includes(`--type=${kind}`));
  if (victims.length === 0) {
    loop.problems.push(different(`no ${kind} was found to be killed`));
    return;
  }
  for (const { pid } of victims) process.kill(pid, 'SIGKILL');
  const page = await application.page(startPatience, (text) => loop.told.push(JSON.parse(text) as Told));
  const session = (await page.evaluate('yatai.getSession(null)')) as { readonly value?: { readonly state?: string } };
  if (session.value?.state !== 'signedIn')
    loop.problems.push(different(`after a ${kind} died: ${JSON.stringify(session)}`));
  await page.evaluate(wishesScript(chooseWishes(loop)));
  page.close();
}

/** The last life: no faults; it goes on until all is closed, or open for want of proof alone. Then it ends in order. */
async function settle(loop: Loop): Promise<void> {
  const { server } = loop.town;
  server.faults.clear();
  const application = start(loop);
  try {
    const page = await openTill(loop, application);
    const deadline = performance.now() + settlePatience;
    for (let waiting = ['?']; waiting.length > 0; ) {
      if (performance.now() > deadline) throw new Error(`these did not settle: ${waiting.slice(0, 5).join(', ')}`);
      await page.evaluate('yatai.sendNow(null)');
      await pause(500);
      const open = await openSerials(page);
      const isBooked = ({ serial, kind }: Open) =>
        kind !== 'revocation' && server.ledger.chargesBySerial(serial).length > 0;
      // Behind an outcome that nobody can know yet, the same card's later work waits rightly; the judge looks at that again.
      const heads = new Set(
        open.filter((one) => one.state === 'unknown' && !isBooked(one)).map((one) => one.memberName),
      );
      waiting = open
        .filter(
          (one) => isBooked(one) || one.state === 'sending' || (one.state === 'pending' && !heads.has(one.memberName)),
        )
        .map(({ serial, state }) => `${serial} ${state}`);
    }
    page.close();
    if (!(await application.end(endPatience))) loop.problems.push(different('the application did not end in order'));
  } catch (error) {
    loop.problems.push(
      different(`settling: ${error instanceof Error ? error.message : String(error)}\n${application.printed()}`),
    );
  } finally {
    await application.kill();
  }
}
