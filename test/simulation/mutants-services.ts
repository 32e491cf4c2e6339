// Broken rules about services: the money calls that cannot be revoked, and those that the log can never show.
import type { Decision } from '../../main/queue/decisions.ts';
import { loseTrack, refuseListed, refuseUnlisted, startUnknown } from '../../main/queue/decisions.ts';
import { outcomeEvent } from '../../main/queue/events.ts';
import { machine } from '../../main/queue/machine.ts';
import type { Operation } from '../../main/queue/operation.ts';
import { acceptGhostAnswer, endQuarantine, proveApplied, proveGhost } from '../../main/queue/proofs.ts';
import { judge } from '../../main/queue/resolution.ts';
import { standardRules } from '../../main/queue/rules.ts';
import type { Swarm } from './faults.ts';
import { type Mutant, withQueue, withRow, withRules } from './mutant.ts';
import {
  chargedRefusals,
  doubledRequests,
  emptyVouchers,
  ghostly,
  lostRevocations,
  trustRepeats,
} from './mutant-weather.ts';
import { isHidden } from './services-apart.ts';

/** The same weather, and a service with every step. */
function busy(weather: (swarm: Swarm) => Swarm): (swarm: Swarm) => Swarm {
  return (drawn) => {
    const swarm = weather(drawn);
    return { ...swarm, faults: { ...swarm.faults, services: 0.9, decides: 0, handOver: 0 } };
  };
}

const move = { kind: 'move', reason: 'mutant', evidence: null } as const;

function undone(operation: Operation, decision: Decision): Decision {
  return decision.kind === 'move' && operation.kind === 'service' ? { ...decision, undo: true } : decision;
}

/** A ghost without the alarm. */
function quiet(operation: Operation, decision: Decision): Decision {
  return decision.kind === 'move' && operation.kind === 'service' ? { ...decision, reason: 'logApplied' } : decision;
}

export const serviceMutants: readonly Mutant[] = [
  {
    name: 'a service is repeated blindly',
    rules: withRow('sending', {
      uncertain: (operation, event) =>
        operation.kind === 'service' ? { ...move, to: 'pending' } : loseTrack(operation, event),
    }),
    adjust: busy(lostRevocations),
    noticedBy: [1, 10, 16, 26],
  },
  {
    name: 'an outcome that the log can never show is taken for a refusal',
    rules: withRow('sending', {
      uncertain: (operation, event) =>
        isHidden(operation) ? { ...move, to: 'rejected', platformMessage: 'lost' } : loseTrack(operation, event),
    }),
    adjust: busy(lostRevocations),
    noticedBy: [3, 17, 26],
  },
  {
    name: 'what the log can never show is asked for',
    rules: withRow('sending', {
      uncertain: (operation, event) => (isHidden(operation) ? { ...move, to: 'unknown' } : loseTrack(operation, event)),
      startup: (operation) => (isHidden(operation) ? { ...move, to: 'unknown' } : startUnknown(operation)),
    }),
    adjust: busy(lostRevocations),
    noticedBy: [26],
  },
  {
    name: 'a refusal on no list is final for what the log can never show',
    rules: withRow('sending', {
      refusedUnlisted: (operation, event, facts) =>
        isHidden(operation)
          ? refuseListed(operation, { ...event, type: 'refusedListed' }, facts)
          : refuseUnlisted(operation, event),
    }),
    adjust: busy(chargedRefusals),
    noticedBy: [3, 17, 26],
  },
  {
    name: 'a service that lands after "not charged" is undone like a sale',
    rules: {
      ...standardRules,
      machine: {
        ...machine,
        rejected: {
          ...machine.rejected,
          accepted: (operation, event) => undone(operation, acceptGhostAnswer(operation, event)),
          logApplied: (operation, event) => undone(operation, proveGhost(operation, event)),
        },
        unknown: {
          ...machine.unknown,
          logApplied: (operation, event) => {
            const decision = proveApplied(operation, event);
            return decision.reason === 'ghostFound' ? undone(operation, decision) : decision;
          },
        },
      },
    },
    adjust: busy(chargedRefusals),
    noticedBy: [26],
  },
  {
    name: 'a service that lands after "not charged" raises no alarm',
    rules: withRow('unknown', {
      logApplied: (operation, event) => quiet(operation, proveApplied(operation, event)),
    }),
    adjust: busy(chargedRefusals),
    noticedBy: [26],
  },
  {
    name: 'a service may wait for the line',
    damage: withQueue((queue) => ({
      accept: (draft, options) =>
        queue.accept(draft.payload.kind === 'service' ? { ...draft, waits: true } : draft, options),
    })),
    adjust: busy((swarm) => swarm),
    noticedBy: [26],
  },
  {
    name: 'a service is sent again where a probe proved it for sales',
    rules: withRow('unknown', {
      absent: (operation, event, facts) =>
        operation.kind === 'service' && operation.waits && facts.repeatProven
          ? { ...move, to: 'pending' }
          : endQuarantine(operation, event, facts),
    }),
    adjust: busy((swarm) => trustRepeats(lostRevocations(swarm))),
    noticedBy: [1, 26],
  },
  {
    name: "a service's row is taken for a sale's",
    rules: withRules({
      judge: (subject, rows) =>
        judge(
          subject,
          rows.map((row) => (row.kind === 'service' ? { ...row, kind: 'consumption' } : row)),
        ),
    }),
    adjust: busy(lostRevocations),
    noticedBy: [9, 20],
  },
  {
    name: 'a voucher is asked of what never bears one',
    rules: withRules({
      outcomeEvent: (outcome, operation) =>
        outcome.kind === 'accepted' && outcome.voucher === null
          ? { type: 'uncertain', reason: 'voucherMissing', evidence: null }
          : outcomeEvent(outcome, operation),
    }),
    adjust: busy((swarm) => swarm),
    noticedBy: [21],
  },
  {
    name: 'code 0 without its voucher is success for a service',
    rules: withRules({
      outcomeEvent: (outcome, operation) =>
        outcome.kind === 'accepted' && operation.payload.kind === 'service'
          ? { type: 'accepted', voucher: outcome.voucher, answer: outcome.answer, evidence: null }
          : outcomeEvent(outcome, operation),
    }),
    adjust: busy(emptyVouchers),
    noticedBy: [3],
  },
  {
    name: 'the first of two rows of a service is believed',
    rules: withRules({
      judge: (subject, rows) =>
        judge(
          subject,
          subject.kind === 'service'
            ? rows.filter((row, index) => rows.findIndex(({ serial }) => serial === row.serial) === index)
            : rows,
        ),
    }),
    adjust: busy(doubledRequests),
    noticedBy: [3],
  },
  {
    name: 'a service that was closed as not applied is not watched',
    rules: withRow('sending', {
      refusedListed: (operation, event, facts) =>
        refuseListed(operation, event, operation.kind === 'service' ? { ...facts, watchUntil: null } : facts),
    }),
    adjust: busy((swarm) => ({
      ...ghostly(swarm),
      faults: { ...ghostly(swarm).faults, duplicate: 0.5, freeze: 0.5 },
      listed: ['frozen', 'balanceTooSmall', 'alreadyRevoked'],
    })),
    noticedBy: [3],
  },
];
