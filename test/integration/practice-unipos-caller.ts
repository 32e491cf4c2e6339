// A bare HTTP client of the practice platform's UniPOS interfaces: it knows the wire and a plain XML parser, none of our own code for either.
import { XMLParser } from 'fast-xml-parser';
import { Agent, request } from 'undici';
import type { PracticeOptions } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { type Bench, openBench } from './practice-caller.ts';

export type Format = 'json' | 'xml';
export const formats = ['json', 'xml'] as const;
export const guide = practiceWorldGuide.unipos;

export interface Raw {
  readonly status: number;
  readonly type: string;
  readonly bytes: Buffer;
  readonly text: string;
}

/** An envelope of the service; `data` loosely typed, because the tests look at the wire. Leaves are text in XML, what JSON says in JSON. */
export interface Envelope {
  readonly success: boolean;
  readonly code: string;
  readonly reason: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer's fields by name.
  readonly data: any;
}

type Query = Readonly<Record<string, string>>;
type Headers = Readonly<Record<string, string>>;

export interface UniposBench extends Bench {
  readonly send: (method: 'GET' | 'POST', path: string, query: Query, headers: Headers, body?: string) => Promise<Raw>;
  /** A call of the service, with the token that was granted last unless the query has its own. */
  readonly ask: (format: Format, path: string, query?: Query) => Promise<Envelope>;
  readonly tell: (format: Format, path: string, body: string, query?: Query) => Promise<Envelope>;
  readonly grant: (format?: Format, more?: Query) => Promise<Envelope>;
  readonly token: () => string;
  /** A call of the member service, as the terminal of a store that is signed in. */
  readonly member: (path: string, query?: Query, headers?: Headers) => Promise<Raw>;
  readonly pay: (xml: string, headers?: Headers) => Promise<Raw>;
}

export const credentials: Headers = Object.fromEntries(guide.memberCredentials.map(({ name, value }) => [name, value]));

/** A running platform on a hand-moved clock, at noon in China. */
export async function openUniposBench(options: PracticeOptions = {}): Promise<UniposBench> {
  const bench = await openBench(options);
  const agent = new Agent();
  let token = '';

  async function send(method: 'GET' | 'POST', path: string, query: Query, headers: Headers, body?: string) {
    const search = new URLSearchParams(query).toString();
    const answer = await request(`${bench.server.url}${path}${search === '' ? '' : `?${search}`}`, {
      method,
      headers: { ...headers },
      dispatcher: agent,
      reset: true,
      ...(body === undefined ? {} : { body }),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const type = String(answer.headers['content-type']);
    return { status: answer.statusCode, type, bytes, text: bytes.toString('utf8') };
  }
  const type = (format: Format) => `application/${format}`;
  async function ask(format: Format, path: string, query: Query = {}) {
    const answer = await send('GET', `${guide.servicePath}/${path}`, { token, ...query }, { accept: type(format) });
    return envelopeOf(format, answer);
  }
  async function grant(format: Format = 'json', more: Query = {}) {
    const { appId, appSecret } = guide.application;
    const query = { appid: appId, appsecret: appSecret, ...more };
    const answer = await send('GET', `${guide.servicePath}/token`, query, { accept: type(format) });
    const envelope = envelopeOf(format, answer);
    token = envelope.data?.token ?? token;
    return envelope;
  }
  await grant();
  return {
    ...bench,
    send,
    ask,
    grant,
    token: () => token,
    tell: async (format, path, body, query = {}) => {
      const headers = { accept: type(format), 'content-type': `${type(format)}; charset=utf-8` };
      return envelopeOf(format, await send('POST', `${guide.servicePath}/${path}`, { token, ...query }, headers, body));
    },
    member: (path, query = {}, headers = credentials) =>
      send('GET', `${guide.memberPath}/${path}`, query, { 'content-type': 'text/xml', ...headers }),
    pay: (xml, headers = credentials) =>
      send('POST', `${guide.memberPath}/memberpaying`, {}, { 'content-type': 'text/xml', ...headers }, xml),
    close: async () => {
      await agent.close();
      await bench.close();
    },
  };
}

const lists = new Set(['Bill', 'Order', 'Reservation', 'Item']);
const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, isArray: (name) => lists.has(name) });

function envelopeOf(format: Format, { text, type, status }: Raw): Envelope {
  if (status !== 200 || type !== `application/${format}; charset=utf-8`) throw new Error(`${status} ${type}: ${text}`);
  const answer = format === 'json' ? JSON.parse(text) : unwrap(parser.parse(text).ApiResult);
  const { success, error_code: code, error_reason: reason, data } = answer;
  return { success: success === true || success === 'true', code, reason, data: data ?? null };
}

/** `<items><Bill/><Bill/></items>` as an array. */
function unwrap(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unwrap);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (first !== undefined && entries.length === 1 && lists.has(first[0])) return unwrap(first[1]);
  return Object.fromEntries(entries.map(([name, inner]) => [name, unwrap(inner)]));
}

/** What an answer says in either format: leaves as text, numbers without idle zeros, what is null or empty left out. */
export function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value === 'object' && value !== null) {
    const told = Object.entries(value).flatMap(([name, inner]) => {
      const said = meaning(inner);
      const isNothing = said === '' || (Array.isArray(said) && said.length === 0);
      return isNothing ? [] : [[name, said]];
    });
    return Object.fromEntries(told);
  }
  if (value === null || value === undefined) return '';
  const text = String(value);
  return /^-?\d{1,15}(\.\d+)?$/.test(text) ? String(Number(text)) : text;
}

export interface PayingParts {
  readonly card: string;
  readonly account?: string;
  readonly quantity: string;
  readonly fromNo?: string;
  readonly content?: string;
}

/** 消费请求 as the document prints it. */
export function payingOf({ card, account = '00', quantity, fromNo = '', content = '' }: PayingParts): string {
  const head = `<Paying CardNo="${card}" AccountNo="${account}" Quantity="${quantity}" Description="餐费" FromNo="${fromNo}">`;
  return `${head}<FromContent>${content}</FromContent></Paying>`;
}

/** The code of a Fault; undefined where the answer is none. */
export function faultOf({ text, status, type }: Raw): string | undefined {
  return status === 500 && type === 'text/xml; charset=utf-8' ? /<Code>(\d{4})<\/Code>/.exec(text)?.[1] : undefined;
}
