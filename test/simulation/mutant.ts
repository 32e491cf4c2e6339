// What a broken rule is, and the small tools to break one.
import type { Queue } from '../../main/queue/api.ts';
import type { Decision } from '../../main/queue/decisions.ts';
import { type Machine, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Net, Ports, Sending, Store } from '../../main/queue/ports.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import type { Swarm, WorldKind } from './faults.ts';
import type { Ground } from './ground.ts';
import type { InvariantNumber } from './invariants.ts';
import type { Damage } from './life.ts';

export type Mutant = {
  readonly name: string;
  readonly rules?: Rules;
  /** Where the wrongness lies beside the rules: in what the queue asks of its ports, or in the ground it stands on. */
  readonly damage?: Damage;
  /** The weather in which it shows, where the usual one seldom brings it about; or a lie of the settings. */
  readonly adjust?: (swarm: Swarm) => Swarm;
  /** Where it is at work; left out: on a platform with a log, without terminals. */
  readonly world?: WorldKind;
  /** Which invariants may notice it; any other would be the harness's own mistake. */
  readonly noticedBy: readonly InvariantNumber[];
};

export function withRow<State extends Operation['state']>(state: State, row: Partial<Machine[State]>): Rules {
  return { ...standardRules, machine: { ...machine, [state]: { ...machine[state], ...row } } };
}

export function withRules(broken: Partial<Rules>): Rules {
  return { ...standardRules, ...broken };
}

export function to(state: Operation['state'], attempt?: number): () => Decision {
  return () => ({
    kind: 'move',
    to: state,
    ...(attempt === undefined ? {} : { attempt }),
    reason: 'mutant',
    evidence: null,
  });
}

/** A wrong question or answer of the journal. */
export function withStore(broken: (store: Store, ports: Ports) => Partial<Store>): Damage {
  return { ports: (ports) => ({ ...ports, store: { ...ports.store, ...broken(ports.store, ports) } }) };
}

/** Something else is sent than the journal holds. */
export function withSending(broken: (sending: Sending, ports: Ports) => Sending): Damage {
  return {
    ports: (ports) => ({
      ...ports,
      net: { ...ports.net, attempt: (sending) => ports.net.attempt(broken(sending, ports)) },
    }),
  };
}

/** The answer is read wrongly. */
export function withAnswer(
  broken: (outcome: Awaited<ReturnType<Net['attempt']>>, sending: Sending) => Awaited<ReturnType<Net['attempt']>>,
): Damage {
  return {
    ports: (ports) => ({
      ...ports,
      net: {
        ...ports.net,
        attempt: async (sending) => broken(await ports.net.attempt(sending), sending),
      },
    }),
  };
}

/** The queue itself is asked or answers wrongly. */
export function withQueue(broken: (queue: Queue) => Partial<Queue>): Damage {
  return { queue: (queue) => ({ ...queue, ...broken(queue) }) };
}

/** The journal hands over or takes over wrongly. */
export function withHandOver(broken: (handOver: Ground['handOver']) => Partial<Ground['handOver']>): Damage {
  return { ground: (ground) => ({ ...ground, handOver: { ...ground.handOver, ...broken(ground.handOver) } }) };
}
