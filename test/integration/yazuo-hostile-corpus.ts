// Answers that no honest platform gives, each with the name of what is wrong in it.
import { zhang } from './yazuo-till.ts';

export type Hostile = { readonly status?: number; readonly type?: string; readonly body: string | Uint8Array };

export const json = 'application/json; charset=utf-8';
const trade = `"data":{"voucher":899094,"totalStore":1,"details":{"cardNo":"${zhang}","storeBalance":"1"}}`;
export const honest = `{"code":0,"message":"SUCCESS",${trade}}`;
const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'utf8')] : part)));
const page = (text: string): Hostile => ({ type: 'text/html; charset=utf-8', body: text });
const nested = (depth: number) => `{"code":0,"message":"",${'"data":{'.repeat(depth)}${'}'.repeat(depth)}}`;

/** None of these may be taken for a success of anything. */
export const corpus: Readonly<Record<string, Hostile>> = {
  'nothing at all': { body: '' },
  'spaces only': { body: ' \r\n\t' },
  'a portal page': page('<!DOCTYPE html><html><body>请登录网络</body></html>'),
  'a portal page that quotes a success': page(`<html><body>${honest}</body></html>`),
  'a page declared as JSON': { body: `<html>${honest}</html>` },
  'a page after a byte order mark': { body: bytes([0xef, 0xbb, 0xbf], '<html></html>') },
  'a page in capitals after spaces': page('  \n<HTML><SCRIPT>location="/login"</SCRIPT></HTML>'),
  'plain text in an HTML coat': page('Please sign in to the network'),
  'a script redirect': page(`<script>var a=${honest}</script>`),
  XML: { type: 'text/xml', body: '<?xml version="1.0"?><code>0</code>' },
  'XML with an entity bomb': { body: '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><code>&c;</code>' },
  'a 500 with a success inside': { status: 500, body: honest },
  'a 502 page': { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' },
  'a 503 with a success inside': { status: 503, body: honest },
  'a 201': { status: 201, body: honest },
  'a 202': { status: 202, body: honest },
  'a 204': { status: 204, body: '' },
  'a 206': { status: 206, body: honest },
  'a 301': { status: 301, body: honest },
  'a 304': { status: 304, body: '' },
  'a 400 with a success inside': { status: 400, body: honest },
  'a 403': { status: 403, body: honest },
  'a 404 page': { status: 404, type: 'text/html', body: '<h1>Not Found</h1>' },
  'a 429': { status: 429, body: '{"code":0,"message":"slow down"}' },
  'a 511': { status: 511, body: honest },
  'GBK bytes in the message': { body: bytes('{"code":0,"message":"', [0xca, 0xd5, 0xb5, 0xbd], `",${trade}}`) },
  'declared as GBK': { type: 'application/json; charset=GBK', body: honest },
  'declared as GB18030 in quotes': { type: 'application/json; charset="gb18030"', body: honest },
  'UTF-16 with its mark': { body: new Uint8Array(Buffer.from(`\uFEFF${honest}`, 'utf16le')) },
  'UTF-16 without a mark': { body: new Uint8Array(Buffer.from(honest, 'utf16le')) },
  'a cut UTF-8 character': { body: bytes('{"code":0,"message":"', [0xe5, 0xbc], `",${trade}}`) },
  'an overlong UTF-8 quote': { body: bytes('{"code":0,"message":', [0xc0, 0xa2], `",${trade}}`) },
  'compressed though nobody asked': { body: bytes([0x1f, 0x8b, 0x08, 0x00], 'rubbish') },
  'a NUL first': { body: bytes([0], honest) },
  null: { body: 'null' },
  true: { body: 'true' },
  zero: { body: '0' },
  'a text': { body: '"success"' },
  'an empty array': { body: '[]' },
  'a success in an array': { body: `[${honest}]` },
  'a success in a text': { body: JSON.stringify(honest) },
  'two successes': { body: honest + honest },
  'a success, then rubbish': { body: `${honest}x` },
  'a success, cut by one': { body: honest.slice(0, -1) },
  'a success, cut in the middle': { body: honest.slice(0, 40) },
  'a trailing comma': { body: `{"code":0,"message":"",${trade},}` },
  'single quotes': { body: honest.replaceAll('"', "'") },
  'a comment': { body: `/* ok */${honest}` },
  JSONP: { body: `callback(${honest})` },
  'a security prefix': { body: `)]}',\n${honest}` },
  NaN: { body: `{"code":NaN,"message":"",${trade}}` },
  Infinity: { body: `{"code":-Infinity,"message":"",${trade}}` },
  'no code': { body: `{"message":"SUCCESS",${trade}}` },
  'the code under another name': { body: `{"Code":0,"message":"SUCCESS",${trade}}` },
  'the code in data': { body: '{"message":"","data":{"code":0,"voucher":1}}' },
  'code null': { body: `{"code":null,"message":"",${trade}}` },
  'code false': { body: `{"code":false,"message":"",${trade}}` },
  'code ""': { body: `{"code":"","message":"",${trade}}` },
  'code [0]': { body: `{"code":[0],"message":"",${trade}}` },
  'code {}': { body: `{"code":{},"message":"",${trade}}` },
  'code 0.5': { body: `{"code":0.5,"message":"",${trade}}` },
  'code "00"': { body: `{"code":"00","message":"",${trade}}` },
  'code "0x0"': { body: `{"code":"0x0","message":"",${trade}}` },
  'code too large': { body: `{"code":1e400,"message":"",${trade}}` },
  'code twice, success last': { body: `{"code":-1,"message":"no","code":0,${trade}}` },
  'code twice, success first': { body: `{"code":0,${trade},"message":"no","code":-1}` },
  'code twice, once escaped': { body: `{"code":-1,"message":"no","\\u0063ode":0,${trade}}` },
  'data twice': { body: `{"code":0,"message":"",${trade},"data":{"voucher":2}}` },
  'voucher twice': { body: '{"code":0,"message":"","data":{"voucher":1,"voucher":2}}' },
  'code by prototype': { body: `{"__proto__":{"code":0,"message":""},${trade}}` },
  'code by constructor': { body: '{"constructor":{"prototype":{"code":0}},"message":""}' },
  'a refusal': { body: '{"code":-1,"message":"系统繁忙"}' },
  'a refusal with a voucher': { body: `{"code":-1,"message":"系统繁忙",${trade}}` },
  'a refusal of 900 kB': { body: JSON.stringify({ code: -1, message: '繁'.repeat(300_000) }) },
  'brackets, 400 kB deep': { body: '['.repeat(400_000) },
  'a megabyte of text': { body: `{"code":0,"message":"${'x'.repeat(1_048_500)}` },
  'over a megabyte': { body: `${' '.repeat(1_048_576)}${honest}` },
};

/** These say code 0 and are well formed, but prove no charge: a money call must stay unknown. */
export const unproven: Readonly<Record<string, string>> = {
  'data in data, 100,000 deep': nested(100_000),
  'no data': '{"code":0,"message":"SUCCESS"}',
  'data null': '{"code":0,"message":"SUCCESS","data":null}',
  'data ""': '{"code":0,"message":"SUCCESS","data":""}',
  'data []': '{"code":0,"message":"SUCCESS","data":[]}',
  'data {}': '{"code":0,"message":"SUCCESS","data":{}}',
  'data a text': '{"code":0,"message":"SUCCESS","data":"899094"}',
  'voucher null': '{"code":0,"message":"SUCCESS","data":{"voucher":null}}',
  'voucher ""': '{"code":0,"message":"SUCCESS","data":{"voucher":"  "}}',
  'voucher {}': '{"code":0,"message":"SUCCESS","data":{"voucher":{}}}',
  'voucher true': '{"code":0,"message":"SUCCESS","data":{"voucher":true}}',
  'voucher beyond exact numbers': '{"code":0,"message":"SUCCESS","data":{"voucher":12345678901234567890}}',
  'voucher 1.5': '{"code":0,"message":"SUCCESS","data":{"voucher":1.5}}',
  'voucher by prototype': '{"code":0,"message":"SUCCESS","data":{"__proto__":{"voucher":1}}}',
  'another card': '{"code":0,"message":"","data":{"voucher":1,"details":{"cardNo":"6201300100000999"}}}',
  'a balance that is no number': '{"code":0,"message":"","data":{"voucher":1,"details":{"storeBalance":"1,000.00"}}}',
  'a balance with three decimals': '{"code":0,"message":"","data":{"voucher":1,"details":{"storeBalance":1.005}}}',
};

/** Well-formed JSON whose code is something else than 0: a refusal or unknown, as the protocol reads it. */
export const codeOnly = new Set(['code 0.5', 'code "00"', 'code "0x0"']);
