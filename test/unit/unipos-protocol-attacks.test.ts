// Bodies that mean harm, in XML and in JSON: each is refused by what it is, before anything is built of it.
import { afterEach, expect, test, vi } from 'vitest';
import { readExactJson } from '../../main/protocol/unipos/exact-json.ts';
import { deepest, longestText, mostAttributes, mostElements } from '../../main/protocol/unipos/limits.ts';
import { answerLimit, postedLimit, readXmlBytes } from '../../main/protocol/unipos/xml.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = (text: string, limit = postedLimit) => readXmlBytes(bytesOf(text), null, limit);
const refusal = (reason: string) => ({ ok: false, reason: `the body is not XML that is accepted: ${reason}` });

afterEach(() => {
  vi.restoreAllMocks();
});

const declared = 'a document type or an entity declaration, which is not accepted';
const laughs = Array.from({ length: 10 }, (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`);
test.each([
  ['a document type', '<!DOCTYPE a><a/>'],
  ['a billion laughs', `<!DOCTYPE a [<!ENTITY l0 "ha">${laughs.join('')}]><a>&l10;</a>`],
  ['a quadratic blow-up', `<!DOCTYPE a [<!ENTITY x "${'x'.repeat(50_000)}">]><a>${'&x;'.repeat(50_000)}</a>`],
  ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'],
  ['a DTD of elsewhere', '<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>'],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x">%x;]><a/>'],
])('%s', (_name, text) => {
  expect(read(text)).toEqual(refusal(`line 1, column 1: ${declared}`));
});

test('a declaration inside', () => {
  expect(read('<a><!ENTITY x "y"></a>')).toEqual(refusal(`line 1, column 4: ${declared}`));
});

test('depth', () => {
  const nest = (levels: number) => `${'<a>'.repeat(levels)}1${'</a>'.repeat(levels)}`;
  expect(read(nest(deepest)).ok).toBe(true);
  const tooDeep = refusal(`line 1, column ${deepest * 3 + 1}: more than ${deepest} levels`);
  expect(read(nest(deepest + 1))).toEqual(tooDeep);
  expect(read(nest(100_000))).toEqual(tooDeep);
  expect(read('<a>'.repeat(100_000))).toEqual(tooDeep);
});

test('elements, comments and attributes without end', () => {
  const around = (inner: string, times: number) => read(`<a>${inner.repeat(times)}</a>`, answerLimit);
  const most = around('<b/>', mostElements - 1);
  expect(most.ok && most.value.children.length).toBe(mostElements - 1);
  for (const many of [
    around('<b/>', mostElements),
    around('<!---->', mostElements),
    around('<![CDATA[]]>', mostElements),
  ]) {
    expect(many).toMatchObject({ ok: false, reason: expect.stringContaining(`more than ${mostElements} elements`) });
  }
  const attributes = (times: number) => Array.from({ length: times }, (_, index) => `b${index}=""`).join(' ');
  expect(read(`<a ${attributes(mostAttributes)}/>`).ok).toBe(true);
  expect(read(`<a ${attributes(mostAttributes + 1)}/>`)).toMatchObject({
    reason: expect.stringContaining('attributes'),
  });
});

test.each([
  [postedLimit, postedLimit + 1],
  [postedLimit, 64 << 20],
  [postedLimit, 1 << 30],
  [answerLimit, answerLimit + 1],
  [answerLimit, 1 << 30],
])('with a limit of %i bytes, %i are refused without a look at one of them', (limit, byteLength) => {
  const decode = vi.spyOn(TextDecoder.prototype, 'decode');
  const looks: PropertyKey[] = [];
  const claimed = new Proxy(new Uint8Array(0), {
    get(_target, key) {
      looks.push(key);
      return key === 'byteLength' ? byteLength : undefined;
    },
  });
  expect(readXmlBytes(claimed, null, limit)).toEqual({ ok: false, reason: `the body is longer than ${limit} bytes` });
  expect([looks, decode.mock.calls]).toEqual([['byteLength'], []]);
});

test('names that JavaScript keeps for itself', () => {
  for (const name of ['__proto__', 'constructor', 'prototype']) {
    expect(read(`<a><${name}/></a>`)).toEqual(refusal('line 1, column 5: a name that is not accepted'));
    expect(read(`<a ${name}="1"/>`)).toEqual(refusal('line 1, column 4: a name that is not accepted'));
  }
  expect(read('<a hasOwnProperty="1"><toString>2</toString></a>')).toMatchObject({
    value: { attributes: { hasOwnProperty: '1' }, children: [{ name: 'toString', text: '2' }] },
  });
});

test('JSON of the same sort', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const json = (text: string) => readExactJson(bytesOf(text), null, answerLimit);
  const tooDeep = { ok: false, reason: `the body has more than ${deepest} levels` };
  expect(json('['.repeat(100_000))).toEqual(tooDeep);
  expect(json('{"a":'.repeat(100_000))).toEqual(tooDeep);
  expect(json(`[${'['.repeat(deepest)}${']'.repeat(deepest)}]`)).toEqual(tooDeep);
  const tooMany = { ok: false, reason: `the body has more than ${mostElements} values` };
  expect(json(`[${'1,'.repeat(mostElements)}1]`)).toEqual(tooMany);
  expect(json('1 '.repeat(mostElements + 1))).toEqual(tooMany);
  expect(json('[]'.repeat(mostElements + 1))).toEqual(tooMany);
  expect(parse).not.toHaveBeenCalled();
  expect(json(`${'['.repeat(deepest)}"[[[[,,,,\\""${']'.repeat(deepest)}`).ok).toBe(true);
});

test('one text without end', () => {
  const long = 'x'.repeat(longestText + 1);
  const reason = `a text of more than ${longestText} signs`;
  for (const inner of [`<a>${long}</a>`, `<a><b/>${long}</a>`, `<a b="${long}"/>`]) {
    expect(read(inner, answerLimit)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  }
  for (const inner of [`{"a":"${long}"}`, `{"${long}":1}`, `{"a":"${long}`, `[1${'0'.repeat(longestText + 1)}]`]) {
    expect(readExactJson(bytesOf(inner), null, answerLimit)).toEqual({ ok: false, reason: `the body has ${reason}` });
  }
  expect(readExactJson(bytesOf(`{"a":"${'\\n'.repeat(longestText / 2 - 1)}"}`), null, answerLimit).ok).toBe(true);
});
