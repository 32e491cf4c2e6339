// UTF-8, UTF-16 with its mark and GB18030 are read; names that contradict each other, other charsets and broken bytes are errors, never question marks.
import { expect, test } from 'vitest';
import { readEnvelope } from '../../main/protocol/unipos/envelope.ts';
import { readFault } from '../../main/protocol/unipos/member.ts';

const before = '<Fault><Code>1001</Code><Reason>';
const after = '</Reason></Fault>';
/** 原因 in four encodings. */
const words = {
  utf8: [0xe5, 0x8e, 0x9f, 0xe5, 0x9b, 0xa0],
  gbk: [0xd4, 0xad, 0xd2, 0xf2],
  utf16: [0x53, 0x9f, 0x56, 0xe0],
} as const;
const ascii = (text: string) => Array.from(text, (sign) => sign.charCodeAt(0));
const wide = (text: string) => ascii(text).flatMap((code) => [0, code]);
const little = (bytes: readonly number[]) => bytes.map((_byte, index) => bytes[index ^ 1] ?? 0);
const declared = (label: string) => `<?xml version="1.0" encoding="${label}"?>\n`;

const utf8 = (declaration = '') => [...ascii(declaration), ...ascii(before), ...words.utf8, ...ascii(after)];
const gbk = (declaration = '') => [...ascii(declaration), ...ascii(before), ...words.gbk, ...ascii(after)];
const utf16 = (declaration = '') => [...wide(declaration), ...wide(before), ...words.utf16, ...wide(after)];
const mark = { utf8: [0xef, 0xbb, 0xbf], big: [0xfe, 0xff], little: [0xff, 0xfe] };

const read = (bytes: readonly number[], contentType: string | null) => readFault(Uint8Array.from(bytes), contentType);
const good = { ok: true, value: { code: '1001', reason: '原因' } };

test.each([
  ['UTF-8, unsaid', utf8(), null],
  ['UTF-8 with its mark', [...mark.utf8, ...utf8()], 'text/xml'],
  ['UTF-8 with its mark and declared', [...mark.utf8, ...utf8(declared('utf-8'))], null],
  ['UTF-8, said by the header', utf8(), 'text/xml; charset=UTF-8'],
  ['UTF-8, said by both', utf8(declared('UTF-8')), 'text/xml;charset="utf8"'],
  ['GBK, declared', gbk(declared('GBK')), 'text/xml'],
  ['GB2312, said by the header', gbk(), 'text/xml; charset=gb2312'],
  ['GB18030, said twice under two names', gbk(declared('gb2312')), 'text/xml; charset=GB18030; x=y'],
  ['UTF-16 with its mark', [...mark.big, ...utf16()], null],
  ['UTF-16, little end first', [...mark.little, ...little(utf16())], null],
  ['UTF-16, declared', [...mark.little, ...little(utf16(declared('utf-16')))], 'text/xml; charset=utf-16le'],
])('%s', (_name, bytes, contentType) => {
  expect(read(bytes, contentType)).toEqual(good);
});

test.each([
  ['GBK, unsaid', gbk(), null, 'the body is not UTF-8'],
  ['a character that is cut off', utf8().toSpliced(before.length + 5, 1), null, 'the body is not UTF-8'],
  [
    'half a character of GBK',
    gbk(declared('GBK')).slice(0, declared('GBK').length + before.length + 3),
    null,
    'the body is not GB18030',
  ],
  ['an odd byte of UTF-16', [...mark.big, ...utf16(), 0], null, 'the body is not UTF-16BE'],
  [
    'half a pair of UTF-16',
    [...mark.big, ...wide(before), 0xd8, 0x00, ...wide(after)],
    null,
    'the body is not UTF-16BE',
  ],
  [
    'UTF-16 without its mark',
    utf16(),
    'text/xml; charset=utf-16',
    'the body is said to be UTF-16, and has no byte order mark',
  ],
  [
    'UTF-16 in a declaration of single bytes',
    utf8(declared('utf-16')),
    null,
    'the body is said to be UTF-16, and has no byte order mark',
  ],
  ['UTF-16, unsaid and without its mark', utf16(), null, 'the body is not UTF-8'],
  ['two names', utf8(declared('GBK')), 'text/xml; charset=utf-8', 'two charsets are named: utf-8 and gb18030'],
  [
    'a mark and another name',
    [...mark.utf8, ...utf8(declared('GBK'))],
    null,
    'two charsets are named: utf-8 and gb18030',
  ],
  [
    'the wrong end first',
    [...mark.big, ...utf16()],
    'text/xml; charset=utf-16le',
    'two charsets are named: utf-16be and utf-16le',
  ],
  ['Latin', utf8(declared('ISO-8859-1')), null, 'the charset "iso-8859-1" cannot be read here'],
  ['UTF-7', utf8(), 'text/xml; charset=utf-7', 'the charset "utf-7" cannot be read here'],
  [
    'a name without end',
    utf8(),
    `text/xml; charset=${'x'.repeat(999)}`,
    `the charset "${'x'.repeat(40)}" cannot be read here`,
  ],
])('%s is an error', (_name, bytes, contentType, reason) => {
  expect(read(bytes, contentType)).toEqual({ ok: false, reason });
});

test('JSON is read in the charset of its header or its mark', () => {
  const body = (reason: readonly number[], to: (text: string) => number[] = ascii) =>
    Uint8Array.from([...to('{"success":false,"error_code":"1000","error_reason":"'), ...reason, ...to('"}')]);
  const readJson = (bytes: Uint8Array, contentType: string | null) =>
    readEnvelope('sendOrder', 'json', bytes, contentType);
  const refused = { kind: 'refused', code: '1000', reason: '原因' };
  expect(readJson(body(words.utf8), 'application/json; charset=utf-8')).toEqual(refused);
  expect(readJson(Uint8Array.from([...mark.utf8, ...body(words.utf8)]), 'application/json')).toEqual(refused);
  expect(readJson(body(words.gbk), 'application/json; charset=gbk')).toEqual(refused);
  expect(readJson(Uint8Array.from([...mark.big, ...body(words.utf16, wide)]), null)).toEqual(refused);
  expect(readJson(body(words.gbk), null)).toEqual({ kind: 'bad', reason: 'the body is not UTF-8' });
});
