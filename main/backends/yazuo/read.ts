// Reads: from what became of a call to a Result whose failure a person can understand.

import type { meaningCodes, Profile } from '../../../shared/profile.ts';
import { type Result, success } from '../../../shared/result.ts';
import { isListed, type PlatformCode } from '../../protocol/yazuo/assumed.ts';
import type { AnswerOf, AskedId, RequestOf, YazuoInterfaceId } from '../../protocol/yazuo/catalogue.ts';
import type { BackendFailure } from '../backend-failure.ts';
import type { CallOutcome, Client } from './client.ts';
import { unclearFailure } from './reasons.ts';

type Meaning = (typeof meaningCodes)[number];
/** What a refusal's code means, where the profile tells. */
export type CodeMeanings = NonNullable<Profile['codeMeanings']>;

/** Calls one interface that moves no money. Never throws for anything the network does. */
export type ReadCall = <Id extends AskedId>(
  id: Id,
  request: RequestOf<Id>,
  secrets?: readonly string[],
) => Promise<Result<AnswerOf<Id>, BackendFailure>>;

/** A call that moves no money, with every outcome but success as a failure that a person may be told. */
export function createReadCall(client: Client, meanings: CodeMeanings): ReadCall {
  return async (id, request, secrets) => readResult(await client.call(id, request, secrets), meanings);
}

function readResult<Id extends YazuoInterfaceId>(
  outcome: CallOutcome<Id>,
  meanings: CodeMeanings,
): Result<AnswerOf<Id>, BackendFailure> {
  return outcome.kind === 'success' ? success(outcome.data) : { ok: false, failure: readFailure(outcome, meanings) };
}

/** The failure of a call that brought no answer to use. */
export function readFailure(
  outcome: Exclude<CallOutcome<YazuoInterfaceId>, { readonly kind: 'success' }>,
  meanings: CodeMeanings,
): BackendFailure {
  switch (outcome.kind) {
    case 'refused':
      return refusal(outcome.code, outcome.message, meanings);
    case 'signedOut':
      // Nothing was asked, so nothing is known of the platform: the till may show what it remembers.
      return { code: 'notSignedIn', reachable: false };
    case 'contention':
    case 'tokenRejected':
      return { code: 'tokenContention', reachable: true };
    case 'tokenFailed':
      return outcome.failure;
    case 'unsent':
      return { code: 'serverUnreachable', parameters: { cause: outcome.cause }, reachable: false };
    case 'unclear':
      return unclearFailure(outcome.reason, outcome.evidence.status);
  }
}

/** A refusal that the profile knows the meaning of gets our sentence; the platform's words are kept in any case. */
function refusal(code: string, message: string, meanings: CodeMeanings): BackendFailure {
  return {
    code: meaningOf(code, meanings) ?? 'refusedByServer',
    parameters: { code },
    platformMessage: message,
    reachable: true,
  };
}

/** What the profile says that a refusal’s code means, or null where it says nothing. */
export function meaningOf(code: string, meanings: CodeMeanings): Meaning | null {
  for (const [meaning, codes] of Object.entries(meanings) as [Meaning, readonly PlatformCode[] | undefined][]) {
    if (codes !== undefined && isListed(code, codes)) return meaning;
  }
  return null;
}
