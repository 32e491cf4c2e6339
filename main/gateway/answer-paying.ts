// What a terminal hears of its payment, by what became of the operation. Pure.
import type { RefusalCause } from '../../shared/desks.ts';
import type { GatewaySettings } from '../../shared/profile-parts.ts';
import { assertNever } from '../../shared/result.ts';
import { toldRefused } from '../queue/decisions.ts';
import type { Operation } from '../queue/operation.ts';
import { type FaultCode, type FaultWord, type GatewayFault, saying } from './faults.ts';

export type AnswerFacts = {
  readonly settings: Pick<GatewaySettings, 'inDoubt' | 'offline'>;
  /** Within the limits for offline sales: only then may the shop vouch for it. */
  readonly fits: boolean;
  /** It was revoked, or a revocation of it is under way. */
  readonly undone: boolean;
  /** It was refused or never left, and somebody settled it with the guest: to tell the refusal again would have it paid twice. */
  readonly settled: boolean;
  /** Why the platform refused it; read only where it did. */
  readonly cause: () => RefusalCause;
};

/** `vouched`: the terminal is told that it is paid although the platform has not said so yet. */
export type PayingAnswer =
  | { readonly kind: 'paid'; readonly vouched: boolean }
  | { readonly kind: 'inDoubt'; readonly fault: GatewayFault }
  | { readonly kind: 'refused'; readonly fault: GatewayFault };

/** The same operation in the same state is always answered alike, however often the terminal asks. */
export function answerPaying(operation: Operation, facts: AnswerFacts): PayingAnswer {
  const { serial, state } = operation;
  switch (state) {
    case 'applied':
      return facts.undone ? refused(saying('1000', 'undone', { serial })) : { kind: 'paid', vouched: false };
    case 'reverted':
      return refused(saying('1000', facts.settled ? 'settled' : 'undone', { serial }));
    case 'rejected':
      return refused(facts.settled ? saying('1000', 'settled', { serial }) : refusalOf(operation, facts.cause()));
    case 'cancelled':
      return refused(saying('1000', endWord(operation, facts), { serial }));
    case 'pending':
      return facts.settings.offline === 'accept' && operation.waits
        ? vouched
        : inDoubt(saying('1000', 'waiting', { serial }));
    case 'sending':
    case 'unknown':
    case 'manual':
      return toldRefused(operation) ? refused(refusalOf(operation, facts.cause())) : doubted(operation, facts);
    case 'blocked':
      return inDoubt(saying('1000', 'checking', { serial }));
    default:
      return assertNever(state);
  }
}

/** While it is watched, only another payment may be begun. */
function endWord({ watchUntil }: Operation, { settled, undone }: AnswerFacts): FaultWord {
  if (settled || undone) {
    return settled ? 'settled' : 'undone';
  }
  return watchUntil === null ? 'notCharged' : 'notChargedWatched';
}

const vouched: PayingAnswer = { kind: 'paid', vouched: true };

/** Nobody vouches for points: the limits are about stored value. */
function doubted(operation: Operation, { fits, settings }: AnswerFacts): PayingAnswer {
  if (settings.inDoubt === 'accept' && operation.held > 0 && fits) {
    return vouched;
  }
  return inDoubt(saying('1000', operation.state === 'manual' ? 'decide' : 'checking', { serial: operation.serial }));
}

function refused(fault: GatewayFault): PayingAnswer {
  return { kind: 'refused', fault };
}

function inDoubt(fault: GatewayFault): PayingAnswer {
  return { kind: 'inDoubt', fault };
}

const codeOfCause: Readonly<Record<RefusalCause, FaultCode>> = {
  balanceSpent: '1005',
  cardFrozen: '1002',
  memberBarred: '1003',
  cardExpired: '1006',
  memberGone: '1001',
  neverSent: '1000',
  other: '1000',
};

function refusalOf({ platformMessage }: Operation, cause: RefusalCause): GatewayFault {
  return saying(codeOfCause[cause], 'refused', { words: platformMessage ?? '' });
}
