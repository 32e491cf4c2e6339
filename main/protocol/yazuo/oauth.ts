// Chapter 2: the form-encoded calls and the two shapes of their answer (bare RFC 6749 or wrapped in code/message/data).
import { z } from 'zod';
import { readJsonBytes } from '../json.ts';
import { integerOrNull, text, textOrNull } from './tolerant.ts';

/** 2.1.1, RFC 6749 §4.3.2 */
export const passwordTokenForm = z.object({
  grant_type: z.literal('password'),
  client_id: z.string(),
  client_secret: z.string(),
  username: z.string(),
  password: z.string(),
});

/** 2.2.1, RFC 6749 §4.1.1: what the person's browser is sent with. The document shows no secret here, and none may be. */
export const authorizationQuery = z.object({
  response_type: z.literal('code'),
  client_id: z.string(),
  redirect_uri: z.string(),
  state: z.string(),
});

/** 2.2.1, RFC 6749 §4.1.2: what the browser brings back to the redirect address. */
export const authorizationGrant = z.object({ code: text, state: text });

/** 2.2.2, RFC 6749 §4.1.3 */
export const codeTokenForm = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** 2.3, RFC 6749 §6 */
export const refreshTokenForm = z.object({
  grant_type: z.literal('refresh_token'),
  refresh_token: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
});

/** What a sign-in gives. `expires_in` in seconds; the merchant's fields may be missing and then come from the profile. */
export const tokenGrant = z.object({
  access_token: text,
  refresh_token: textOrNull,
  expires_in: integerOrNull,
  brandId: textOrNull,
  merchantId: textOrNull,
  merchantNo: textOrNull,
  merchantName: textOrNull,
  terminalNo: textOrNull,
  userName: textOrNull,
});
export type WireTokenGrant = z.output<typeof tokenGrant>;

/** `refused`: the platform understood and said no. `malformed`: nothing can be concluded (a portal, half a body, a server error). */
export type TokenAnswer =
  | { readonly kind: 'granted'; readonly grant: WireTokenGrant }
  | { readonly kind: 'refused'; readonly error: string; readonly message: string }
  | { readonly kind: 'malformed'; readonly reason: string };

/** The body of an OAuth call: `application/x-www-form-urlencoded`. */
export function writeTokenForm(
  form: z.output<typeof passwordTokenForm> | z.output<typeof codeTokenForm> | z.output<typeof refreshTokenForm>,
): string {
  return new URLSearchParams(form).toString();
}

const refusal = z.object({ error: text, error_description: textOrNull });
const wrapped = z.object({ code: text, message: textOrNull, data: z.unknown().optional() });

/** Reads the answer of 2.1.1, 2.2.2 or 2.3 in either shape; `error` is the RFC's word, or the platform's code in digits. */
export function readTokenAnswer(status: number, body: Uint8Array): TokenAnswer {
  const json = readJsonBytes(body);
  if (!json.ok) return { kind: 'malformed', reason: json.reason };
  if (status === 400 || status === 401) {
    const refused = refusal.safeParse(json.value);
    if (refused.success) {
      return {
        kind: 'refused',
        error: refused.data.error,
        message: refused.data.error_description ?? refused.data.error,
      };
    }
  }
  const envelope = wrapped.safeParse(json.value);
  if (envelope.success && envelope.data.code !== '0') {
    return { kind: 'refused', error: envelope.data.code, message: envelope.data.message ?? '' };
  }
  if (status !== 200) return { kind: 'malformed', reason: `HTTP ${status}` };
  const grant = tokenGrant.safeParse(envelope.success ? envelope.data.data : json.value);
  return grant.success
    ? { kind: 'granted', grant: grant.data }
    : { kind: 'malformed', reason: 'no access_token in the answer' };
}

/** The address of 2.2.1 that a person's browser opens. `endpoint`: the platform's authorise address, without a query. */
export function authorizationAddress(endpoint: string, query: z.output<typeof authorizationQuery>): string {
  const address = new URL(endpoint);
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  return address.href;
}

/** What came back at the redirect address. `state` is what the platform sent along, to be compared by the caller first. */
export type AuthorizationAnswer =
  | { readonly kind: 'granted'; readonly code: string; readonly state: string }
  | { readonly kind: 'refused'; readonly error: string; readonly message: string; readonly state: string }
  | { readonly kind: 'malformed' };

/** Reads the query of a redirect (RFC 6749 §4.1.2, §4.1.2.1). A parameter that stands there twice makes it malformed (§3.1). */
export function readAuthorizationAnswer(query: URLSearchParams): AuthorizationAnswer {
  const names = [...query.keys()];
  if (new Set(names).size !== names.length) return { kind: 'malformed' };
  const given = Object.fromEntries(query);
  const refused = refusal.extend({ state: text }).safeParse(given);
  if (refused.success) {
    const { error, error_description: message, state } = refused.data;
    return { kind: 'refused', error, message: message ?? error, state };
  }
  const granted = authorizationGrant.safeParse(given);
  return granted.success ? { kind: 'granted', ...granted.data } : { kind: 'malformed' };
}
