// The end of a schedule: the faults stop, the till has its time, people decide what is left, and everything is checked.
import type { Cashier } from './cashier.ts';
import { createEnding } from './ending.ts';
import type { Ground } from './ground.ts';
import type { Wire } from './sim-net.ts';
import { settleMicrotasks } from './virtual-time.ts';
import type { World } from './world.ts';

export type Play = {
  readonly world: World;
  readonly wire: Wire;
  readonly cashier: Cashier;
  /** Rings every alarm until then. */
  readonly runUntil: (end: number) => Promise<void>;
  /** Runs a piece of the world; what goes wrong in it is blamed. */
  readonly guard: (work: () => void) => void;
  readonly ground: () => Ground | null;
  /** Whether an operation, by serial or intent, was left behind on the till that was replaced. */
  readonly stayed: (name: string) => boolean;
  /** Q as it is now, ms. */
  readonly quarantineNow: () => number;
  readonly crashes: () => number;
  /** Something went wrong already. */
  readonly isOver: () => boolean;
};

/** The design's Q, ms. */
export const quarantine = 180_000;
/** After the calm a last call may be on its way (15 s), a back-off runs (60 s; 120 s after contention), then the quarantine. */
const slack = 15_000;
/** How long the till is watched after that for ghosts, and how long it may take to see the last one. */
const watchTime = 3_600_000;
const decisionTime = 60_000;
const mostDecisions = 3;

export async function playCalm(play: Play): Promise<void> {
  const { world, wire, cashier, runUntil, guard, ground, quarantineNow, crashes, isOver } = play;
  const { swarm, server, witness, time, newest, weather, trace } = world;
  weather.calm = true;
  weather.outageUntil = 0;
  weather.logIsWrongUntil = 0;
  server.catchUp(time.now());
  trace('the faults stop');
  const calmAt = time.now();
  // Where repeats are proven the last attempt may still be to come, and if it is refused its own quarantine follows (4.7).
  const mayRepeat = swarm.repeatProven || (swarm.faults.probe > 0 && swarm.traits.repeatedSerial !== 'charged');
  // Its first answer may take another back-off (60 s).
  const quarantines = () => (mayRepeat ? 2 * quarantineNow() + 60_000 : quarantineNow());
  // What waits in line behind an unknown operation still has to be sent and asked for, one after the other.
  // A refusal that is on no list is confirmed by a question, at the pace of the polls.
  const inLine = swarm.actions * (2 * swarm.slowest + 20_000);
  const untilFlow = 60_000 + slack + inLine + (swarm.faults.contention > 0 ? 60_000 : 0);
  const ending = createEnding(witness, server, swarm.platform === 'log', play.stayed);
  await runUntil(calmAt + untilFlow);
  guard(() => ending.checkFlow(time.now()));
  await runUntil(calmAt + untilFlow + quarantine);
  // What is seen meanwhile of the log's lag makes Q longer.
  for (let end = 0; end !== calmAt + untilFlow + quarantines(); ) {
    end = calmAt + untilFlow + quarantines();
    await runUntil(end);
  }
  if (ending.hadNoKnownSerial(ground())) {
    // A till that had nothing to make the control with, or whose only applied operation was undone meanwhile: the quarantine began
    // when it had (at the latest after Q), and a log that is not trusted is asked at its own pace (60 s), not at the end of Q.
    await runUntil(calmAt + untilFlow + quarantines() + quarantineNow() + 60_000);
  }
  if (ending.isUndoing()) {
    await runUntil(time.now() + quarantines() + 60_000);
  }
  guard(() => ending.checkEnded());
  for (
    let decisions = 0;
    decisions < mostDecisions && !isOver() && newest.chance(swarm.faults.decides);
    decisions += 1
  ) {
    guard(() => cashier.decide());
    // Where nobody had to be asked perhaps no alarm rings any more.
    await settleMicrotasks();
    await runUntil(time.now() + decisionTime);
  }
  if (!isOver() && (wire.underWay() > 0 || ending.hasGhost() || ending.hasCurable())) {
    await runUntil(time.now() + watchTime);
    // A clock that jumped forward before a restart may have ended a watch early: by the wall clock it is over.
    const mayBeOver = swarm.faults.wallJump > 0 && crashes() > 0;
    guard(() => mayBeOver || ending.checkGhosts());
    guard(() => ending.checkCured());
  }
  guard(() => world.service?.checkConserved());
  guard(() => ending.checkTold());
  guard(() => ending.checkJournal(ground(), cashier.promised.keys()));
}
