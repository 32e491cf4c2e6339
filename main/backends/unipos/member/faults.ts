// 错误约定: what a member service's Fault means to a person, and to money. Pure.
import { assertNever } from '../../../../shared/result.ts';
import type { AttemptOutcome } from '../../../queue/ports.ts';
import type { BackendFailure } from '../../backend-failure.ts';

/** A Fault as it came, its words without any secret. */
export type ServiceFault = { readonly code: string; readonly reason: string };

export type FaultMeaning =
  | 'credentials'
  | 'serverFault'
  | 'noCard'
  | 'cardNotValid'
  | 'memberNotValid'
  | 'noAccount'
  | 'tooLittle'
  | 'expired'
  | 'other';

const meanings: Readonly<Record<string, FaultMeaning>> = {
  '0000': 'credentials',
  '0001': 'credentials',
  '1000': 'serverFault',
  '1001': 'noCard',
  '1002': 'cardNotValid',
  '1003': 'memberNotValid',
  '1004': 'noAccount',
  '1005': 'tooLittle',
  '1006': 'expired',
};

/** What the code says; `other` where the document does not know it. */
export function meaningOf({ code }: Pick<ServiceFault, 'code'>): FaultMeaning {
  return meanings[code] ?? 'other';
}

/** As a question's failure. */
export function failureOf(fault: ServiceFault): BackendFailure {
  const words = fault.reason === '' ? {} : { platformMessage: fault.reason };
  const meaning = meaningOf(fault);
  switch (meaning) {
    case 'credentials':
      return { code: 'memberServiceCredentials', ...words, reachable: true };
    case 'serverFault':
      return { code: 'serverFault', parameters: { status: 500 }, ...words, reachable: true };
    case 'noCard':
      return { code: 'memberNotFound', ...words, reachable: true };
    case 'cardNotValid':
      return { code: 'cardFrozen', ...words, reachable: true };
    case 'memberNotValid':
      return { code: 'memberBarred', ...words, reachable: true };
    case 'expired':
      return { code: 'cardExpired', ...words, reachable: true };
    case 'noAccount':
    case 'tooLittle':
    case 'other':
      return { code: 'refusedByServer', parameters: { code: fault.code }, ...words, reachable: true };
    default:
      return assertNever(meaning);
  }
}

/**
 * As the outcome of a payment. 1001 to 1006 are definite by the document; 1000 says nothing of what was done before; without
 * credentials nothing is done at all. A code that the document does not know is a refusal that the balance must confirm.
 */
export function paymentOutcomeOf(fault: ServiceFault): AttemptOutcome {
  const evidence = { code: fault.code, message: fault.reason };
  switch (meaningOf(fault)) {
    case 'credentials':
      return { kind: 'unsent', reason: 'unsentToken', evidence };
    case 'serverFault':
      return { kind: 'unknown', reason: 'unknownServerFault', evidence };
    case 'other':
      return { kind: 'refused', code: fault.code, message: fault.reason, listed: false, evidence };
    default:
      return { kind: 'refused', code: fault.code, message: fault.reason, listed: true, evidence };
  }
}
