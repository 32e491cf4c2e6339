// Where head office's database may be spoken to without TLS, and what counts as its authority.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAuthority } from '../../main/backends/head-office/authority.ts';
import { usesTls } from '../../main/backends/head-office/uses-tls.ts';

test.each(['127.0.0.1', '127.1.2.3', 'localhost', '::1'])(
  '%s is this machine: without TLS, unless an authority is named',
  (host) => {
    expect(usesTls({ host, authority: null })).toBe(false);
    expect(usesTls({ host, authority: '/house.pem' })).toBe(true);
  },
);

test.each([
  'db.chain.example',
  '10.0.0.5',
  'localhost.chain.example',
  '127.0.0.1.chain.example',
  'notlocalhost',
  '::1.chain.example',
  '2001:db8::1',
  '127.0.0',
])('%s is another: never without TLS', (host) => {
  expect(usesTls({ host, authority: null })).toBe(true);
});

test('an authority is a plain file of a mebibyte at most', () => {
  const folder = mkdtempSync(join(tmpdir(), 'authority-'));
  try {
    const file = join(folder, 'house.pem');
    writeFileSync(file, 'x'.repeat(1_048_576));
    expect(readAuthority(file)).toHaveLength(1_048_576);
    writeFileSync(file, 'x'.repeat(1_048_577));
    expect(() => readAuthority(file)).toThrow('not a certificate');
    expect(() => readAuthority(folder)).toThrow('not a certificate');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
