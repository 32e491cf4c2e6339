// 1.1 and 1.2: the envelope of a request and of an answer, and the one way from bytes to a typed answer.
import { z } from 'zod';
import { readJsonBytes } from '../json.ts';
import { type AssumedYazuo, assumedYazuo } from './assumed.ts';
import { type AnswerOf, type RequestOf, type YazuoInterfaceId, yazuoCatalogue } from './catalogue.ts';
import { text } from './tolerant.ts';

export interface Envelope {
  readonly access_token: string;
  readonly ciphertext: unknown;
}

/** `refused`: a well-formed answer with a code other than 0 (kept as text: `40001`). `malformed`: no conclusion may be drawn from this body. */
export type Answer<Id extends YazuoInterfaceId> =
  | { readonly kind: 'success'; readonly message: string; readonly data: AnswerOf<Id> }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string; readonly data: unknown }
  | { readonly kind: 'malformed'; readonly reason: string };

/**
 * The business payload of a request as it goes on the wire: checked, money in yuan, names as the document (or the profile) spells them.
 * Throws where the caller hands over something that the schema forbids: that is a bug, not an expected failure.
 */
export function writePayload<Id extends YazuoInterfaceId>(
  id: Id,
  request: RequestOf<Id>,
  assumed: AssumedYazuo = assumedYazuo,
): unknown {
  const schema: z.ZodType = yazuoCatalogue[id].request;
  return renameKeys(z.encode(schema, request), assumed.fieldNames[id]?.request ?? {});
}

/** The whole request body. `nowMs` is UTC; the wire wants seconds. */
export function writeEnvelope(accessToken: string, payload: unknown, nowMs: number): string {
  return writeEnvelopeAround(accessToken, JSON.stringify(payload), nowMs);
}

/** The same around a payload that is JSON text already: it goes out exactly as it is. */
export function writeEnvelopeAround(accessToken: string, payload: string, nowMs: number): string {
  const head = JSON.stringify({ timestamp: Math.floor(nowMs / 1000), version: 1, access_token: accessToken });
  return `${head.slice(0, -1)},"ciphertext":${payload}}`;
}

const envelope = z.object({ access_token: z.string().catch(''), ciphertext: z.unknown().optional() });

/** Reads a request's envelope (the practice backend's side); `timestamp` and `version` are never required. */
export function readEnvelope(value: unknown): Envelope | undefined {
  const read = envelope.safeParse(value);
  return read.success ? { access_token: read.data.access_token, ciphertext: read.data.ciphertext } : undefined;
}

/** Reads a request's payload; the counterpart of `writePayload`. */
export function readPayload<Id extends YazuoInterfaceId>(
  id: Id,
  payload: unknown,
  assumed: AssumedYazuo = assumedYazuo,
): { readonly ok: true; readonly request: RequestOf<Id> } | { readonly ok: false; readonly reason: string } {
  const schema: z.ZodType = yazuoCatalogue[id].request;
  const read = schema.safeParse(renameKeys(payload, inverted(assumed.fieldNames[id]?.request ?? {})));
  if (!read.success) return { ok: false, reason: findings(read.error) };
  return { ok: true, request: read.data as RequestOf<Id> };
}

const answer = z.object({
  code: text,
  message: z
    .unknown()
    .optional()
    .transform((message) => (typeof message === 'string' ? message : '')),
  data: z.unknown().optional(),
});

/** Reads the body of an HTTP 200 answer. Anything short of a whole, well-typed answer is `malformed`. */
export function readAnswer<Id extends YazuoInterfaceId>(
  id: Id,
  body: Uint8Array,
  assumed: AssumedYazuo = assumedYazuo,
): Answer<Id> {
  const json = readJsonBytes(body);
  return json.ok ? readAnswerValue(id, json.value, assumed) : { kind: 'malformed', reason: json.reason };
}

/** The same for JSON that has been parsed already. */
export function readAnswerValue<Id extends YazuoInterfaceId>(
  id: Id,
  value: unknown,
  assumed: AssumedYazuo = assumedYazuo,
): Answer<Id> {
  const outer = answer.safeParse(withCode(id, value));
  if (!outer.success) return { kind: 'malformed', reason: `no code in the answer: ${findings(outer.error)}` };
  const { code, message, data } = outer.data;
  if (code !== '0') return { kind: 'refused', code, message, data };
  const schema: z.core.$ZodType = yazuoCatalogue[id].answer;
  const inner = z.safeParse(schema, renameKeys(data, inverted(assumed.fieldNames[id]?.answer ?? {})));
  if (!inner.success) return { kind: 'malformed', reason: `data: ${findings(inner.error)}` };
  return { kind: 'success', message, data: inner.data as AnswerOf<Id> };
}

/** 6.14 prints its answer without a code. Its data is a card, which no failure has; nowhere else is a missing code anything but a damaged answer. */
const printedWithoutCode: ReadonlySet<YazuoInterfaceId> = new Set(['singleCardSingleCoupon']);

function withCode(id: YazuoInterfaceId, value: unknown): unknown {
  const lacksCode = typeof value === 'object' && value !== null && !('code' in value);
  return lacksCode && printedWithoutCode.has(id) ? { ...value, code: 0 } : value;
}

/** Field paths and what was expected there; never the values, which may be a guest's. */
function findings(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || '(whole)'}: ${issue.message}`).join('; ');
}

function inverted(map: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(map).map(([ours, theirs]) => [theirs, ours]));
}

function renameKeys(value: unknown, map: Readonly<Record<string, string>>): unknown {
  if (Object.keys(map).length === 0) return value;
  if (Array.isArray(value)) return value.map((element) => renameKeys(element, map));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [map[key] ?? key, renameKeys(inner, map)]));
}
