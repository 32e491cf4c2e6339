// The world of one seed before anything happens in it: its dice, its faults, its platform, its clock and its memory.
import { createDeedBook } from './deeds.ts';
import { wallAtStart } from './empty-journal.ts';
import { drawSwarm, type Swarm, type WorldKind } from './faults.ts';
import { createModelMemberService } from './model-member-service.ts';
import { createModelServer } from './model-server.ts';
import { createDice, createVirtualTime, type Dice } from './virtual-time.ts';
import { createWitness } from './witness.ts';
import type { Weather, World } from './world.ts';

export type WorldOptions = {
  readonly traced?: boolean;
  /** Default: as the seed draws it. */
  readonly world?: WorldKind;
  /** Turns the weather that a mutant is noticed in. */
  readonly adjust?: (swarm: Swarm) => Swarm;
};

export type ScheduleWorld = {
  readonly world: World;
  /** Randomness of the till itself. */
  readonly tillDice: Dice;
  /** What happened, line by line; empty where nobody wants to read it. */
  readonly timeline: readonly string[];
};

/** The same seed and options always give the same world. */
export function createScheduleWorld(seed: number, options: WorldOptions): ScheduleWorld {
  const dice = createDice(seed);
  const late = createDice(seed ^ 0x3c6ef372);
  const newest = createDice(seed ^ 0x7f4a7c15);
  const servicing = createDice(seed ^ 0x510e527f);
  const far = createDice(seed ^ 0x1f83d9ab);
  const drawn = drawSwarm(dice, late, newest, servicing, far, options.world);
  const swarm = options.adjust?.(drawn) ?? drawn;
  const time = createVirtualTime(wallAtStart);
  const isSamePayment = swarm.traits.repeatedSerial === 'sameVoucher';
  const service = swarm.platform === 'balance' ? createModelMemberService(isSamePayment) : null;
  const server = service ?? createModelServer(swarm.traits);
  const deeds = createDeedBook();
  const weather: Weather = {
    calm: false,
    outageUntil: 0,
    logIsWrongUntil: 0,
    logGives: 'nothing',
    repeatProven: swarm.repeatProven,
  };
  const witness = createWitness({ server, swarm, deeds, repeatProven: () => weather.repeatProven });
  const timeline: string[] = [];
  const trace = (text: string) => {
    if (options.traced === true) {
      timeline.push(`${(time.now() / 1000).toFixed(3).padStart(9)} s  ${text}`);
    }
  };
  const all = { dice, late, newest, servicing, far };
  return {
    world: { swarm, server, service, witness, time, ...all, weather, deeds, trace },
    tillDice: createDice(seed ^ 0x5bd1e995),
    timeline,
  };
}
