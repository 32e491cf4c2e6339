// The hunt for canaries finds one that was planted, however it is written and wherever it is packed: a hunt that finds nothing proves something.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hunt, huntIn } from '../support/canary-hunt.ts';

const secret = 'Kanari-Pass 71#';
const name = '金丝雀·阿依';
const canaries = { secret, name };
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hunt-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What is found where this was planted, deep in a file in a folder. */
function planted(bytes: string | Uint8Array): readonly string[] {
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
  writeFileSync(join(folder, 'deep', 'er', 'file.bin'), bytes);
  return hunt([folder], canaries).map(({ canary, file }) => `${canary} in ${file}`);
}

const around = (bytes: string | Uint8Array) =>
  Buffer.concat([Buffer.alloc(4_097, 1), Buffer.from(bytes), Buffer.alloc(9)]);

test.each([
  ['as it is', Buffer.from(secret)],
  ['in UTF-16', Buffer.from(secret, 'utf16le')],
  ['in hex', Buffer.from(secret).toString('hex')],
  ['in HEX', Buffer.from(secret).toString('hex').toUpperCase()],
  ['in a URL', encodeURIComponent(secret)],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in base64 behind one byte', Buffer.from(`u${secret}`).toString('base64')],
  ['in base64 between two names', Buffer.from(`1001:${secret}:x`).toString('base64')],
  ['in base64 of UTF-16', Buffer.from(secret, 'utf16le').toString('base64')],
])('a secret %s is found', (_how, bytes) => {
  expect(planted(around(bytes))).toEqual(['secret in deep/er/file.bin']);
});

test.each([
  ['in UTF-8', Buffer.from(name)],
  ['in GB18030, as on paper', iconv.encode(name, 'gb18030')],
  ['in JSON', JSON.stringify({ name })],
  ['in JSON without a letter of it', '{"name":"\\u91d1\\u4e1d\\u96c0\\u00b7\\u963f\\u4f9d"}'],
  ['in a URL', encodeURIComponent(name)],
])('a name %s is found', (_how, bytes) => {
  expect(planted(around(bytes))).toEqual(['name in deep/er/file.bin']);
});

test('packed, and packed again, and behind something else, it is found and told where', () => {
  const text = strToU8(`{"password":"${secret}"}`);
  expect(planted(gzipSync(text))).toEqual(['secret in deep/er/file.bin!gzip@0']);
  expect(planted(around(deflateSync(text)))).toEqual(['secret in deep/er/file.bin!zlib@4097']);
  const inner = zipSync({ 'log.txt': text });
  expect(planted(inner)).toEqual(['secret in deep/er/file.bin!log.txt']);
  expect(planted(zipSync({ 'old.zip': inner }))).toEqual(['secret in deep/er/file.bin!old.zip!log.txt']);
});

test('what is not there is not found, and in what was printed it is', () => {
  expect(planted(around(`${secret.slice(0, -1)} ${name.slice(1)}`))).toEqual([]);
  expect(huntIn(`signed in with ${secret}`, 'printed', canaries)).toMatchObject([
    { canary: 'secret', file: 'printed' },
  ]);
});

test('a canary that could turn up by chance, and a folder that is not there, are no hunt', () => {
  expect(() => hunt([folder], { pin: '4711' })).toThrow(/too short/);
  expect(() => hunt([join(folder, 'nowhere')], canaries)).toThrow(/ENOENT/);
});
