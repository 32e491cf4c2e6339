// Rules broken on purpose, one at a time. A harness that does not notice them proves nothing. `blind retry` must
// double-charge; the others are the first of the protocol mutants of the design's queue, section 9.
import { type Decision, refuseListed } from '../../main/queue/decisions.ts';
import { lanesOf } from '../../main/queue/lanes.ts';
import { offlineRefusal } from '../../main/queue/limits.ts';
import { type Machine, machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { judge } from '../../main/queue/resolution.ts';
import { type Rules, standardRules } from '../../main/queue/rules.ts';
import { zeroFen } from '../../shared/money.ts';
import type { Swarm } from './faults.ts';
import type { InvariantNumber } from './invariants.ts';
import {
  ghostly,
  ghostlyRepeats,
  lateButInTime,
  meddlesomeOffice,
  mostlyDown,
  muteLogs,
  stumblingRepeats,
  trustRepeats,
  wrongLogs,
} from './mutant-weather.ts';

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

/** The classic: no answer, so send it again. */
const blindRetry: Mutant = {
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
    noticedBy: [1, 17],
    adjust: lateButInTime,
  },
  {
    name: 'a repeat although no probe proved it',
    rules: standardRules,
    adjust: (swarm) => ({ ...ghostlyRepeats(swarm), traits: { ...swarm.traits, repeatedSerial: 'charged' } }),
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
    adjust: stumblingRepeats,
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
  {
    name: 'the known serial is not asked for',
    rules: { ...standardRules, knownIsFound: () => true },
    adjust: wrongLogs,
    noticedBy: [17],
  },
  {
    name: 'the random serial is not asked for',
    rules: { ...standardRules, randomIsAbsent: () => true },
    adjust: wrongLogs,
    noticedBy: [17],
  },
  {
    name: 'a quarantine of a minute',
    rules: { ...standardRules, quarantineOf: () => 60_000 },
    adjust: lateButInTime,
    noticedBy: [1, 17],
  },
  {
    name: 'a row without a serial counts as no row',
    rules: {
      ...standardRules,
      judge: (subject, rows) =>
        judge(
          subject,
          rows.filter(({ serial }) => serial !== null),
        ),
    },
    adjust: muteLogs,
    noticedBy: [17],
  },
  {
    name: 'a refusal is not watched',
    rules: withRow('sending', {
      refusedListed: (operation, event, facts) => {
        const decision = refuseListed(operation, event, facts);
        return decision.kind === 'move' ? { ...decision, watchUntil: null } : decision;
      },
    }),
    adjust: (swarm) => ({ ...ghostly(swarm), faults: { ...ghostly(swarm).faults, duplicate: 0.5, secondTill: 0.5 } }),
    noticedBy: [3],
  },
  {
    name: 'a revoked consumption is not told so',
    rules: withRow('applied', { revoked: 'ignore' }),
    noticedBy: [3],
  },
  {
    name: 'a revocation is applied because its target is found',
    rules: { ...standardRules, judgeRevocation: judge },
    noticedBy: [3],
  },
  {
    name: 'what never left is cancelled instead of waiting',
    rules: withRow('sending', { unsent: to('cancelled', 0) }),
    noticedBy: [18],
  },
  {
    name: 'the attempt is not counted',
    rules: withRow('pending', { sendStarted: to('sending') }),
    adjust: stumblingRepeats,
    noticedBy: [3, 11, 15, 17],
  },
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
    name: 'a blocked revocation never hears that its target was undone',
    rules: withRow('blocked', { parentReverted: 'ignore' }),
    adjust: meddlesomeOffice,
    noticedBy: [9],
  },
  {
    name: 'the last balance is not asked',
    rules: {
      ...standardRules,
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, check: { ...question.check, lastBalance: question.limits.perTill } }),
    },
    noticedBy: [8],
  },
  {
    name: 'an unresolved card may sell offline',
    rules: {
      ...standardRules,
      offlineRefusal: (question) => offlineRefusal({ ...question, card: { ...question.card, unresolved: 0 } }),
    },
    noticedBy: [8],
  },
  {
    name: 'what is open on the till is not counted',
    rules: {
      ...standardRules,
      offlineRefusal: (question) =>
        offlineRefusal({ ...question, till: { ...question.till, count: 0, amount: zeroFen } }),
    },
    adjust: mostlyDown,
    noticedBy: [8],
  },
];
