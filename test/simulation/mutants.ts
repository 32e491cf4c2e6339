// Rules broken on purpose, one at a time. A harness that does not notice them proves nothing. `blindRetry` is the control
// that runs beside every green result; the others are the first of the protocol mutants of the design's queue, section 9.
import { type Decision, refuseListed } from '../../main/queue/decisions.ts';
import { type Machine, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { judge } from '../../main/queue/resolution.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import type { Swarm } from './faults.ts';
import type { InvariantNumber } from './invariants.ts';

export type Mutant = {
  readonly name: string;
  readonly rules: Rules;
  /** The weather in which it shows, where the usual one seldom brings it about; or a lie of the settings. */
  readonly adjust?: (swarm: Swarm) => Swarm;
  /** Which invariants may notice it; any other would be the harness's own mistake. */
  readonly noticedBy: readonly InvariantNumber[];
};

function withRow<State extends Operation['state']>(state: State, row: Partial<Machine[State]>): Rules {
  return { ...standardRules, machine: { ...machine, [state]: { ...machine[state], ...row } } };
}

function to(state: Operation['state'], attempt?: number): () => Decision {
  return () => ({
    kind: 'move',
    to: state,
    ...(attempt === undefined ? {} : { attempt }),
    reason: 'mutant',
    evidence: null,
  });
}

function trustRepeats(swarm: Swarm): Swarm {
  return { ...swarm, repeatProven: true };
}

const quarterHour = 900_000;

/** Requests that land after every quarantine. */
function ghostly(swarm: Swarm): Swarm {
  const faults = { ...swarm.faults, lateRequest: 0.4, wallJump: 0, logIgnoresFilter: 0, logNulls: 0 };
  return { ...swarm, faults, longestDelay: quarterHour, longestLag: 0, actions: 14 };
}

function ghostlyRepeats(swarm: Swarm): Swarm {
  const { faults, traits, ...rest } = ghostly(swarm);
  return {
    ...rest,
    repeatProven: true,
    traits: { ...traits, repeatedSerial: 'sameVoucher' },
    faults: { ...faults, refusedListed: 0.3, refusedConnection: 0.2 },
  };
}

function calmlyRepeats(swarm: Swarm): Swarm {
  return { ...trustRepeats(swarm), traits: { ...swarm.traits, repeatedSerial: 'sameVoucher' } };
}

/** The classic: no answer, so send it again. */
export const blindRetry: Mutant = {
  name: 'blind retry',
  rules: withRow('sending', { uncertain: to('pending') }),
  noticedBy: [1],
};

export const mutants: readonly Mutant[] = [
  blindRetry,
  {
    name: 'start-up sends again what was on its way',
    rules: withRow('sending', { startup: to('pending') }),
    noticedBy: [1, 3, 10, 11, 13],
  },
  {
    name: '"not found" once is believed',
    rules: { ...standardRules, quarantineOver: () => true },
    noticedBy: [1, 3, 9, 11, 14],
    adjust: trustRepeats,
  },
  {
    name: 'no quarantine: three quick answers are enough',
    rules: { ...standardRules, quarantineOf: () => 0 },
    noticedBy: [1, 3, 9, 11, 14],
    adjust: trustRepeats,
  },
  {
    name: 'a repeat although no probe proved it',
    rules: standardRules,
    adjust: trustRepeats,
    noticedBy: [1],
  },
  {
    name: 'a repeat although its revocation is wanted',
    rules: withRow('unknown', {
      absent: to('pending'),
    }),
    noticedBy: [1, 10, 11],
  },
  {
    name: 'a lost answer is taken for a refusal, and nobody watches',
    rules: withRow('sending', { uncertain: to('rejected') }),
    noticedBy: [3, 14],
  },
  {
    name: 'a lost answer is taken for success',
    rules: withRow('sending', { uncertain: to('applied') }),
    noticedBy: [3, 16],
  },
  {
    name: 'a refusal of attempt 2 is final',
    rules: withRow('sending', {
      refusedListed: (operation, event, facts) =>
        operation.attempt === 1 ? refuseListed(operation, event, facts) : to('rejected')(),
    }),
    adjust: ghostlyRepeats,
    noticedBy: [3, 14],
  },
  {
    name: 'unsent is believed of attempt 2 as well',
    rules: withRow('sending', { unsent: to('pending', 0) }),
    adjust: calmlyRepeats,
    noticedBy: [10, 11, 15],
  },
  {
    name: 'a revocation does not wait for its consumption',
    rules: withRow('blocked', { parentClosed: to('pending') }),
    noticedBy: [4, 9, 16],
  },
  {
    name: 'withdrawing does not end the consumption',
    rules: withRow('pending', { revocationWanted: 'ignore' }),
    noticedBy: [11],
  },
  {
    name: 'any row with the serial will do',
    rules: {
      ...standardRules,
      judge: (subject, rows) => {
        const row = rows.find(({ voucher }) => voucher !== null);
        return row === undefined ? judge(subject, rows) : { kind: 'applied', row };
      },
    },
    noticedBy: [3, 4],
  },
  {
    name: 'a ghost is not undone',
    rules: withRow('cancelled', { logApplied: 'ignore' }),
    adjust: ghostly,
    noticedBy: [14],
  },
  {
    name: 'the limits are not asked',
    rules: { ...standardRules, offlineRefusal: () => null },
    noticedBy: [8],
  },
  {
    name: 'recharges wait like anything else',
    rules: withRow('pending', { startup: 'ignore', cannotWait: 'ignore' }),
    noticedBy: [10],
  },
  {
    name: 'a parent that ends wakes nobody',
    rules: withRow('blocked', { parentClosed: 'ignore', parentApplied: 'ignore' }),
    noticedBy: [9],
  },
  {
    name: 'a revoked consumption stays applied',
    rules: withRow('unknown', {
      logReverted: (_operation, event) => ({
        kind: 'move',
        to: 'rejected',
        voucher: event.voucher,
        watchUntil: null,
        reason: 'mutant',
        evidence: null,
      }),
      absent: to('cancelled'),
    }),
    noticedBy: [3, 14],
  },
];
