// One call of UniPOS's service: the token in its query, the one repeat after 0000, and what became of it as a failure that a person may be told.
import { type Result, success } from '../../../../shared/result.ts';
import { type UniposFormat, type UniposServiceId, uniposCatalogue } from '../../../protocol/unipos/catalogue.ts';
import { mediaType, readEnvelope, type UniposAnswers } from '../../../protocol/unipos/envelope.ts';
import { readMoment } from '../../../protocol/unipos/moment.ts';
import type { Clock, Random } from '../../../queue/ports.ts';
import type { BackendFailure, Read } from '../../backend-failure.ts';
import { exchangeFailure, isPortalStatus, serverFault } from '../../http/failures.ts';
import type { Answered, HttpTransport } from '../../http/transport.ts';
import { withoutSecrets } from '../../http/without-secrets.ts';
import { createUniposTokens, type TokenGrant } from './token.ts';

export type CallParts = {
  readonly transport: HttpTransport;
  readonly appId: string;
  readonly secret: string;
  readonly format: UniposFormat;
  readonly clock: Clock;
  readonly random: Random;
};

export type UniposCall = <Id extends Exclude<UniposServiceId, 'token'>>(
  id: Id,
  query: Readonly<Record<string, string>>,
  body: string | null,
) => Read<UniposAnswers[Id]>;

/** What an answer was: 0000 is told apart, because it is no failure yet. */
type Outcome<Value> =
  | { readonly kind: 'success'; readonly value: Value; readonly answered: Answered }
  | { readonly kind: 'tokenEnded'; readonly failure: BackendFailure }
  | { readonly kind: 'barred'; readonly failure: BackendFailure }
  | { readonly kind: 'failed'; readonly failure: BackendFailure };

/** Never throws for anything that the network does. No failure holds a secret, although they travel in the query. */
export function createUniposCall({ transport, appId, secret, format, clock, random }: CallParts): UniposCall {
  const tokens = createUniposTokens({ clock, random, request });

  async function once<Id extends UniposServiceId>(
    id: Id,
    query: Readonly<Record<string, string>>,
    body: string | null,
    secrets: readonly string[],
  ): Promise<Outcome<UniposAnswers[Id]>> {
    const { method, path, effect } = uniposCatalogue[id];
    const { accept, contentType } = mediaType(format);
    const exchange = await transport.send({
      method,
      path: `/${path}?${new URLSearchParams(query)}`,
      headers: { accept, ...(body === null ? {} : { 'content-type': contentType }) },
      body,
      fresh: effect !== 'read',
    });
    return exchange.kind === 'answered'
      ? understood(id, format, exchange, secrets)
      : { kind: 'failed', failure: exchangeFailure(exchange) };
  }

  async function request(): Promise<TokenGrant> {
    const outcome = await once('token', { appid: appId, appsecret: secret }, null, [secret]);
    switch (outcome.kind) {
      case 'success': {
        const { token, expires_in } = outcome.value;
        return { kind: 'granted', token, life: lifeOf(expires_in, outcome.answered.date) };
      }
      case 'barred':
      case 'failed':
        return outcome;
      case 'tokenEnded':
        return { kind: 'failed', failure: outcome.failure };
    }
  }

  /**
   * How long a token lives from now on, ms; null where nobody can tell. The moment of its end is the server's, and so is the clock that it is
   * measured by: the `Date` of the same answer, where there is one. Only without it our wall clock is asked, once, at this moment; from then on
   * the owner of the token counts down by the monotonic clock. A wall clock that is wrong, or jumps later, costs at most one call with a dead
   * token, which 0000 tells.
   */
  function lifeOf(expiry: string, date: string | undefined): number | null {
    const ends = readMoment(expiry);
    const told = date === undefined ? Number.NaN : Date.parse(date);
    return ends === null ? null : ends - (Number.isNaN(told) ? clock.wall() : told);
  }

  return async (id, query, body) => {
    const first = await tokens.current();
    if (!first.ok) return first;
    const outcome = await once(id, { ...query, token: first.token }, body, [secret, first.token]);
    if (outcome.kind !== 'tokenEnded') return resultOf(outcome);
    // 0000 is told before anything is done, so what is posted may be posted again.
    const second = await tokens.rejected(first.generation);
    return second.ok
      ? resultOf(await once(id, { ...query, token: second.token }, body, [secret, second.token]))
      : second;
  };

  function resultOf<Value>(outcome: Outcome<Value>): Result<Value, BackendFailure> {
    if (outcome.kind === 'success') return success(outcome.value);
    if (outcome.kind === 'barred' && outcome.failure.code === 'uniposSecretWrong') tokens.barred(outcome.failure);
    return { ok: false, failure: outcome.failure };
  }
}

function understood<Id extends UniposServiceId>(
  id: Id,
  format: UniposFormat,
  answered: Answered,
  secrets: readonly string[],
): Outcome<UniposAnswers[Id]> {
  const { status, contentType, body } = answered;
  if (isPortalStatus(status)) return { kind: 'failed', failure: { code: 'captivePortal', reachable: false } };
  if (isPage(contentType, body)) return { kind: 'failed', failure: pageFailure(status) };
  const read = readEnvelope(id, format, body, contentType === '' ? null : contentType);
  switch (read.kind) {
    case 'success':
      return status >= 200 && status < 300
        ? { kind: 'success', value: read.value, answered }
        : { kind: 'failed', failure: spoilt(status) };
    case 'refused':
      return refused(read.code, withoutSecrets(read.reason, secrets.flatMap(spellings)));
    case 'bad':
      return { kind: 'failed', failure: spoilt(status) };
  }
}

/** A server may repeat a query as it came. */
function spellings(secret: string): readonly string[] {
  const inQuery = new URLSearchParams({ a: secret }).toString().slice(2);
  return [secret, encodeURIComponent(secret), inQuery];
}

function spoilt(status: number): BackendFailure {
  return status >= 500 ? serverFault(status) : { code: 'badAnswer', reachable: true };
}

/** A page where an answer should be is a network that wants a sign-in of its own, unless a server's status says more. */
function pageFailure(status: number): BackendFailure {
  return status === 200 || status === 401 ? { code: 'captivePortal', reachable: false } : spoilt(status);
}

/** 错误约定. */
function refused(code: string, words: string): Exclude<Outcome<never>, { readonly kind: 'success' }> {
  const told = words === '' ? {} : { platformMessage: words };
  switch (code) {
    case '0000':
      return {
        kind: 'tokenEnded',
        failure: { code: 'refusedByServer', parameters: { code }, ...told, reachable: true },
      };
    case '0001':
      return { kind: 'barred', failure: { code: 'uniposSecretWrong', ...told, reachable: true } };
    case '0002':
      return { kind: 'barred', failure: { code: 'uniposNoRight', ...told, reachable: true } };
    case '1000':
      return {
        kind: 'failed',
        failure: { code: 'serverFault', parameters: { status: code }, ...told, reachable: true },
      };
    default:
      return { kind: 'failed', failure: { code: 'refusedByServer', parameters: { code }, ...told, reachable: true } };
  }
}

/** HTML, whatever it is declared as; XML and JSON that are declared as HTML are what they are. */
function isPage(contentType: string, body: Uint8Array): boolean {
  const start = new TextDecoder().decode(body.subarray(0, 512)).trimStart();
  return (
    /^(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body)\b/i.test(start) ||
    (/html/i.test(contentType) && !/^([{<]|$)/.test(start))
  );
}
