// The world of a model schedule: half the actions on at most two cards, so that they meet more often and many can be played.
import type { Swarm } from './faults.ts';

export function smallWorld(swarm: Swarm): Swarm {
  return { ...swarm, actions: Math.ceil(swarm.actions / 2), cards: Math.min(2, swarm.cards) };
}
