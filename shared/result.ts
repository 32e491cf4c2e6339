// The two kinds of failure: expected ones are values of this type, bugs throw. Results cross the IPC gate as they are.
import type { Right } from './people.ts';

/** Every expected failure that a person may meet. The catalogue key of its sentence is `failure.<code>`. */
export const failureCodes = [
  'badArguments',
  'notSignedIn',
  'locked',
  'wrongPassword',
  'lockedOut',
  'offlineSignInUnknown',
  'offlineSignInExpired',
  'serverUnreachable',
  'serverFault',
  'captivePortal',
  'badAnswer',
  'answerTooLarge',
  'refusedByServer',
  'tokenContention',
  'memberNotFound',
  'offlineMemberUnknown',
  'codeNotRecognised',
  'dynamicCodeOffline',
  'cardFrozen',
  'cardExpired',
  'memberBarred',
  'amountEmpty',
  'amountMalformed',
  'amountZero',
  'amountNegative',
  'amountDecimals',
  'amountTooLarge',
  'paymentsDoNotAddUp',
  'balanceTooSmall',
  'pointsNotAllowed',
  'couponNotUsable',
  'tradePasswordNeeded',
  'tradePasswordWrong',
  'offlineAboveSale',
  'offlineAboveCard',
  'offlineAboveTill',
  'offlineBalanceTooOld',
  'offlineCardBusy',
  'offlineTooLong',
  'onlineOnly',
  'paperWrongKind',
  'smsTooSoon',
  'smsQuota',
  'smsWrongCode',
  'mobileMalformed',
  'operationNotFound',
  'nothingToRevoke',
  'serviceNotRevocable',
  'alreadyRevoked',
  'revocationOpen',
  'reasonMissing',
  'revocationAboveLimit',
  'revocationAmountUnknown',
  'intentUsed',
  'operationsOpen',
  'approvalNeeded',
  'secondPersonNeeded',
  'samePerson',
  'pinWrong',
  'pinLockedOut',
  'pinMissing',
  'personUnknown',
  'rightMissing',
  'personNameMissing',
  'personNameTaken',
  'firstManager',
  'lastManager',
  'notManual',
  'notRefused',
  'alreadySettled',
  'journalTooLong',
  'checkBusy',
  'decisionNeedsPlatform',
  'decisionContradicted',
  'voucherMissing',
  'voucherOfAnother',
  'handedOver',
  'workOpen',
  'notHandedOver',
  'installCodeWrong',
  'installCodeOwn',
  'passphraseShort',
  'nothingToHandOver',
  'handOverUnfinished',
  'handOverFile',
  'handOverDamaged',
  'handOverNewer',
  'handOverPassphrase',
  'handOverForAnother',
  'handOverOtherStore',
  'handOverTaken',
  'dayNotBegun',
  'menuStoreUnknown',
  'menuFileUnreadable',
  'menuBusy',
  'menuNothing',
  'menuStopped',
  'mobileTaken',
  'memberFieldWrong',
  'orderNotFound',
  'changeUnconfirmed',
  'platformUnknown',
  'linkBusy',
  'linkPort',
  'linkTimedOut',
  'linkState',
  'linkRefused',
  'linkNotAllowed',
  'linkCode',
  'linkOtherStore',
  'connectBusy',
  'profileNotSaved',
  'uniposNeedsStore',
  'probeRunning',
  'interfaceUnknown',
  'requestNotJson',
  'requestBroken',
  'memberServiceAbsent',
  'requestPlaceholder',
  'requestTooLarge',
  'confirmMoneyCall',
  'confirmTokenCall',
  'probeCardPassword',
  'probeCardPoor',
  'probeSameCard',
  'profileInvalid',
  'storeNewer',
  'storeDamaged',
  'storeInUse',
  'storeOfAnother',
  'salvagedUnproven',
  'startFailed',
  'notOffered',
  'memberServiceCredentials',
  'uniposAbsent',
  'uniposSecretWrong',
  'uniposNoRight',
  'billNotFound',
  'billPaid',
  'billBusy',
  'billNotWholeFen',
  'billPaidElsewhere',
  'billNothingDue',
  'numberTaken',
  'logNotWhole',
  'exportFailed',
  'uniposChecking',
  'uniposChanged',
  'diskFull',
  'diskRefused',
] as const;

export type FailureCode = (typeof failureCodes)[number];

/** What went wrong, in a form that the screen can put into the person's language. `platformMessage` holds the platform's own words. */
export type Failure = {
  readonly code: FailureCode;
  readonly parameters?: Readonly<Record<string, string | number>>;
  readonly platformMessage?: string;
  /** A PIN with this right would allow it: the screen asks for one and tries again. */
  readonly approvable?: Right;
};

export type Result<Value, Problem = Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Problem };

/** Wraps a good value. */
export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps an expected failure, with the numbers and names that its sentence needs. */
export function failure(
  code: FailureCode,
  parameters?: Readonly<Record<string, string | number>>,
  platformMessage?: string,
): { readonly ok: false; readonly failure: Failure } {
  return {
    ok: false,
    failure: {
      code,
      ...(parameters === undefined ? {} : { parameters }),
      ...(platformMessage === undefined ? {} : { platformMessage }),
    },
  };
}

/** Closes a switch: reaching it is a bug, and a missing case does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
