// The samples of UniPOS's document as a trial of reader and writer, for the tests and for `npm run interfaces`: each is read as it means, and what
// we write for that says what the sample says, read a second time by something that knows nothing of ours.
import { deepStrictEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import type { UniposFormat, UniposInterfaceId, UniposServiceId } from '../../main/protocol/unipos/catalogue.ts';
import {
  readEnvelope,
  readPosted,
  type UniposAnswers,
  type UniposPosts,
  writeEnvelope,
  writePosted,
} from '../../main/protocol/unipos/envelope.ts';
import * as member from '../../main/protocol/unipos/member.ts';
import * as meaning from './unipos-meanings.ts';

/** What a read gave: the value, or why there is none. */
export type Outcome = { readonly value: unknown } | { readonly refused: string };

export type UniposSample = {
  readonly file: string;
  readonly id: UniposInterfaceId;
  readonly format: UniposFormat;
  readonly bytes: Uint8Array;
  readonly meaning: unknown;
  read(bytes: Uint8Array, contentType?: string | null): Outcome;
  write(): string;
};

function outcomeOf(
  read:
    | { readonly ok: boolean; readonly value?: unknown; readonly reason?: string }
    | { readonly kind: string; readonly value?: unknown; readonly reason?: string },
): Outcome {
  const good = 'ok' in read ? read.ok : read.kind === 'success';
  return good ? { value: read.value } : { refused: read.reason ?? '' };
}

function bytesOf(file: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../vectors/unipos/${file}`, import.meta.url)));
}

function answer<Id extends UniposServiceId>(
  id: Id,
  name: string,
  format: UniposFormat,
  means: UniposAnswers[Id],
): UniposSample {
  const file = `${name}.${format}`;
  return {
    ...{ file, id, format, bytes: bytesOf(file), meaning: means },
    read: (bytes, type = null) => outcomeOf(readEnvelope(id, format, bytes, type)),
    write: () => writeEnvelope(id, format, means),
  };
}

function posted<Id extends keyof UniposPosts>(
  id: Id,
  name: string,
  format: UniposFormat,
  means: UniposPosts[Id],
): UniposSample {
  const file = `${name}.${format}`;
  return {
    ...{ file, id, format, bytes: bytesOf(file), meaning: means },
    read: (bytes, type = null) => outcomeOf(readPosted(id, format, bytes, type)),
    write: () => writePosted(id, format, means),
  };
}

function ofMember<Value>(
  id: UniposInterfaceId,
  file: string,
  means: Value,
  read: (bytes: Uint8Array, type: string | null) => { readonly ok: boolean },
  write: (value: Value) => string,
): UniposSample {
  return {
    ...{ file, id, format: 'xml', bytes: bytesOf(file), meaning: means },
    read: (bytes, type = null) => outcomeOf(read(bytes, type)),
    write: () => write(means),
  };
}

export const uniposSamples: readonly UniposSample[] = [
  answer('token', 'token', 'xml', meaning.tokenOf('9khRIV5q1U2Kzr6C-bDXSA', '2016-11-07T10:23:48.0409435+08:00')),
  answer('token', 'token', 'json', meaning.tokenOf('8EiHItO5sEu7gco5w6cGrQ', '2016-11-07T10:32:36.3915923+08:00')),
  answer('listBills', 'bill', 'xml', meaning.bills),
  answer('listBills', 'bill', 'json', meaning.bills),
  answer('listOrders', 'order-list', 'xml', meaning.pageOf(3, meaning.orderOf('test_WvtyFm', '1001'))),
  answer('listOrders', 'order-list', 'json', meaning.pageOf(2, meaning.orderOf('test_WvtyFm', '1001'))),
  posted('sendOrder', 'order-post', 'xml', meaning.orderOf('test_gROtH7', null)),
  posted('sendOrder', 'order-post', 'json', meaning.orderOf('test_L0HiCP', null)),
  answer('sendOrder', 'accepted', 'xml', null),
  answer('sendOrder', 'accepted', 'json', null),
  answer(
    'listReservations',
    'reservation-list',
    'xml',
    meaning.pageOf(4, meaning.reservationOf('test_2oNJGM', '1001')),
  ),
  answer(
    'listReservations',
    'reservation-list',
    'json',
    meaning.pageOf(1, meaning.reservationOf('test_2oNJGM', '1001')),
  ),
  posted('sendReservation', 'reservation-post', 'xml', meaning.reservationOf('test_73scLf', null)),
  posted('sendReservation', 'reservation-post', 'json', meaning.reservationOf('test_SLJMB9', '1001')),
  answer('sendReservation', 'accepted', 'xml', null),
  answer('sendReservation', 'accepted', 'json', null),
  ofMember('memberSorts', 'member-sorts.xml', meaning.sorts, member.readMemberSorts, member.writeMemberSorts),
  ofMember('memberState', 'member.xml', meaning.member, member.readMember, member.writeMember),
  ofMember('memberPaying', 'memberpaying.xml', meaning.paying, member.readPaying, member.writePaying),
  ofMember('memberPaying', 'fault.xml', meaning.fault, member.readFault, member.writeFault),
];

/** Why this sample fails, or null. */
export function judgeUniposSample(sample: UniposSample): string | null {
  try {
    deepStrictEqual(sample.read(sample.bytes), { value: sample.meaning });
    deepStrictEqual(
      plainReading(sample.format, sample.write()),
      plainReading(sample.format, new TextDecoder().decode(sample.bytes)),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Elements and attributes whose text is a number: `1.0` and `1` say the same. */
const numeric = /(money|price|quantity|total|balance|num|ratio|skip|total_count)$/i;

/** A body as its own format's plain reader gives it; of XML, the declarations of namespaces left out (`token.xml` has none). */
export function plainReading(format: UniposFormat, body: string): unknown {
  if (format === 'json') return JSON.parse(body);
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    parseAttributeValue: false,
    tagValueProcessor: (name, value) => (numeric.test(name) && value !== '' ? `= ${Number(value)}` : value),
    attributeValueProcessor: (name, value) => (numeric.test(name) && value !== '' ? `= ${Number(value)}` : value),
    updateTag: (_name, _path, attributes) => {
      for (const name of Object.keys(attributes ?? {})) if (name.startsWith('@_xmlns')) delete attributes[name];
      return true;
    },
  });
  return parser.parse(body);
}
