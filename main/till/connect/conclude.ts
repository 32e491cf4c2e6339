// What each step of the live check concludes from what happened: pure, one function a step. The screen and the command share it.
import type { BadFinding, Conclusion, FindingValues, GoodFinding, TriedConclusion } from '../../../shared/connect.ts';
import { assertNever, type Result } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { BackendMember, SignedIn } from '../../backends/member-backend.ts';
import type { LogAnswer } from '../../queue/ports.ts';
import { maskCard } from '../masks.ts';
import type { ReachOutcome, TlsOutcome } from './network.ts';

/** The numbers that the profile tells of the store. */
export type Expected = {
  readonly brandId: string | undefined;
  readonly merchantId: string | undefined;
  readonly merchantNo: string | undefined;
};

function ok(finding: GoodFinding, values: FindingValues = {}): TriedConclusion {
  return { state: 'ok', finding, values };
}

function failed(finding: BadFinding, values: FindingValues = {}, words: string | null = null): TriedConclusion {
  return { state: 'failed', finding, values, words };
}

/** DNS and TCP. */
export function concludeReach(host: string, port: number, outcome: ReachOutcome): TriedConclusion {
  switch (outcome.kind) {
    case 'connected':
      return ok('connected', { address: outcome.address, port });
    case 'failed':
      return failed(outcome.finding, { host, port });
    default:
      return assertNever(outcome);
  }
}

/** `now` in ms UTC: how long a good certificate still lives. */
export function concludeTls(host: string, outcome: TlsOutcome, now: number): TriedConclusion {
  switch (outcome.kind) {
    case 'notNeeded':
      return ok('notNeeded');
    case 'trusted': {
      const days = Math.floor((outcome.validTo - now) / 86_400_000);
      return ok(outcome.privately ? 'trustedPrivately' : 'trusted', { issuer: outcome.issuer, days });
    }
    case 'failed':
      return failed(outcome.finding, { host, detail: outcome.detail });
    default:
      return assertNever(outcome);
  }
}

/** A call that brought no answer to use, in any step. */
function concludeFailure({ code, parameters, platformMessage }: BackendFailure): Conclusion {
  const words = platformMessage ?? null;
  switch (code) {
    case 'serverUnreachable':
      return failed('noAnswer');
    case 'captivePortal':
      return failed('captivePortal');
    case 'serverFault':
      return failed('serverFault', { status: parameters?.['status'] ?? 500 });
    case 'badAnswer':
      return failed('badAnswer');
    case 'tokenContention':
    case 'notSignedIn':
      return failed('tokenTaken');
    default:
      return failed('refused', { code: parameters?.['code'] ?? '' }, words);
  }
}

/** 2.1.1. RFC 6749 §5.2 tells a wrong application from a wrong password; a platform of its own codes says it in its words. */
export function concludeToken(answer: Result<SignedIn, BackendFailure>): Conclusion {
  if (answer.ok) {
    return ok('granted');
  }
  const { code, parameters, platformMessage } = answer.failure;
  const words = platformMessage ?? null;
  if (parameters?.['code'] === 'invalid_client') {
    return failed('wrongSecret', {}, words);
  }
  // A refusal in digits may mean either: then only the platform's words tell which.
  const told = /^-?\d+$/.test(String(parameters?.['code'] ?? ''));
  return code === 'wrongPassword' && !told ? failed('wrongPassword', {}, words) : concludeFailure(answer.failure);
}

type Listed = { readonly merchantId: string; readonly merchantNo: string; readonly merchantName: string | null };

/** 4.1, held against the profile and against what the sign-in told. */
export function concludeMerchant(
  expected: Expected,
  signedIn: Pick<SignedIn, 'brandId' | 'merchantNo'>,
  answer: Result<{ readonly list: readonly Listed[] }, BackendFailure>,
): Conclusion {
  const { brandId = '', merchantNo = '' } = expected;
  if (signedIn.brandId !== null && signedIn.brandId !== brandId) {
    return failed('otherBrand', { told: signedIn.brandId, ours: brandId });
  }
  if (signedIn.merchantNo !== null && signedIn.merchantNo !== merchantNo) {
    return failed('otherStore', { told: signedIn.merchantNo, ours: merchantNo });
  }
  if (!answer.ok) {
    return concludeFailure(answer.failure);
  }
  const { list } = answer.value;
  const store = list.find((one) => one.merchantNo === merchantNo);
  if (store === undefined) {
    return failed('storeMissing', { ours: merchantNo, count: list.length });
  }
  if (expected.merchantId !== undefined && expected.merchantId !== store.merchantId) {
    return failed('idDiffers', { told: store.merchantId, ours: expected.merchantId });
  }
  return ok('agrees', { store: store.merchantName ?? merchantNo });
}

/** 4.2 */
export function concludeCardTypes(answer: Result<{ readonly list: readonly unknown[] }, BackendFailure>): Conclusion {
  if (!answer.ok) {
    return concludeFailure(answer.failure);
  }
  const count = answer.value.list.length;
  return count === 0 ? failed('noTypes') : ok('listed', { count });
}

/** 6.13.1 of the test card. */
export function concludeLookup(cardNo: string, answer: Result<BackendMember, BackendFailure>): Conclusion {
  const card = maskCard(cardNo);
  if (!answer.ok) {
    return answer.failure.code === 'memberNotFound'
      ? failed('cardUnknown', { card }, answer.failure.platformMessage ?? null)
      : concludeFailure(answer.failure);
  }
  const { cards, level } = answer.value;
  return cards.some((one) => one.cardNo === cardNo)
    ? ok('found', { card, level: level ?? '–' })
    : failed('otherCard', { card, count: cards.length });
}

/** What 6.12.2 answered: for a serial that was booked, where the card has one, and for one that cannot exist. */
export type LogControls = {
  readonly whole: LogAnswer;
  readonly known: { readonly serial: string; readonly answer: LogAnswer } | null;
  readonly unknown: LogAnswer | null;
};

/** 6.12.2 with both controls: a log that ignores its filter would prove every lost charge by somebody else's. */
export function concludeLog({ whole, known, unknown }: LogControls): Conclusion {
  if (whole.kind === 'failed') {
    return concludeLogFailure(whole.reason);
  }
  if (unknown === null || unknown.kind === 'failed') {
    return concludeLogFailure(unknown?.reason ?? 'unknownBadAnswer');
  }
  if (unknown.rows.length > 0) {
    return failed('filterIgnored', { count: unknown.rows.length });
  }
  if (known === null) {
    return ok('halfProven');
  }
  const { serial, answer } = known;
  if (answer.kind === 'failed') {
    return concludeLogFailure(answer.reason);
  }
  if (answer.rows.some((row) => row.serial !== serial)) {
    return failed('filterIgnored', { count: answer.rows.length });
  }
  return answer.rows.length === 0 ? failed('knownMissing') : ok('proven', { count: whole.rows.length });
}

/** The reasons that `findTransactions` gives for a log that cannot be used. */
function concludeLogFailure(reason: string): Conclusion {
  switch (reason) {
    case 'logIncomplete':
      return failed('incomplete');
    case 'logRefused':
      return failed('refused', { code: '' });
    case 'unsentSignedOut':
    case 'unsentContention':
    case 'unsentToken':
      return failed('tokenTaken');
    case 'unknownCaptivePortal':
      return failed('captivePortal');
    case 'unknownServerFault':
      return failed('serverFault', { status: 500 });
    case 'unknownBadAnswer':
    case 'unknownTooLarge':
      return failed('badAnswer');
    default:
      return failed('noAnswer');
  }
}
