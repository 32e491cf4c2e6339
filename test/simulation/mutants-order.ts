// Broken order: lanes, connections, one bad record that stops the others.
import { lanesOf } from '../../main/queue/lanes.ts';
import { standardRules } from '../../main/queue/rules.ts';
import { type Mutant, withRules } from './mutant.ts';
import { fewCards, quietManual } from './mutant-weather.ts';

export const orderMutants: readonly Mutant[] = [
  {
    name: 'an unknown operation does not hold up its card',
    rules: {
      ...standardRules,
      lanesOf: (open) => lanesOf([...open].filter(({ state }) => state !== 'unknown')),
    },
    noticedBy: [9, 13],
  },
  {
    name: 'the newest operation of a card goes first',
    rules: { ...standardRules, lanesOf: (open) => lanesOf([...open].reverse()) },
    noticedBy: [13],
  },
  {
    name: 'a lane for each operation',
    rules: withRules({
      lanesOf: (open) =>
        lanesOf([...open].map((operation) => ({ ...operation, cardNo: operation.serial }))).map((lane) => ({
          ...lane,
          head: { ...lane.head, cardNo: lane.cardNo },
        })),
    }),
    adjust: fewCards,
    noticedBy: [6, 13],
  },
  {
    name: 'two connections too many',
    damage: { settings: (settings) => ({ ...settings, connections: settings.connections + 2 }) },
    adjust: (swarm) => ({ ...swarm, connections: 1, cards: 4, actions: 14, slowest: 3_000 }),
    noticedBy: [6],
  },
  {
    name: 'one unknown operation holds up every card',
    rules: withRules({
      lanesOf(open) {
        const lanes = lanesOf(open);
        const stopped = lanes.filter(({ head }) => head.state === 'unknown');
        return stopped.length > 0 ? stopped : lanes;
      },
    }),
    adjust: fewCards,
    noticedBy: [9],
  },
  {
    name: 'what is manual holds up its card',
    rules: withRules({
      lanesOf(open) {
        const all = [...open];
        const stopped = new Set(all.filter(({ state }) => state === 'manual').map(({ cardNo }) => cardNo));
        return lanesOf(all).filter(({ cardNo }) => !stopped.has(cardNo));
      },
    }),
    adjust: quietManual,
    noticedBy: [9],
  },
  {
    name: 'a blocked revocation is worked on',
    rules: withRules({
      lanesOf: (open) =>
        lanesOf(
          [...open].map((operation) =>
            operation.state === 'blocked' ? { ...operation, state: 'pending' } : operation,
          ),
        ),
    }),
    noticedBy: [9, 13, 16],
  },
];
