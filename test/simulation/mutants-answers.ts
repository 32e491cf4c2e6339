// Broken rules about what an answer, a refusal or silence of the platform means.
import { refuseListed } from '../../main/queue/decisions.ts';
import { outcomeEvent } from '../../main/queue/events.ts';
import { proveApplied } from '../../main/queue/proofs.ts';
import { type Mutant, to, withAnswer, withRow, withRules } from './mutant.ts';
import { chargedRefusals, emptyVouchers, ghostly, ghostlyRepeats, hungCalls } from './mutant-weather.ts';

export const answerMutants: readonly Mutant[] = [
  {
    name: 'a lost answer is taken for a refusal, and nobody watches',
    rules: withRow('sending', { uncertain: to('rejected') }),
    noticedBy: [3, 14, 19],
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
        operation.attempt === 1
          ? refuseListed(operation, event, facts)
          : { ...refuseListed({ ...operation, attempt: 1 }, event, facts), watchUntil: null },
    }),
    adjust: ghostlyRepeats,
    noticedBy: [3, 14],
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
    name: 'code 0 without a voucher is success',
    rules: withRules({
      outcomeEvent: (outcome, operation) =>
        outcome.kind === 'accepted'
          ? { type: 'accepted', voucher: outcome.voucher, answer: outcome.answer, evidence: null }
          : outcomeEvent(outcome, operation),
    }),
    adjust: emptyVouchers,
    noticedBy: [3, 16],
  },
  {
    name: 'a refusal on no list is final at once',
    rules: withRow('sending', {
      refusedUnlisted: (operation, event, facts) => refuseListed(operation, { ...event, type: 'refusedListed' }, facts),
    }),
    adjust: chargedRefusals,
    noticedBy: [17],
  },
  {
    name: 'what was told to be refused stays charged',
    rules: withRow('unknown', {
      logApplied(operation, event) {
        const { undo: _undo, ...decision } = proveApplied(operation, event);
        return decision;
      },
    }),
    adjust: chargedRefusals,
    noticedBy: [14],
  },
  {
    name: 'a late acceptance is dropped',
    rules: withRow('unknown', { accepted: 'ignore' }),
    adjust: hungCalls,
    noticedBy: [21],
  },
  {
    name: 'a late acceptance of what is manual is dropped',
    rules: withRow('manual', { accepted: 'ignore' }),
    adjust: hungCalls,
    noticedBy: [21],
  },
  {
    name: 'a late refusal ends what is unknown',
    rules: withRow('unknown', { refusedListed: to('rejected'), refusedUnlisted: to('rejected') }),
    adjust: hungCalls,
    noticedBy: [3, 14, 19],
  },
  {
    name: 'a lost answer is taken for a refusal, and watched',
    rules: withRow('sending', {
      uncertain: (_operation, { evidence }, { watchUntil }) => ({
        kind: 'move',
        to: 'rejected',
        watchUntil,
        reason: 'mutant',
        evidence,
      }),
    }),
    noticedBy: [17, 19],
  },
  {
    name: 'unsent is read into any fault of the server',
    damage: withAnswer((outcome) =>
      outcome.kind === 'unknown' && outcome.reason === 'unknownServerFault'
        ? { kind: 'unsent', reason: 'unsentConnection', evidence: null }
        : outcome,
    ),
    noticedBy: [1, 3, 11, 15, 17],
  },
  {
    name: 'a broken connection counts as unsent',
    damage: withAnswer((outcome) =>
      outcome.kind === 'unknown' && outcome.reason === 'unknownConnectionLost'
        ? { kind: 'unsent', reason: 'unsentConnection', evidence: null }
        : outcome,
    ),
    noticedBy: [1, 3, 11, 15, 17],
  },
  {
    name: 'a repeated serial that is refused counts as a listed refusal',
    damage: withAnswer((outcome) =>
      outcome.kind === 'unknown' && outcome.reason === 'unknownUncertainCode'
        ? { kind: 'refused', code: 'serialExists', message: 'exists', listed: true, evidence: null }
        : outcome,
    ),
    noticedBy: [3, 14, 17],
  },
];
