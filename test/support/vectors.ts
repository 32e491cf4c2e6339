// The samples of the document as a trial of reader and writer: each is judged here, for the tests and for `npm run interfaces`.
import { deepStrictEqual, equal, partialDeepStrictEqual } from 'node:assert/strict';
import { z } from 'zod';
import { readJsonText } from '../../main/protocol/json.ts';
import { type YazuoInterfaceId, yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswer, readPayload, writeEnvelope, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import samples from '../vectors/yazuo.json' with { type: 'json' };
import { brokenAt, readAs } from './vector-expectations.ts';

export interface Vector {
  readonly section: string;
  readonly kind: string;
  readonly wellFormed: boolean;
  readonly raw: string;
}

export const vectors: readonly Vector[] = samples;

const bySection = new Map<string, YazuoInterfaceId>(yazuoInterfaceIds.map((id) => [yazuoCatalogue[id].section, id]));
const withCiphertext = z.object({ ciphertext: z.unknown() });

/** Why this sample fails, or null: well-formed ones are read as expected and written as printed, broken ones refused with the place. */
export function judgeVector(vector: Vector): string | null {
  try {
    if (!vector.wellFormed) judgeBroken(vector);
    else if (vector.kind === 'envelope') judgeEnvelope(vector);
    else judgeWellFormed(vector);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function judgeWellFormed({ section, kind, raw }: Vector): void {
  const name = `${section} ${kind}`;
  const id = bySection.get(section);
  if (id === undefined) throw new Error(`no interface has the section ${section}`);
  const expected = readAs[name];
  if (expected === undefined) throw new Error(`nothing is expected of ${name}`);
  if (kind === 'request') {
    const printed = withCiphertext.parse(JSON.parse(raw)).ciphertext;
    const read = readPayload(id, printed);
    if (!read.ok) throw new Error(read.reason);
    partialDeepStrictEqual(read.request, expected);
    deepStrictEqual(writePayload(id, read.request), printed);
    return;
  }
  const answer = readAnswer(id, new TextEncoder().encode(raw));
  if (answer.kind !== 'success') throw new Error(JSON.stringify(answer));
  partialDeepStrictEqual(answer.data, expected);
}

/** 1.1: written as printed. */
function judgeEnvelope({ raw }: Vector): void {
  deepStrictEqual(
    JSON.parse(writeEnvelope('8ddee38fd03446c59ff8c8f15bd2ff37', {}, 1_429_704_178_999)),
    JSON.parse(raw),
  );
}

/** The place and what was expected there, and no value: neither from the JSON reader nor from the reader of any answer. */
function judgeBroken({ section, kind, raw }: Vector): void {
  const [column, expected] = brokenAt[`${section} ${kind}`] ?? [];
  const reason = `the body is not JSON: line 1, column ${column}: ${expected} expected`;
  deepStrictEqual(readJsonText(raw), { ok: false, reason });
  const answer = readAnswer(bySection.get(section) ?? 'lookup', new TextEncoder().encode(raw));
  deepStrictEqual(answer, { kind: 'malformed', reason });
  equal('data' in answer, false);
}
