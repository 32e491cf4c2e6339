// The world of the small scope before its one sale: one card, one platform without faults of its own, one witness.
import { createDeedBook } from './deeds.ts';
import { drawSwarm } from './faults.ts';
import { createModelServer, type ModelServer } from './model-server.ts';
import { card, givenUpAfter, lag } from './scope-wire.ts';
import { createDice, createVirtualTime, type VirtualTime } from './virtual-time.ts';
import { createWitness, type Witness } from './witness.ts';

export type ScopeWorld = {
  readonly time: VirtualTime;
  readonly server: ModelServer;
  readonly witness: Witness;
};

const quiet = drawSwarm(createDice(1), createDice(1), createDice(1), createDice(1), createDice(1));
const noFaults = Object.fromEntries(Object.keys(quiet.faults).map((name) => [name, 0])) as typeof quiet.faults;

/** `repeatProven`: whether a probe proved that the platform refuses a repeated serial. */
export function createScopeWorld(repeatProven: boolean): ScopeWorld {
  const traits = { repeatedSerial: repeatProven ? 'refused' : 'charged', revocationRowSerial: 'own' } as const;
  const swarm = {
    ...quiet,
    platform: 'log' as const,
    faults: noFaults,
    traits,
    repeatProven,
    ghosts: false,
    connections: 4,
  };
  const time = createVirtualTime(1_760_000_000_000);
  const server = createModelServer(traits);
  server.addCard(card, 100_000);
  // Something for the control "a known serial is found".
  const other = { kind: 'consumption', serial: 'OTHER', cardNo: card, amount: 1, storePay: 1 } as const;
  server.process({ ...other, revokes: null, attempt: 1, copy: 0 }, 0, 0);
  const witness = createWitness({
    server,
    swarm,
    deeds: createDeedBook(),
    repeatProven: () => repeatProven,
    times: { givenUpAfter, longVisible: lag },
  });
  return { time, server, witness };
}
