// The samples of Yazuo’s document, read through the protocol’s schemas.
import { readFileSync } from 'node:fs';
import type { AnswerOf, YazuoInterfaceId } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswer } from '../../main/protocol/yazuo/envelope.ts';

type Vector = { readonly section: string; readonly kind: string; readonly raw: string; readonly wellFormed: boolean };
const vectors = JSON.parse(readFileSync(new URL('../vectors/yazuo.json', import.meta.url), 'utf8')) as Vector[];

export function sample(section: string, kind: 'request' | 'response'): string {
  const found = vectors.find((vector) => vector.section === section && vector.kind === kind);
  if (found === undefined) throw new Error(`no sample ${section} ${kind}`);
  return found.raw;
}

export function answerOf<Id extends YazuoInterfaceId>(id: Id, raw: string): AnswerOf<Id> {
  const read = readAnswer(id, new TextEncoder().encode(raw));
  if (read.kind !== 'success') throw new Error(JSON.stringify(read));
  return read.data;
}
export const heading = { brandId: '15', merchantNo: 'M1', terminalNo: 'T1', cashierSerial: 'S1' };
