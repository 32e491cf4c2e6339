// The gateway's HTTP: who asks, what, and the answer in XML. Every failure is HTTP 500 with a Fault; a payment that is taken has an empty body.
import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { type Context, Hono } from 'hono';
import type { Catalogue } from '../../shared/messages/zh-CN.ts';
import { memberContentType, readPaying, writeFault, writeMember, writeMemberSorts } from '../protocol/unipos/member.ts';
import { postedLimit } from '../protocol/unipos/xml.ts';
import type { GatewayBook } from '../till/gateway-book.ts';
import type { Door } from './door.ts';
import { type GatewayFault, saying, wordsOf } from './faults.ts';
import type { MemberReply, Told } from './members.ts';
import type { Paid } from './paying.ts';
import type { Slots } from './slots.ts';

type GatewayHttp = Context<{ Bindings: HttpBindings }>;

export type HttpParts = {
  /** Before the three names: `/member`, or nothing. */
  readonly path: string;
  /** The only Host headers that are answered; null: any. */
  readonly hosts: () => readonly string[] | null;
  readonly door: Door;
  readonly slots: Slots;
  readonly book: Pick<GatewayBook, 'count' | 'heard'>;
  readonly texts: Catalogue;
  readonly now: () => number;
  readonly sorts: () => Promise<Told<Parameters<typeof writeMemberSorts>[0]>>;
  readonly member: (asked: string) => Promise<Told<MemberReply>>;
  readonly pay: (paying: Extract<ReturnType<typeof readPaying>, { ok: true }>['value']) => Promise<Paid>;
  readonly complain: (message: string, error: unknown) => void;
};

/** Null: nothing was answered, for nobody is there to hear it. */
type Reply = { readonly text: string; readonly headers?: Readonly<Record<string, string>> } | GatewayFault | null;

const routes = { membersorts: 'GET', members: 'GET', memberpaying: 'POST' } as const;
type Route = keyof typeof routes;

/** The application; nothing is asked of the till before the caller has shown his credentials. */
export function createGatewayApplication(parts: HttpParts): Hono<{ Bindings: HttpBindings }> {
  const application = new Hono<{ Bindings: HttpBindings }>();
  application.all('*', async (context) => send(context, await answer(context, parts), parts));
  application.onError((error, context) => {
    parts.complain('a request of a terminal could not be answered', error);
    return send(context as GatewayHttp, saying('1000', 'broken'), parts);
  });
  return application;
}

async function answer(context: GatewayHttp, parts: HttpParts): Promise<Reply> {
  parts.book.heard();
  const hosts = parts.hosts();
  if (hosts !== null && !hosts.includes((context.req.header('host') ?? '').toLowerCase())) {
    return saying('1000', 'hostUnknown');
  }
  const query = readQuery(context.req.url);
  if ('code' in query) {
    return query;
  }
  const stranger = await challenge(context, query, parts);
  if (stranger !== 'open') {
    return stranger;
  }
  const route = routeOf(context.req.path, parts.path);
  if (route === null) {
    return saying('1000', 'addressUnknown');
  }
  if (context.req.method !== routes[route]) {
    return saying('1000', 'methodWrong', { method: routes[route] });
  }
  const body = route === 'memberpaying' ? await readBody(context.env.incoming) : null;
  if (body === 'gone') {
    return null;
  }
  if (body === 'tooLarge') {
    return saying('1000', 'bodyTooLarge');
  }
  const leave = await parts.slots.enter();
  if (leave === null) {
    return saying('1000', 'busy');
  }
  try {
    return await replyTo(route, { query, body, contentType: context.req.header('content-type') ?? null }, parts);
  } finally {
    leave();
  }
}

/** Strangers that guess wait before they are looked at; too many of them at once hear nothing at all. */
async function challenge(context: GatewayHttp, query: Query, { book, door }: HttpParts): Promise<'open' | Reply> {
  const { socket } = context.env.incoming;
  const address = socket.remoteAddress ?? '';
  if (!(await door.admit(address))) {
    book.count('strangers');
    socket.destroy();
    return null;
  }
  const found = door.check(
    address,
    (name) => context.req.header(name) ?? null,
    (name) => query.get(name.toLowerCase()) ?? null,
  );
  if (found === 'open') {
    return 'open';
  }
  book.count('strangers');
  return found === 'missing' ? saying('0000', 'credentialsMissing') : saying('0001', 'credentialsWrong');
}

/** Names in lower case: the terminals of two makers do not agree on them. */
type Query = ReadonlyMap<string, string>;

function readQuery(url: string): Query | GatewayFault {
  const query = new Map<string, string>();
  for (const [name, value] of new URL(url).searchParams) {
    const known = query.get(name.toLowerCase());
    if (known !== undefined && known !== value) {
      return saying('1000', 'parameterTwice', { name: name.slice(0, 32) });
    }
    query.set(name.toLowerCase(), value);
  }
  return query;
}

function routeOf(path: string, base: string): Route | null {
  const asked = path.toLowerCase().replace(/\/$/, '');
  const route = (Object.keys(routes) as Route[]).find((name) => asked === `${base.toLowerCase()}/${name}`);
  return route ?? null;
}

/** `gone`: the caller went away, or was too slow, before all of it was here. Nothing beyond the limit is kept. */
async function readBody(incoming: IncomingMessage): Promise<Buffer | 'gone' | 'tooLarge'> {
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(incoming.headers['content-length'] ?? 0) > postedLimit) {
    return 'tooLarge';
  }
  try {
    for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > postedLimit) {
        return 'tooLarge';
      }
      chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return incoming.complete ? Buffer.concat(chunks) : 'gone';
}

type Asked = { readonly query: Query; readonly body: Buffer | null; readonly contentType: string | null };

async function replyTo(route: Route, asked: Asked, parts: HttpParts): Promise<Reply> {
  switch (route) {
    case 'membersorts': {
      const told = await parts.sorts();
      return told.ok ? { text: writeMemberSorts(told.value) } : told.fault;
    }
    case 'members':
      return replyToMember(asked.query, parts);
    case 'memberpaying':
      return replyToPaying(asked, parts);
  }
}

async function replyToMember(query: Query, { book, member, now }: HttpParts): Promise<Reply> {
  const wanted = [query.get('cardno'), query.get('barcode')]
    .map((text) => (text ?? '').trim())
    .find((text) => text !== '');
  if (wanted === undefined) {
    return saying('1000', 'cardMissing');
  }
  const told = await member(wanted);
  if (!told.ok) {
    book.count('refused');
    return told.fault;
  }
  book.count('members');
  const { member: found, seenAt } = told.value;
  return { text: writeMember(found), headers: seenAt === null ? {} : ageHeaders(seenAt, now()) };
}

/** What comes from the cache says how old it is, as HTTP says it. */
function ageHeaders(seenAt: number, now: number): Readonly<Record<string, string>> {
  return {
    age: String(Math.max(0, Math.floor((now - seenAt) / 1_000))),
    'last-modified': new Date(seenAt).toUTCString(),
  };
}

async function replyToPaying({ body, contentType }: Asked, { book, pay }: HttpParts): Promise<Reply> {
  if (contentType !== null && !/^(text|application)\/(\w+\+)?xml\b/i.test(contentType.trim())) {
    return saying('1000', 'notXml');
  }
  const read = readPaying(body ?? Buffer.alloc(0), contentType);
  if (!read.ok) {
    book.count('refused');
    return saying('1000', 'bodyUnreadable', { reason: read.reason });
  }
  const paid = await pay(read.value);
  if (paid.repeated) {
    book.count('repeats');
  } else if (paid.kind === 'paid') {
    book.count('payments');
  }
  if (paid.kind !== 'paid') {
    book.count(paid.kind);
    return paid.fault;
  }
  if (paid.vouched) {
    book.count('inDoubt');
  }
  return { text: '' };
}

function send(context: GatewayHttp, reply: Reply, { texts }: HttpParts): Response {
  if (reply === null) {
    return RESPONSE_ALREADY_SENT;
  }
  const headers = { 'content-type': memberContentType, 'cache-control': 'no-store' };
  if ('text' in reply) {
    return new Response(reply.text, { status: 200, headers: { ...headers, ...reply.headers } });
  }
  // What is left of a body that nobody wants to read ends with the connection.
  const ends = context.env.incoming.complete ? {} : { connection: 'close' };
  return new Response(faultText(reply, texts), { status: 500, headers: { ...headers, ...ends } });
}

/** A fault as it stands on the wire. */
export function faultText(fault: GatewayFault, texts: Catalogue): string {
  return writeFault({ code: fault.code, reason: wordsOf(fault, texts) });
}
