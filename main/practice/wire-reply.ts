// From a call's result to the bytes of its answer, and the damaged forms of them.
import type { CallResult } from './interfaces.ts';
import { practiceCodes } from './reply.ts';

export interface WireReply {
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly location?: string;
}

/** The damaged forms of an answer, in its own format. */
export interface Damage {
  readonly broken: (reply: WireReply) => WireReply;
  readonly wrongCharset: () => WireReply;
  readonly huge: (reply: WireReply) => WireReply;
  /** The server's own fault, where the document has a code for it. */
  readonly code1000: () => WireReply;
}

const encoder = new TextEncoder();

/** JSON with the charset that it has. */
export function jsonReply(status: number, value: unknown): WireReply {
  return textReply(status, 'application/json; charset=utf-8', JSON.stringify(value));
}

/** Text of this type, as UTF-8. */
export function textReply(status: number, contentType: string, text: string): WireReply {
  return { status, contentType, body: encoder.encode(text) };
}

/** `tokenRejection`: a dead token is HTTP 401, or a code in the body. */
export function replyOf(result: CallResult, tokenRejection: 'http401' | 'code'): WireReply {
  if (result.kind === 'reply') return jsonReply(200, result.reply);
  return tokenRejection === 'http401'
    ? jsonReply(401, { error: 'invalid_token', error_description: 'access_token无效或已过期' })
    : jsonReply(200, { code: practiceCodes.tokenInvalid, message: 'access_token无效或已过期', data: '' });
}

/** HTTP 500 with a page, as a proxy answers. */
export function serverErrorReply(): WireReply {
  return textReply(500, 'text/html; charset=utf-8', '<html><body><h1>500 Internal Server Error</h1></body></html>');
}

/** What a guest network shows instead of the platform. */
export function portalReply(): WireReply {
  const page =
    '<!DOCTYPE html><html><head><title>上网认证</title></head><body>请登录网络 {"code":0,"message":"success"}</body></html>';
  return textReply(200, 'text/html; charset=utf-8', page);
}

/** A redirect to a portal; nobody listens there. */
export function redirectReply(): WireReply {
  return { ...textReply(302, 'text/html', ''), location: 'http://127.0.0.1:9/portal' };
}

/** The answer with a comma too many at its end. */
export function brokenJsonReply(reply: WireReply): WireReply {
  const text = new TextDecoder().decode(reply.body);
  return { ...reply, body: encoder.encode(`${text.slice(0, -1)},}`) };
}

/** Between two pieces of text a word in GBK bytes (收到): not UTF-8, whatever the header says. */
export function gbkReply(contentType: string, before: string, after: string): WireReply {
  const [head, tail] = [encoder.encode(before), encoder.encode(after)];
  return { status: 200, contentType, body: new Uint8Array([...head, 0xca, 0xd5, 0xb5, 0xbd, ...tail]) };
}

/** The answer behind so many blanks. */
export function hugeReply(reply: WireReply, blanks: number): WireReply {
  const body = new Uint8Array(blanks + reply.body.length).fill(0x20);
  body.set(reply.body, blanks);
  return { ...reply, body };
}

/** The damaged forms of what the Yazuo platform answers. It has no code of its own for a fault of its own. */
export const yazuoDamage: Damage = {
  broken: brokenJsonReply,
  wrongCharset: () => gbkReply('application/json; charset=utf-8', '{"code":0,"message":"', '","data":{}}'),
  huge: (reply) => hugeReply(reply, 1_200_000),
  code1000: serverErrorReply,
};
