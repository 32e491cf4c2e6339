// The chances of one till's wire: whether a fault blows now, how long something takes. All of it is drawn from the schedule's dice.
import type { Deed } from './deeds.ts';
import type { Faults } from './faults.ts';
import type { World } from './world.ts';

/** What the wire needs of the world: it knows no witness. */
export type WireWorld = Omit<World, 'witness' | 'newest' | 'servicing' | 'far'>;

export type WireChances = {
  /** Whether this fault blows now; counted where it does. */
  blows(name: keyof Faults & Deed): boolean;
  /** How long (ms) a new row stays out of the log. */
  lag(): number;
  /** How long (ms) one way takes. */
  latency(): number;
};

export function createWireChances({ swarm, dice, weather, deeds }: WireWorld): WireChances {
  return {
    blows(name) {
      const does = !weather.calm && dice.chance(swarm.faults[name]);
      if (does) {
        deeds.count(name);
      }
      return does;
    },
    lag() {
      const length = weather.calm ? 0 : dice.between(0, swarm.longestLag);
      if (length > 0) {
        deeds.count('slowRow');
      }
      return length;
    },
    latency: () => dice.between(1, swarm.slowest),
  };
}
