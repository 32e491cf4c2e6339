// What a practice interface answers before it is spelt on the wire, and the practice platform's own code list
// (the real one's is lost: a training profile may list these, a real profile never).
import type { Capabilities } from './capabilities.ts';
import type { PracticeWorld } from './world.ts';

export const practiceCodes = {
  invalidParameter: 10001,
  unknownMerchant: 10002,
  notFound: 20001,
  cardFrozen: 20002,
  cardExpired: 20003,
  balanceShort: 20004,
  pointsShort: 20005,
  pointsLimit: 20006,
  passwordNeeded: 20007,
  passwordWrong: 20008,
  passwordLocked: 20009,
  couponUnusable: 20010,
  paymentMismatch: 20011,
  repeatedSerial: 20012,
  orderRepeated: 20013,
  rechargeTooSmall: 20014,
  cardNotActive: 20051,
  cardAlreadyActive: 20052,
  mobileTaken: 20053,
  securityCodeWrong: 20054,
  voucherUnknown: 20021,
  alreadyRevoked: 20022,
  notLast: 20023,
  wrongInterface: 20024,
  smsTooSoon: 20031,
  smsDayLimit: 20032,
  smsWrong: 20033,
  smsExpired: 20034,
  stockEmpty: 20041,
  alreadyClaimed: 20042,
  goodsUnavailable: 20043,
  tokenInvalid: 40001,
} as const;
export type PracticeCodeName = keyof typeof practiceCodes;

/** For a training profile: every code after which nothing was booked. */
export const practiceRefusalCodes: readonly number[] = Object.entries(practiceCodes)
  .filter(([name]) => name !== 'repeatedSerial' && name !== 'tokenInvalid')
  .map(([, code]) => code);

/** "This serial exists" proves that something was booked, not what. */
export const practiceUncertainCodes: readonly number[] = [practiceCodes.repeatedSerial];

export type Reply =
  | { readonly code: 0; readonly message: string; readonly data?: unknown }
  | { readonly code: number; readonly message: string; readonly data?: unknown };

/** Code 0, with `data` where there is any. */
export function done(data?: unknown, message = '请求成功'): Reply {
  return data === undefined ? { code: 0, message } : { code: 0, message, data };
}

/** A refusal with this platform’s own code. */
export function refuse(name: PracticeCodeName, message: string): Reply {
  return { code: practiceCodes[name], message };
}

/** What a call meets: the world at a moment, who is signed in, and which of the log's faults are on. */
export interface CallContext {
  readonly world: PracticeWorld;
  readonly now: number;
  readonly userName: string | null;
  readonly repeatSerial: RepeatSerial;
  readonly capabilities: Capabilities;
  readonly log: { readonly lagMs: number; readonly ignoresFilter: boolean; readonly nulls: boolean };
  readonly hex: (bytes: number) => string;
}

/** What the platform does with a `cashierSerial` that it has booked already. */
export type RepeatSerial = 'chargeAgain' | 'sameVoucher' | 'refuse';
