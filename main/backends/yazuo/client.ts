// One call of one interface: envelope, token, the one repeat after a rejected token, and what became of it. Reads and money share it;
// what a reader may conclude from it is theirs (read.ts, attempt.ts).
import { readJsonBytes } from '../../protocol/json.ts';
import { type AssumedYazuo, isListed } from '../../protocol/yazuo/assumed.ts';
import {
  type AnswerOf,
  type RequestOf,
  type YazuoInterfaceId,
  yazuoCatalogue,
} from '../../protocol/yazuo/catalogue.ts';
import { readAnswerValue, writeEnvelope, writePayload } from '../../protocol/yazuo/envelope.ts';
import type { Clock } from '../../queue/ports.ts';
import type { BackendFailure } from '../backend-failure.ts';
import type { UnsentCause } from '../http/transport.ts';
import { withoutSecrets } from '../http/without-secrets.ts';
import { classify } from './classify.ts';
import type { Evidence } from './evidence.ts';
import { lostReason, type UnclearReason } from './reasons.ts';
import type { TokenOwner } from './token.ts';
import type { Transport } from './transport.ts';

/** What became of a call. `unsent`: no byte of the request left. `tokenRejected`: the platform refused the token, twice. */
export type CallOutcome<Id extends YazuoInterfaceId> =
  | {
      readonly kind: 'success';
      readonly data: AnswerOf<Id>;
      /** The fields that `data` really bore on the wire: an empty list and a missing one are two things. */
      readonly fields: readonly string[];
      readonly evidence: Evidence;
    }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly message: string;
      /** What stood beside the message: a batch may say what of it was refused. */
      readonly data: unknown;
      readonly evidence: Evidence;
    }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'contention' }
  | { readonly kind: 'tokenRejected'; readonly evidence: Evidence }
  /** The token was rejected or due, and no new one could be had. */
  | { readonly kind: 'tokenFailed'; readonly failure: BackendFailure }
  | { readonly kind: 'unsent'; readonly cause: UnsentCause; readonly evidence: Evidence }
  | { readonly kind: 'unclear'; readonly reason: UnclearReason; readonly evidence: Evidence };

export type ClientParts = {
  readonly transport: Transport;
  readonly tokens: TokenOwner;
  readonly assumed: AssumedYazuo;
  readonly clock: Clock;
};

export type Client = {
  /** `secrets`: texts of this request that evidence must never show. */
  call<Id extends YazuoInterfaceId>(
    id: Id,
    request: RequestOf<Id>,
    secrets?: readonly string[],
  ): Promise<CallOutcome<Id>>;
  /** One call with exactly this token, never repeated with another: for the probe. */
  callWith<Id extends YazuoInterfaceId>(
    token: string,
    id: Id,
    request: RequestOf<Id>,
    secrets?: readonly string[],
  ): Promise<CallOutcome<Id>>;
  /** One call with no token: shows whether the platform answers at all. Never for money. */
  knock<Id extends YazuoInterfaceId>(id: Id, request: RequestOf<Id>): Promise<CallOutcome<Id>>;
};

/** Calls with a token; a call whose token was rejected is repeated once with a new one (2.3). Never throws. */
export function createClient({ transport, tokens, assumed, clock }: ClientParts): Client {
  async function once<Id extends YazuoInterfaceId>(
    id: Id,
    payload: unknown,
    token: string,
    secrets: readonly string[],
    repeated: boolean,
  ): Promise<CallOutcome<Id>> {
    const started = clock.monotonic();
    const { section, effect } = yazuoCatalogue[id];
    const exchange = await transport.post({
      path: assumed.paths[id],
      contentType: 'application/json',
      body: writeEnvelope(token, payload, clock.wall()),
      fresh: effect === 'money',
    });
    const about = (more: Partial<Evidence>): Evidence => ({
      section,
      ms: Math.round(clock.monotonic() - started),
      ...(repeated ? { repeated } : {}),
      ...more,
    });
    if (exchange.kind === 'unsent') {
      return { kind: 'unsent', cause: exchange.cause, evidence: about({ why: exchange.detail }) };
    }
    if (exchange.kind === 'lost') {
      return { kind: 'unclear', reason: lostReason(exchange.cause), evidence: about({ why: exchange.detail }) };
    }
    const answer = classify(exchange);
    const { status } = answer;
    switch (answer.kind) {
      case 'captivePortal':
        return { kind: 'unclear', reason: 'unknownCaptivePortal', evidence: about({ status }) };
      case 'serverFault':
        return { kind: 'unclear', reason: 'unknownServerFault', evidence: about({ status }) };
      case 'badAnswer':
        return { kind: 'unclear', reason: 'unknownBadAnswer', evidence: about({ status, why: answer.why }) };
      case 'body':
        break;
    }
    if (status === 401) return { kind: 'tokenRejected', evidence: about({ status }) };
    if (status !== 200) {
      return { kind: 'unclear', reason: 'unknownBadAnswer', evidence: about({ status, why: `HTTP ${status}` }) };
    }
    const json = readJsonBytes(answer.body);
    const read = json.ok
      ? readAnswerValue(id, json.value, assumed)
      : ({ kind: 'malformed', reason: json.reason } as const);
    switch (read.kind) {
      case 'malformed':
        return {
          kind: 'unclear',
          reason: 'unknownBadAnswer',
          evidence: about({ status, why: withoutSecrets(read.reason, [token, ...secrets]) }),
        };
      case 'refused': {
        const code = withoutSecrets(read.code, [token, ...secrets]);
        const message = withoutSecrets(read.message, [token, ...secrets]);
        return isListed(read.code, assumed.tokenRejectionCodes)
          ? { kind: 'tokenRejected', evidence: about({ status, code, message }) }
          : { kind: 'refused', code, message, data: read.data, evidence: about({ status, code, message }) };
      }
      case 'success':
        return {
          kind: 'success',
          data: read.data,
          fields: json.ok ? fieldsOf(json.value) : [],
          evidence: about({ status, code: '0' }),
        };
    }
  }

  async function call<Id extends YazuoInterfaceId>(
    id: Id,
    request: RequestOf<Id>,
    secrets: readonly string[] = [],
  ): Promise<CallOutcome<Id>> {
    // Written once: a repeat after a rejected token carries the same business payload.
    const payload = writePayload(id, request, assumed);
    const first = await tokens.current();
    if (first.kind !== 'token') return withoutToken(first);
    const outcome = await once(id, payload, first.token, secrets, false);
    if (outcome.kind !== 'tokenRejected') return outcome;
    const second = await tokens.rejected(first.generation);
    if (second.kind !== 'token') return withoutToken(second);
    const repeated = await once(id, payload, second.token, secrets, true);
    if (repeated.kind !== 'tokenRejected') return repeated;
    const third = await tokens.rejected(second.generation);
    return third.kind === 'token' ? repeated : withoutToken(third);
  }

  function callWith<Id extends YazuoInterfaceId>(
    token: string,
    id: Id,
    request: RequestOf<Id>,
    secrets: readonly string[] = [],
  ): Promise<CallOutcome<Id>> {
    return once(id, writePayload(id, request, assumed), token, secrets, false);
  }

  return { call, callWith, knock: (id, request) => callWith('', id, request) };
}

/** Names of what `data` holds and is not null. */
function fieldsOf(answer: unknown): string[] {
  if (answer === null || typeof answer !== 'object' || !('data' in answer)) return [];
  const { data } = answer;
  if (data === null || typeof data !== 'object') return [];
  return Object.entries(data).flatMap(([name, value]) => (value === null ? [] : [name]));
}

type NoToken = Exclude<Awaited<ReturnType<TokenOwner['current']>>, { readonly kind: 'token' }>;

function withoutToken(state: NoToken) {
  switch (state.kind) {
    case 'signedOut':
      return { kind: 'signedOut' } as const;
    case 'contention':
      return { kind: 'contention' } as const;
    case 'failed':
      return { kind: 'tokenFailed', failure: state.failure } as const;
  }
}
