// The console's door on a Yazuo store: every interface of the catalogue, its sample, and one raw exchange. See ../../console-door.ts.
import {
  type InterfaceExchange,
  type InterfaceSample,
  longestAnswer,
  type Understood,
} from '../../../../shared/interfaces-console.ts';
import { failure, success } from '../../../../shared/result.ts';
import { readJsonText } from '../../../protocol/json.ts';
import type { AssumedYazuo } from '../../../protocol/yazuo/assumed.ts';
import { type YazuoInterfaceId, yazuoInterfaceIds } from '../../../protocol/yazuo/catalogue.ts';
import { writeEnvelopeAround } from '../../../protocol/yazuo/envelope.ts';
import { readTokenAnswer } from '../../../protocol/yazuo/oauth.ts';
import { sampleOf } from '../../../protocol/yazuo/samples.ts';
import type { Clock, Random } from '../../../queue/ports.ts';
import { holeIn } from '../../console/holes.ts';
import { maskForm, maskText, secretsIn } from '../../console/mask.ts';
import type { ConsoleDoor } from '../../console-door.ts';
import type { Exchange } from '../../http/transport.ts';
import { classify } from '../classify.ts';
import type { Application } from '../grants.ts';
import type { AddressMethods } from '../interfaces.ts';
import type { StoreKnowledge } from '../store-identity.ts';
import type { GrantOutcome, TokenOwner } from '../token.ts';
import type { Post, Transport } from '../transport.ts';
import { browserCommand, envelopeCommand, formCommand } from './command.ts';
import { fillSample, secretHoles } from './fill.ts';
import { formIn, hole, known, mapped, queryIn, sendsOf, subjectOf, viewOf } from './requests.ts';
import { understandAnswer, understandGrant } from './understand.ts';

export type ConsoleDoorParts = {
  /** The platform's, without a slash at its end. */
  readonly address: string;
  readonly addresses: AddressMethods;
  readonly application: Application;
  readonly assumed: AssumedYazuo;
  readonly transport: Transport;
  readonly tokens: TokenOwner;
  readonly store: StoreKnowledge;
  readonly clock: Clock;
  readonly random: Random;
};

/** Nothing runs before `send`. */
export function createConsoleDoor(parts: ConsoleDoorParts): ConsoleDoor {
  const { address, addresses, application, assumed, clock, store, tokens, transport } = parts;
  const addressOf = (id: YazuoInterfaceId) => address + assumed.paths[id];

  function sample(id: string): InterfaceSample {
    const identity = store.identity();
    const { origin, request, printedRequest, printedAnswer } = sampleOf(known(id));
    const body = fillSample(request, {
      brandId: identity?.brandId ?? null,
      merchantNo: identity?.merchantNo ?? null,
      merchantId: store.knownMerchantId(),
      terminalNo: identity?.terminalNo ?? null,
      appId: application.id,
      cashierSerial: `K${parts.random.hex(7)}`,
      now: clock.wall(),
    });
    return {
      id,
      format: 'json',
      body,
      origin,
      printedRequest: printedRequest?.raw ?? null,
      printedAnswer: printedAnswer?.raw ?? null,
    };
  }

  async function exchanged(post: Post): Promise<{ readonly exchange: Exchange; readonly ms: number }> {
    const started = clock.monotonic();
    const exchange = await transport.post(post);
    return { exchange, ms: Math.round(clock.monotonic() - started) };
  }

  async function sendEnvelope(id: YazuoInterfaceId, payload: string): Promise<InterfaceExchange> {
    const state = await tokens.current();
    const token = state.kind === 'token' ? state.token : '';
    const secrets = [token, application.secret, ...secretsIn(payload)];
    const body = writeEnvelopeAround(token, payload, clock.wall());
    const line = `POST ${addressOf(id)}`;
    const sent = { line, contentType: 'application/json;charset=UTF-8', body: maskText(body, secrets) };
    if (state.kind !== 'token') {
      return { sent, answer: null, ms: 0, understood: { kind: 'unsent', reason: noToken[state.kind], detail: null } };
    }
    // A connection of its own: then it is certain whether a byte left.
    const post = { path: assumed.paths[id], contentType: 'application/json', body, fresh: true } as const;
    const { exchange, ms } = await exchanged(post);
    const understood = understandAnswer(id, exchange, assumed, secrets);
    // The owner renews it, so that the next press goes out with a token that lives.
    if (understood.kind === 'tokenRejected') await tokens.rejected(state.generation);
    return { sent, answer: shownAnswer(exchange, secrets), ms, understood };
  }

  async function sendForm(id: YazuoInterfaceId, form: Readonly<Record<string, string>>): Promise<InterfaceExchange> {
    const done: InterfaceExchange[] = [];
    async function ask(refreshToken: string | null): Promise<GrantOutcome> {
      const filled = mapped(form, (value) =>
        value.replaceAll(hole('app_secret'), application.secret).replaceAll(hole('refresh_token'), refreshToken ?? ''),
      );
      const secrets = [application.secret, refreshToken ?? '', ...secretsIn(JSON.stringify(filled))];
      const contentType = 'application/x-www-form-urlencoded';
      const body = new URLSearchParams(filled).toString();
      const { exchange, ms } = await exchanged({ path: assumed.paths[id], contentType, body, fresh: true });
      done.push({
        sent: { line: `POST ${addressOf(id)}`, contentType, body: maskForm(filled, secrets) },
        answer: shownAnswer(exchange, secrets),
        ms,
        understood: understandGrant(exchange, secrets),
      });
      return grantIn(exchange);
    }
    await tokens.adopt(ask, ({ merchantNo }) => merchantNo === null || merchantNo === store.identity()?.merchantNo);
    const [exchange] = done;
    if (exchange === undefined) throw new Error('the owner of the token did not ask for the grant');
    return exchange;
  }

  return {
    address,
    interfaces: () => yazuoInterfaceIds.map((id) => viewOf(id, assumed.paths[id])),
    sample,
    check(id, body) {
      const json = readJsonText(body);
      if (!json.ok) return failure('requestNotJson', { reason: json.reason });
      if (json.value === null || typeof json.value !== 'object' || Array.isArray(json.value)) {
        return failure('requestNotJson', { reason: '{ … }' });
      }
      const left = holeIn(body, sendsOf(known(id)) === 'envelope' ? [] : secretHoles);
      return left === null ? success(subjectOf(json.value)) : failure('requestPlaceholder', { name: left });
    },
    shown: (_id, body) => maskText(body, [application.secret]),
    command(id, body) {
      const at = known(id);
      switch (sendsOf(at)) {
        case 'envelope':
          return envelopeCommand(addressOf(at), body.trim());
        case 'form':
          return formCommand(addressOf(at), formIn(body));
        case 'browser':
          return browserCommand(addresses.authorizationCode(queryIn(body)));
      }
    },
    async send(id, body) {
      const at = known(id);
      switch (sendsOf(at)) {
        case 'envelope':
          return sendEnvelope(at, body.trim());
        case 'form':
          return sendForm(at, formIn(body));
        case 'browser':
          return addressOnly(addresses.authorizationCode(queryIn(body)));
      }
    },
  };
}

const noToken = { signedOut: 'unsentSignedOut', contention: 'unsentContention', failed: 'unsentToken' } as const;

function addressOnly(address: string): InterfaceExchange {
  const body = { masked: '', whole: '' };
  const understood: Understood = { kind: 'address', address };
  return { sent: { line: `GET ${address}`, contentType: '', body }, answer: null, ms: 0, understood };
}

function shownAnswer(exchange: Exchange, secrets: readonly string[]): InterfaceExchange['answer'] {
  if (exchange.kind !== 'answered') return null;
  const { status, contentType, body } = exchange;
  const text = new TextDecoder('utf-8').decode(body.subarray(0, longestAnswer));
  return { status, contentType, body: maskText(text, secrets), cut: body.length > longestAnswer };
}

function grantIn(exchange: Exchange): GrantOutcome {
  const classified = exchange.kind === 'answered' ? classify(exchange) : null;
  const answer = classified?.kind === 'body' ? readTokenAnswer(classified.status, classified.body) : null;
  return answer?.kind === 'granted' ? answer : { kind: 'failed', failure: { code: 'badAnswer', reachable: true } };
}
