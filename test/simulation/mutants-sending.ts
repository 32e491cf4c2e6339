// Broken rules about sending: what leaves, when, and what an attempt counts for.
import { takeBackUnsent } from '../../main/queue/decisions.ts';
import { createGate } from '../../main/queue/gate.ts';
import { endQuarantine } from '../../main/queue/proofs.ts';
import { type Mutant, to, withRow, withRules, withSending } from './mutant.ts';
import {
  anyWaiting,
  deadLine,
  ghostlyRepeats,
  lostRevocations,
  quietManual,
  restless,
  stumblingRepeats,
  trustRepeats,
} from './mutant-weather.ts';

/** The classic: no answer, so send it again. */
const blindRetry: Mutant = {
  name: 'blind retry',
  rules: withRow('sending', { uncertain: to('pending') }),
  noticedBy: [1],
};

export const sendingMutants: readonly Mutant[] = [
  blindRetry,
  {
    name: 'start-up sends again what was on its way',
    rules: withRow('sending', { startup: to('pending') }),
    noticedBy: [1, 3, 10, 11, 13],
  },
  {
    name: 'a repeat although no probe proved it',
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
    name: 'unsent is believed of attempt 2 as well',
    rules: withRow('sending', { unsent: to('pending', 0) }),
    adjust: stumblingRepeats,
    noticedBy: [10, 11, 15],
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
    name: 'recharges wait like anything else',
    rules: withRow('pending', { startup: 'ignore', cannotWait: 'ignore' }),
    noticedBy: [10],
  },
  {
    name: 'a start sends again what is unknown',
    rules: { ...withRow('unknown', { startup: to('pending') }), hearsOfStart: () => true },
    adjust: restless,
    noticedBy: [1, 10, 11, 13, 17],
  },
  {
    name: 'unsent takes back one attempt, whichever it was',
    rules: withRow('sending', {
      unsent: (operation, event, facts) =>
        operation.attempt === 1 ? takeBackUnsent(operation, event, facts) : to('pending', operation.attempt - 1)(),
    }),
    adjust: stumblingRepeats,
    noticedBy: [10, 11, 15],
  },
  {
    name: 'what never left goes back in line although somebody withdrew it',
    rules: withRow('sending', {
      unsent: (operation, event, facts) => takeBackUnsent(operation, event, { ...facts, revocationWanted: false }),
    }),
    adjust: deadLine,
    noticedBy: [9, 11],
  },
  {
    name: 'a recharge that never left waits for the line',
    rules: withRow('sending', { unsent: to('pending', 0), uncertain: to('unknown') }),
    adjust: deadLine,
    noticedBy: [10, 11],
  },
  {
    name: 'a recharge of the day before is sent after a start',
    rules: withRow('pending', { startup: 'ignore', cannotWait: 'ignore' }),
    adjust: restless,
    noticedBy: [10],
  },
  {
    name: 'what may not wait is repeated too',
    rules: withRow('unknown', {
      absent: (_operation, { evidence }, facts) =>
        facts.revocationWanted
          ? { kind: 'move', to: 'cancelled', watchUntil: facts.watchUntil, reason: 'absentCancelled', evidence }
          : to('pending')(),
    }),
    adjust: trustRepeats,
    noticedBy: [10],
  },
  {
    name: 'a revocation is sent for ever',
    rules: {
      ...withRow('unknown', {
        absent: (operation, event, facts) =>
          operation.kind === 'revocation' ? to('pending')() : endQuarantine(operation, event, facts),
      }),
      // So that four attempts fit into a schedule.
      quarantineOf: () => 10_000,
    },
    adjust: lostRevocations,
    noticedBy: [10],
  },
  {
    name: "a person's affair is sent again when it is revoked",
    rules: withRow('manual', { revocationWanted: to('pending') }),
    adjust: quietManual,
    noticedBy: [1, 11],
  },
  {
    name: 'the line is never in doubt',
    rules: withRules({ createGate: (clock, random) => ({ ...createGate(clock, random), isOpen: () => true }) }),
    noticedBy: [22],
  },
  {
    name: 'a start trusts the line',
    rules: withRules({
      createGate(clock, random) {
        const gate = createGate(clock, random);
        gate.open();
        return gate;
      },
    }),
    adjust: anyWaiting,
    noticedBy: [22],
  },
  {
    name: 'a lost answer leaves the line trusted',
    rules: withRules({
      createGate(clock, random) {
        const gate = createGate(clock, random);
        return { ...gate, close: (reach) => (gate.isOpen() && reach === 'reachable' ? undefined : gate.close(reach)) };
      },
    }),
    noticedBy: [22],
  },
  {
    name: 'the payload is built anew from the screen',
    damage: withSending((sending) =>
      sending.operation.attempt === 1
        ? sending
        : { ...sending, operation: { ...sending.operation, payload: { ...sending.operation.payload, cardNo: 'C1 ' } } },
    ),
    adjust: stumblingRepeats,
    noticedBy: [7],
  },
  {
    name: 'a repeat draws a new serial',
    damage: withSending((sending) =>
      sending.operation.attempt === 1
        ? sending
        : { ...sending, operation: { ...sending.operation, serial: `${sending.operation.serial}R` } },
    ),
    adjust: stumblingRepeats,
    noticedBy: [7],
  },
];
