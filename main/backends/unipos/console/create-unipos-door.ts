// The console's door to UniPOS: its service and a member service of its standard, one raw exchange at a time. See ../../console-door.ts.
import {
  type InterfaceExchange,
  type InterfaceFormat,
  longestAnswer,
  type ShownText,
} from '../../../../shared/interfaces-console.ts';
import type { Credential } from '../../../../shared/profile-parts.ts';
import { failure } from '../../../../shared/result.ts';
import { type UniposInterfaceId, uniposCatalogue, uniposInterfaceIds } from '../../../protocol/unipos/catalogue.ts';
import { mediaType, readEnvelope } from '../../../protocol/unipos/envelope.ts';
import { memberContentType } from '../../../protocol/unipos/member.ts';
import { uniposSampleOf } from '../../../protocol/unipos/samples.ts';
import type { Clock, Random } from '../../../queue/ports.ts';
import { holeIn } from '../../console/holes.ts';
import { maskForm, maskText } from '../../console/mask.ts';
import type { ConsoleDoor } from '../../console-door.ts';
import { createHttpTransport, type Exchange, type HttpTransport } from '../../http/transport.ts';
import { uniposCommand } from './command.ts';
import {
  isMemberId,
  parametersIn,
  requestToBeginWith,
  secretHole,
  subjectIn,
  uniposIdOf,
  uniposViewOf,
} from './requests.ts';
import { understandUnipos } from './understand.ts';

/** `serviceUri` without a slash at its end. */
export type ServiceAccess = {
  readonly serviceUri: string;
  readonly appId: string;
  readonly shopNo: string;
  readonly secret: string;
};
export type MemberAccess = {
  readonly serviceUri: string;
  readonly credentials: readonly (Credential & { readonly value: string })[];
};

export type UniposDoorParts = {
  /** Null where the till is not connected: then its calls are shown, and cannot be sent. */
  readonly service: ServiceAccess | null;
  readonly member: MemberAccess | null;
  readonly clock: Clock;
  readonly random: Random;
  /** The shop's day of a moment (ms UTC), `YYYY-MM-DD`. */
  readonly dayOf: (wall: number) => string;
  readonly certificateAuthority?: string;
};

type Call = {
  readonly access: { readonly serviceUri: string };
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly credentials: MemberAccess['credentials'];
  readonly body: string | null;
};

/** Nothing runs before `send`. The console has a token of its own, fetched with the first call that wants one. */
export function createUniposDoor(parts: UniposDoorParts): Required<ConsoleDoor> {
  const { service, member, clock, random } = parts;
  const transports = new Map<string, HttpTransport>();
  let token: string | null = null;

  const known = (id: string): UniposInterfaceId => {
    const found = uniposIdOf(id);
    if (found === null) throw new Error(`no interface of UniPOS: ${id}`);
    return found;
  };

  function transportTo(serviceUri: string): HttpTransport {
    const authority = parts.certificateAuthority;
    const known = transports.get(serviceUri);
    const transport =
      known ??
      createHttpTransport({
        baseUrl: serviceUri,
        largestBody: longestAnswer,
        ...(authority === undefined ? {} : { certificateAuthority: authority }),
      });
    transports.set(serviceUri, transport);
    return transport;
  }

  /** The call as it leaves; `withToken` null: as it would, for whoever only looks. Throws where `check` has said that nobody is there. */
  function callOf(id: UniposInterfaceId, body: string, format: InterfaceFormat, withToken: string | null): Call {
    const posts = uniposCatalogue[id].method === 'POST';
    if (isMemberId(id)) {
      if (member === null) throw new Error('no member service');
      const headers = posts ? { 'content-type': memberContentType } : { accept: 'text/xml' };
      return {
        access: member,
        query: posts ? {} : parametersIn(body),
        headers,
        credentials: member.credentials,
        body: posts ? body : null,
      };
    }
    if (service === null) throw new Error('UniPOS is not connected');
    const { accept, contentType } = mediaType(format);
    const bare = posts ? {} : parametersIn(body);
    const query =
      id === 'token'
        ? { ...bare, appsecret: (bare['appsecret'] ?? '').replaceAll(`$\{${secretHole}}`, service.secret) }
        : { ...bare, token: withToken ?? '' };
    return {
      access: service,
      query,
      headers: { accept, ...(posts ? { 'content-type': contentType } : {}) },
      credentials: [],
      body: posts ? body : null,
    };
  }

  /** Everything that nothing may show. */
  function secretsOf({ query, credentials }: Call): readonly string[] {
    return [
      service?.secret ?? '',
      token ?? '',
      query['appsecret'] ?? '',
      query['token'] ?? '',
      ...credentials.map(({ value }) => value),
    ];
  }

  async function exchanged(
    id: UniposInterfaceId,
    call: Call,
  ): Promise<{ readonly exchange: Exchange; readonly ms: number }> {
    const { method, path } = uniposCatalogue[id];
    const query = new URLSearchParams({ ...call.query, ...valuesIn(call, 'query') }).toString();
    const started = clock.monotonic();
    const exchange = await transportTo(call.access.serviceUri).send({
      method,
      path: `/${path}${query === '' ? '' : `?${query}`}`,
      headers: { ...call.headers, ...valuesIn(call, 'header') },
      body: call.body,
      // A connection of its own: then it is certain whether a byte left.
      fresh: true,
    });
    return { exchange, ms: Math.round(clock.monotonic() - started) };
  }

  /** Of an answer that grants one. */
  function tokenIn(format: InterfaceFormat, exchange: Exchange): string | null {
    if (exchange.kind !== 'answered') return null;
    const read = readEnvelope('token', format, exchange.body, exchange.contentType);
    return read.kind === 'success' ? read.value.token : null;
  }

  async function tokenFor(id: UniposInterfaceId): Promise<string | null> {
    if (service === null || isMemberId(id) || id === 'token') return null;
    if (token === null) {
      const body = requestToBeginWith('token', 'json', { ...service, day: '', own: '' });
      const { exchange } = await exchanged('token', callOf('token', body, 'json', null));
      token = tokenIn('json', exchange);
    }
    return token;
  }

  function shownCall(id: UniposInterfaceId, call: Call): InterfaceExchange['sent'] {
    const { method, path } = uniposCatalogue[id];
    const secrets = secretsOf(call);
    const names = call.credentials.map(({ name }) => ` · ${name}: ***`).join('');
    const posted = call.body !== null;
    const line = `${method} ${call.access.serviceUri}/${path}${posted && 'token' in call.query ? '?token=***' : ''}${names}`;
    const contentType = call.headers['content-type'] ?? call.headers['accept'] ?? '';
    return { line, contentType, body: posted ? maskText(call.body ?? '', secrets) : maskForm(call.query, secrets) };
  }

  return {
    address: [service?.serviceUri, member?.serviceUri].filter((one) => one !== undefined).join(' · '),
    interfaces: () => uniposInterfaceIds.map(uniposViewOf),
    sample(consoleId, format) {
      const id = known(consoleId);
      const own = {
        shopNo: service?.shopNo ?? null,
        appId: service?.appId ?? null,
        day: parts.dayOf(clock.wall()),
        own: random.hex(4),
      };
      return {
        id: consoleId,
        format,
        body: requestToBeginWith(id, format, own),
        origin: 'printed',
        printedRequest: uniposSampleOf(id, 'request', format),
        printedAnswer: uniposSampleOf(id, 'answer', format) ?? uniposSampleOf(id, 'fault', format),
      };
    },
    check(consoleId, body, format) {
      const id = known(consoleId);
      if (isMemberId(id) ? member === null : service === null) {
        return failure(isMemberId(id) ? 'memberServiceAbsent' : 'uniposAbsent');
      }
      const left = holeIn(body, id === 'token' ? [secretHole] : []);
      return left === null ? subjectIn(id, body, format) : failure('requestPlaceholder', { name: left });
    },
    shown: (_id, body) => maskText(body, [service?.secret ?? '', token ?? '']),
    command(consoleId, body, format) {
      const id = known(consoleId);
      const { access, ...call } = callOf(id, body, format, null);
      return uniposCommand({ ...call, address: `${access.serviceUri}/${uniposCatalogue[id].path}` });
    },
    async send(consoleId, body, format) {
      const id = known(consoleId);
      const ownToken = await tokenFor(id);
      const call = callOf(id, body, format, ownToken);
      const sent = shownCall(id, call);
      if (ownToken === null && id !== 'token' && !isMemberId(id)) {
        return { sent, answer: null, ms: 0, understood: { kind: 'unsent', reason: 'unsentToken', detail: null } };
      }
      const { exchange, ms } = await exchanged(id, call);
      const secrets = [...secretsOf(call), ...(id === 'token' ? [tokenIn(format, exchange) ?? ''] : [])];
      const understood = understandUnipos(id, format, exchange, secrets);
      if (id === 'token') token = tokenIn(format, exchange) ?? token;
      // The next press fetches one that lives.
      if (understood.kind === 'tokenRejected') token = null;
      return { sent, answer: shownAnswer(exchange, secrets), ms, understood };
    },
    async close() {
      await Promise.all([...transports.values()].map((transport) => transport.close()));
    },
  };
}

/** The credentials that travel there. */
function valuesIn({ credentials }: Call, where: Credential['in']): Readonly<Record<string, string>> {
  return Object.fromEntries(credentials.filter((one) => one.in === where).map(({ name, value }) => [name, value]));
}

function shownAnswer(exchange: Exchange, secrets: readonly string[]): InterfaceExchange['answer'] {
  if (exchange.kind !== 'answered') return null;
  const { status, contentType, body } = exchange;
  const text = new TextDecoder('utf-8').decode(body.subarray(0, longestAnswer));
  const shown: ShownText = maskText(text, secrets);
  return { status, contentType, body: shown, cut: body.length > longestAnswer };
}
