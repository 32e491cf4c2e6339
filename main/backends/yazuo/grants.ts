// The two form-encoded calls of chapter 2, and what their failures mean: a wrong password, a dead network and a portal are three things.
import type { RequestOf } from '../../protocol/yazuo/catalogue.ts';
import { readTokenAnswer, writeTokenForm } from '../../protocol/yazuo/oauth.ts';
import type { BackendFailure } from '../backend-failure.ts';
import { serverFault } from '../http/failures.ts';
import { withoutSecrets } from '../http/without-secrets.ts';
import { classify } from './classify.ts';
import { type CodeMeanings, meaningOf } from './read.ts';
import { lostReason, unclearFailure } from './reasons.ts';
import type { GrantOutcome } from './token.ts';
import type { Transport } from './transport.ts';

export type Application = { readonly id: string; readonly secret: string };

type TokenForm = Parameters<typeof writeTokenForm>[0];

/** One form-encoded call of chapter 2. Never throws for anything the network does. */
export type GrantCall = (path: string, form: TokenForm) => Promise<GrantOutcome>;

/** The form of 2.1.1 */
export function passwordForm(application: Application, user: string, password: string): RequestOf<'passwordToken'> {
  return {
    grant_type: 'password',
    client_id: application.id,
    client_secret: application.secret,
    username: user,
    password,
  };
}

/** The form of 2.3 */
export function refreshForm(application: Application, refreshToken: string): RequestOf<'refreshToken'> {
  return {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: application.id,
    client_secret: application.secret,
  };
}

/** Fields of a form that nobody may read afterwards. */
const secretFields: readonly string[] = ['client_secret', 'password', 'refresh_token', 'code'];

/** Posts a form and reads the grant. What the platform says is kept without the form's secrets. */
export function createGrantCall(transport: Transport): GrantCall {
  return (path, form) => {
    const secrets = Object.entries(form).flatMap(([name, value]) => (secretFields.includes(name) ? [value] : []));
    return grant(transport, path, writeTokenForm(form), secrets);
  };
}

async function grant(
  transport: Transport,
  path: string,
  body: string,
  secrets: readonly string[],
): Promise<GrantOutcome> {
  const exchange = await transport.post({
    path,
    contentType: 'application/x-www-form-urlencoded',
    body,
    fresh: true,
  });
  if (exchange.kind === 'unsent') {
    return failed({ code: 'serverUnreachable', parameters: { cause: exchange.cause }, reachable: false });
  }
  if (exchange.kind === 'lost') return failed(unclearFailure(lostReason(exchange.cause), undefined));
  const classified = classify(exchange);
  switch (classified.kind) {
    case 'captivePortal':
      return failed({ code: 'captivePortal', reachable: false });
    case 'serverFault':
      return failed(serverFault(classified.status));
    case 'badAnswer':
      return failed({ code: 'badAnswer', reachable: true });
    case 'body':
      break;
  }
  const answer = readTokenAnswer(classified.status, classified.body);
  switch (answer.kind) {
    case 'granted':
      return answer;
    case 'refused':
      return {
        kind: 'refused',
        error: withoutSecrets(answer.error, secrets),
        message: withoutSecrets(answer.message, secrets),
      };
    case 'malformed':
      return failed({ code: 'badAnswer', reachable: true });
  }
}

function failed(failure: BackendFailure): GrantOutcome {
  return { kind: 'failed', failure };
}

/** RFC 6749 §5.2: these blame the application or its set-up, not the cashier's password. */
const applicationErrors = [
  'invalid_client',
  'invalid_request',
  'unauthorized_client',
  'unsupported_grant_type',
  'invalid_scope',
];

/**
 * A refused sign-in in words. Where the profile knows the platform's code for a wrong password, any other code is something else;
 * where it does not, a refusal that does not blame the application is taken for one. The platform's own words go with it.
 */
export function signInRefusal(error: string, message: string, meanings: CodeMeanings): BackendFailure {
  const otherCode = meanings.wrongPassword !== undefined && /^-?\d+$/.test(error);
  const fallback = otherCode || applicationErrors.includes(error) ? 'refusedByServer' : 'wrongPassword';
  return {
    code: meaningOf(error, meanings) ?? fallback,
    parameters: { code: error },
    platformMessage: message,
    reachable: true,
  };
}
