// One seed, from the first sale to the last ghost: the world is built, faults blow, the till dies and rises, everything is checked.
import { createBlame } from './blame.ts';
import { playCalm } from './calm.ts';
import { createCashier } from './cashier.ts';
import type { Deeds } from './deeds.ts';
import { type InvariantNumber, Violation } from './invariants.ts';
import { createScheduleWorld, type WorldOptions } from './schedule-world.ts';
import { createWire } from './sim-net.ts';
import { createTillLives, type TillOptions } from './till-lives.ts';
import { settleMicrotasks } from './virtual-time.ts';
import type { Witness } from './witness.ts';

export type ScheduleResult = {
  readonly seed: number;
  readonly steps: number;
  readonly crashes: number;
  readonly operations: number;
  readonly states: Readonly<Record<string, number>>;
  /** What the world did, and how often. */
  readonly deeds: Deeds;
  readonly violation: { readonly invariant: InvariantNumber; readonly message: string } | null;
  readonly timeline: readonly string[];
};

export type ScheduleOptions = WorldOptions & TillOptions;

const mostSteps = 60_000;
const mostDeathsAtOnce = 100;

/** Plays one seed. The same seed and rules always give the same result. */
export async function playSchedule(seed: number, options: ScheduleOptions = {}): Promise<ScheduleResult> {
  const { world, tillDice, timeline } = createScheduleWorld(seed, options);
  const { swarm, witness, time, dice, newest, deeds, trace } = world;
  const all = createBlame(trace);
  const { guard, blame } = all;
  const isOver = () => all.first() !== null;
  const wire = createWire(world);
  const promised = () => cashier.promised.keys();
  const lives = createTillLives({ world, wire, till: options, tillDice, blame: all, promised });
  const cashier = createCashier(world, lives.now, guard, lives.replace);
  let steps = 0;

  async function settle(): Promise<void> {
    await settleMicrotasks();
    for (let again = 0; again < mostDeathsAtOnce && !isOver(); again += 1) {
      const life = lives.now();
      if (life?.isDead() !== true) {
        break;
      }
      lives.raise(life);
      await settleMicrotasks();
    }
    guard(() => witness.check(time.now()));
  }

  /** Rings every alarm until then. */
  async function runUntil(end: number): Promise<void> {
    for (let at = time.nextAt(); at !== null && at <= end && !isOver(); at = time.nextAt()) {
      steps += 1;
      if (steps > mostSteps) {
        blame(new Violation(16, `${steps} steps and no end`));
      }
      guard(() => time.ringNext());
      await settle();
    }
  }

  /** The faults blow while people work. */
  async function playDay(): Promise<void> {
    let at = 0;
    for (let action = 0; action < swarm.actions && !isOver(); action += 1) {
      at += dice.pick([0, 500, 3_000, 20_000, 90_000]) + dice.between(0, 2_000);
      time.timers.schedule(at - time.now(), () => {
        cashier.act();
      });
      await runUntil(at);
    }
    await runUntil(at + dice.pick([0, 5_000, 60_000, 240_000]));
    // What is manual has become so by now; the faults still blow.
    if (swarm.faults.decides > 0 && newest.chance(0.5)) {
      await runUntil(time.now() + newest.between(100_000, 400_000));
      guard(() => cashier.decide());
      await settle();
      await runUntil(time.now() + newest.between(1_000, 60_000));
    }
  }

  lives.begin();
  await settle();
  await playDay();
  const { stayed, quarantineNow, crashes } = lives;
  const ground = () => lives.now()?.ground ?? null;
  await playCalm({ world, wire, cashier, runUntil, guard, ground, stayed, quarantineNow, crashes, isOver });
  lives.end();
  const found = all.first();
  return {
    seed,
    steps,
    crashes: crashes(),
    operations: witness.known().size,
    states: statesOf(witness),
    deeds: deeds.all(),
    violation: found === null ? null : { invariant: found.invariant, message: found.message },
    timeline,
  };
}

/** How many operations ended in each state. */
function statesOf(witness: Witness): Readonly<Record<string, number>> {
  const states: Record<string, number> = {};
  for (const { state } of witness.known().values()) {
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}
