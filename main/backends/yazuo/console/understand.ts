// What the till makes of a raw exchange: the same reading as for its own calls, said without secrets.
import type { Understood } from '../../../../shared/interfaces-console.ts';
import { type AssumedYazuo, isListed } from '../../../protocol/yazuo/assumed.ts';
import type { YazuoInterfaceId } from '../../../protocol/yazuo/catalogue.ts';
import { readAnswer } from '../../../protocol/yazuo/envelope.ts';
import { readTokenAnswer } from '../../../protocol/yazuo/oauth.ts';
import { maskText } from '../../console/mask.ts';
import type { Exchange } from '../../http/transport.ts';
import { classify } from '../classify.ts';
import { lostReason } from '../reasons.ts';

/** An answer of chapter 1.2. `secrets`: texts that nothing may show. */
export function understandAnswer(
  id: YazuoInterfaceId,
  exchange: Exchange,
  assumed: AssumedYazuo,
  secrets: readonly string[],
): Understood {
  const body = bodyOf(exchange);
  if ('kind' in body) return body;
  if (body.status === 401) return { kind: 'tokenRejected' };
  if (body.status !== 200) return { kind: 'malformed', reason: `HTTP ${body.status}` };
  const answer = readAnswer(id, body.bytes, assumed);
  switch (answer.kind) {
    case 'success':
      return typed(answer.data, secrets);
    case 'malformed':
      return { kind: 'malformed', reason: maskText(answer.reason, secrets).masked };
    case 'refused':
      return isListed(answer.code, assumed.tokenRejectionCodes)
        ? { kind: 'tokenRejected' }
        : { kind: 'refused', code: answer.code, message: maskText(answer.message, secrets) };
  }
}

/** An answer of chapter 2. */
export function understandGrant(exchange: Exchange, secrets: readonly string[]): Understood {
  const body = bodyOf(exchange);
  if ('kind' in body) return body;
  const answer = readTokenAnswer(body.status, body.bytes);
  switch (answer.kind) {
    case 'granted':
      return typed(answer.grant, secrets);
    case 'refused':
      return { kind: 'refused', code: answer.error, message: maskText(answer.message, secrets) };
    case 'malformed':
      return { kind: 'malformed', reason: maskText(answer.reason, secrets).masked };
  }
}

function typed(value: unknown, secrets: readonly string[]): Understood {
  return { kind: 'typed', value: maskText(JSON.stringify(value, null, 2), secrets) };
}

type Body = { readonly status: number; readonly bytes: Uint8Array };

function bodyOf(exchange: Exchange): Understood | Body {
  if (exchange.kind === 'unsent') return { kind: 'unsent', reason: 'unsentConnection', detail: exchange.detail };
  if (exchange.kind === 'lost') return { kind: 'unclear', reason: lostReason(exchange.cause) };
  const answer = classify(exchange);
  switch (answer.kind) {
    case 'captivePortal':
      return { kind: 'unclear', reason: 'unknownCaptivePortal' };
    case 'serverFault':
      return { kind: 'unclear', reason: 'unknownServerFault' };
    case 'badAnswer':
      return { kind: 'malformed', reason: answer.why };
    case 'body':
      return { status: answer.status, bytes: answer.body };
  }
}
