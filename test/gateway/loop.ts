// The loop: terminals pay without pause while the gateway is killed and started again on the same data; in the end everybody asks once more.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { processesNaming } from '../kill/application.ts';
import { openTown, type Town } from '../kill/town.ts';
import { createDice, type Dice } from '../simulation/virtual-time.ts';
import { judgePayments, type Verdict } from './judge.ts';
import { freePort, type GatewayPlace, type GatewayProcess, startGatewayProcess } from './process.ts';
import { createTerminals, type Payment, planSendings, type Terminals } from './terminals.ts';

export type Plan = {
  readonly payments: number;
  readonly kills: number;
  readonly seed: number;
  /** How long the end may wait for what nobody knows yet (ms): the queue's quarantine and more, or nothing. */
  readonly settle: number;
  readonly stop: AbortSignal;
  progress(kills: number, answered: number): void;
};

export type LoopReport = Verdict & {
  readonly payments: number;
  readonly sendings: number;
  readonly answered: number;
  /** Requests without an answer: the gateway was killed under them. */
  readonly cutOff: number;
  readonly kills: number;
  readonly orphans: readonly string[];
};

/** One in so many lives ends before it can listen. */
const earlyDeath = 5;
const askAgainPause = 3_000;
/** A terminal that is told "not known yet" soon asks again soon (ms). */
const answerWithin = 2_000;

/** Plays and judges. Leaves no process and no file. */
export async function payAndKill(plan: Plan): Promise<LoopReport> {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-gateway-'));
  const town = await openTown();
  const dice = createDice(plan.seed);
  try {
    const port = await freePort();
    const place = placeIn(folder, port, town);
    const terminals = createTerminals(port);
    try {
      return await play(plan, { dice, place, terminals, town });
    } finally {
      terminals.close();
    }
  } finally {
    for (const { pid } of processesNaming(folder)) process.kill(pid, 'SIGKILL');
    await town.server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function placeIn(folder: string, port: number, { server }: Town): GatewayPlace {
  const profileFile = join(folder, 'profile.json');
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const gateway = { port, credentials: [{ in: 'header', name: 'X-Key' }], answerWithin };
  writeFileSync(profileFile, JSON.stringify({ name: 'gateway', backend: 'practice', gateway }));
  return { profileFile, dataFolder, practice: { url: server.url, key: server.controlKey } };
}

type Stage = {
  readonly dice: Dice;
  readonly place: GatewayPlace;
  readonly terminals: Terminals;
  readonly town: Town;
};

async function play(plan: Plan, { dice, place, terminals, town }: Stage): Promise<LoopReport> {
  const payments = Array.from(
    { length: plan.payments },
    (_, index): Payment => ({
      fromNo: `P${String(index + 1).padStart(6, '0')}`,
      cardNo: dice.pick(town.cardNos),
      amount: dice.between(1, 99),
    }),
  );
  const sendings = planSendings(payments, dice);
  const stable = { gateway: startGatewayProcess(place) };
  const ready = async () => {
    // A life that ends before it listens is followed by another.
    for (;;) {
      plan.stop.throwIfAborted();
      const { gateway } = stable;
      const stands = await gateway.listening.then(
        () => true,
        () => false,
      );
      if (stands && gateway === stable.gateway) return;
      await pause(20);
    }
  };
  const selling = terminals.sendAll(sendings, ready);
  const kills = await killMeanwhile(plan, { dice, place, terminals, town }, sendings.length, stable);
  await selling;
  await askAgain(plan, payments, terminals, ready);
  const code = await stable.gateway.end();
  const verdict = judgePayments(
    join(place.dataFolder, 'practice', 'journal.db'),
    town.server,
    payments,
    terminals.heard,
  );
  return {
    ...verdict,
    problems: [...verdict.problems, ...(code === 0 ? [] : [`the last gateway ended with code ${code}`])],
    payments: payments.length,
    sendings: sendings.length,
    answered: terminals.answered(),
    cutOff: terminals.lost(),
    kills,
    orphans: processesNaming(place.dataFolder).map(({ line }) => line),
  };
}

/** The kills are spread over the whole run; each comes at the platform's receipt of a call, at an answer, or before the gateway even listens. */
async function killMeanwhile(
  { kills, progress, stop }: Plan,
  { dice, place, terminals, town }: Stage,
  sendings: number,
  stable: { gateway: GatewayProcess },
): Promise<number> {
  for (let life = 1; life <= kills; life += 1) {
    stop.throwIfAborted();
    if (life % earlyDeath === 0) {
      await pause(dice.between(0, 1_500));
    } else {
      await stable.gateway.listening;
      const wanted = Math.floor((sendings * 0.9 * life) / (kills + 1));
      while (terminals.answered() < wanted) {
        stop.throwIfAborted();
        await pause(10);
      }
      if (dice.next() < 0.5) {
        await town.server.whenReceived('checkout', town.server.received('checkout').length + 1);
      }
    }
    await stable.gateway.kill();
    stable.gateway = startGatewayProcess(place);
    progress(life, terminals.answered());
  }
  return kills;
}

/** Who was not told that it is paid asks again, until it is known or `settle` is over. */
async function askAgain(plan: Plan, payments: readonly Payment[], terminals: Terminals, ready: () => Promise<void>) {
  const deadline = performance.now() + plan.settle;
  for (;;) {
    const open = payments.filter(({ fromNo }) => terminals.heard.get(fromNo)?.at(-1)?.paid !== true);
    await terminals.sendAll(open, ready);
    const left = open.filter(({ fromNo }) => terminals.heard.get(fromNo)?.at(-1)?.paid !== true);
    if (left.length === 0 || performance.now() > deadline) return;
    await pause(askAgainPause);
  }
}
