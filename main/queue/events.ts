// What may happen to an operation, as data: the columns of the machine's table.
import type { OperationAnswer } from '../../shared/operation.ts';
import type { ManualDecision } from './api.ts';
import type { Operation } from './operation.ts';
import type { AttemptOutcome } from './ports.ts';
import type { UntrustedReason } from './resolution.ts';
import { bearsVoucher } from './traces.ts';

export type QueueEvent =
  /** The lane is about to let the first byte go. */
  | { readonly type: 'sendStarted' }
  /** Code 0 with a voucher: full proof. `voucher` is null only where the document gives none. */
  | {
      readonly type: 'accepted';
      readonly voucher: string | null;
      readonly answer: OperationAnswer;
      readonly evidence: unknown;
    }
  /** A refusal that the profile lists as definite. */
  | { readonly type: 'refusedListed'; readonly message: string; readonly evidence: unknown }
  /** A well-formed refusal that is on no list. */
  | { readonly type: 'refusedUnlisted'; readonly message: string; readonly evidence: unknown }
  /** Provably nothing reached the platform's business. */
  | {
      readonly type: 'unsent';
      readonly reason: Extract<AttemptOutcome, { kind: 'unsent' }>['reason'];
      readonly evidence: unknown;
    }
  /** Attempted, outcome not known. */
  | { readonly type: 'uncertain'; readonly reason: string; readonly evidence: unknown }
  /** The application was started again. */
  | { readonly type: 'startup' }
  /** Its turn did not come at once, and it may not wait. */
  | { readonly type: 'cannotWait' }
  /** The log proves it: one row that matches in serial, card, amount and kind; for a revocation, its target's flag. */
  | {
      readonly type: 'logApplied';
      /** By the card's balance, for the platform has no log. */
      readonly byBalance?: true;
      readonly voucher: string | null;
      readonly answer: OperationAnswer | null;
      readonly evidence: unknown;
    }
  /** The log proves that it was applied and undone since. */
  | { readonly type: 'logReverted'; readonly voucher: string | null; readonly evidence: unknown }
  /** The serial is in the log with another amount, card or kind, or twice. */
  | { readonly type: 'logMismatch'; readonly evidence: unknown }
  /** One answer "not found" with both controls passing. */
  | { readonly type: 'absentOnce'; readonly evidence: unknown }
  /** Enough such answers over the whole quarantine. */
  | { readonly type: 'absent'; readonly evidence: unknown }
  /** The log answers, but nothing that it says can be trusted, for too long. */
  | { readonly type: 'unprovable'; readonly why?: UntrustedReason; readonly evidence: unknown }
  /** A person decided, on a query that proved nothing (section 4.8). `voucher`: as typed, or as the log shows it; never a revocation's. */
  | {
      readonly type: 'decided';
      readonly outcome: ManualDecision['outcome'];
      readonly voucher: string | null;
      readonly evidence: unknown;
    }
  /** Somebody wants it undone. */
  | { readonly type: 'revocationWanted' }
  /** Its own revocation was applied. */
  | { readonly type: 'revoked'; readonly evidence: unknown }
  /** For a revocation: what became of its target. */
  | { readonly type: 'parentApplied' }
  | { readonly type: 'parentClosed' }
  | { readonly type: 'parentReverted' }
  /** Handling it threw again and again. */
  | { readonly type: 'poisoned'; readonly evidence: unknown };

export type QueueEventType = QueueEvent['type'];

export type EventOf<Type extends QueueEventType> = Extract<QueueEvent, { type: Type }>;

export const queueEventTypes = [
  'sendStarted',
  'accepted',
  'refusedListed',
  'refusedUnlisted',
  'unsent',
  'uncertain',
  'startup',
  'cannotWait',
  'logApplied',
  'logReverted',
  'logMismatch',
  'absentOnce',
  'absent',
  'unprovable',
  'decided',
  'revocationWanted',
  'revoked',
  'parentApplied',
  'parentClosed',
  'parentReverted',
  'poisoned',
] as const satisfies readonly QueueEventType[];

/** The event that an attempt's outcome is. Code 0 without the voucher that belongs to it is no proof: `uncertain` (section 4.3). */
export function outcomeEvent(outcome: AttemptOutcome, operation: Pick<Operation, 'payload'>): QueueEvent {
  switch (outcome.kind) {
    case 'accepted':
      return outcome.voucher === '' || (outcome.voucher === null && bearsVoucher(operation))
        ? { type: 'uncertain', reason: 'voucherMissing', evidence: outcome.evidence }
        : { type: 'accepted', voucher: outcome.voucher, answer: outcome.answer, evidence: outcome.evidence };
    case 'refused':
      return {
        type: outcome.listed ? 'refusedListed' : 'refusedUnlisted',
        message: outcome.message,
        evidence: { code: outcome.code, message: outcome.message, details: outcome.evidence },
      };
    case 'unsent':
      return { type: 'unsent', reason: outcome.reason, evidence: outcome.evidence };
    case 'unknown':
      return { type: 'uncertain', reason: outcome.reason, evidence: outcome.evidence };
  }
}
