// Why an outcome is not known, as catalogue keys (`reason.<…>`), and how reads say the same thing to a person.
import type { BackendFailure } from '../backend-failure.ts';
import { serverFault } from '../http/failures.ts';
import type { LostCause } from '../http/transport.ts';

export const unclearReasons = [
  'unknownTimeout',
  'unknownConnectionLost',
  'unknownCaptivePortal',
  'unknownServerFault',
  'unknownBadAnswer',
  'unknownTooLarge',
  'unknownVoucherMissing',
  'unknownOtherCard',
  'unknownUncertainCode',
] as const;
export type UnclearReason = (typeof unclearReasons)[number];

/** Why the outcome of a call is not known, by how its answer was lost. */
export function lostReason(cause: LostCause): UnclearReason {
  switch (cause) {
    case 'timeout':
      return 'unknownTimeout';
    case 'reset':
      return 'unknownConnectionLost';
    case 'tooLarge':
      return 'unknownTooLarge';
    case 'truncated':
    case 'notHttp':
      return 'unknownBadAnswer';
  }
}

/** The failure of a read whose answer cannot be believed. A dead or portal network counts as not reachable. */
export function unclearFailure(reason: UnclearReason, status: number | undefined): BackendFailure {
  switch (reason) {
    case 'unknownTimeout':
    case 'unknownConnectionLost':
      return { code: 'serverUnreachable', reachable: false };
    case 'unknownCaptivePortal':
      return { code: 'captivePortal', reachable: false };
    case 'unknownServerFault':
      return serverFault(status ?? 500);
    case 'unknownTooLarge':
      return { code: 'answerTooLarge', reachable: true };
    case 'unknownBadAnswer':
    case 'unknownVoucherMissing':
    case 'unknownOtherCard':
    case 'unknownUncertainCode':
      return { code: 'badAnswer', reachable: true };
  }
}
