// The sealed file: one wrong byte shows, a hostile file does nothing, and each refusal has its own words.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { installCodeOf, readInstallCode } from '../../main/till/hand-over/install-code.ts';
import { freshKey, largestFile, readSealed, type SealKey, seal } from '../../main/till/hand-over/sealed-file.ts';
import { diskCalls, onDisk } from '../../main/till/hand-over/sealed-store.ts';
import { cost, passphrase } from '../support/hand-over-world.ts';

const names = { id: 'a'.repeat(32), from: '0123456789abcdef', target: 'fedcba9876543210' };
let key: SealKey;
let folder: string;

beforeAll(async () => {
  key = await freshKey(passphrase, cost);
  folder = mkdtempSync(join(tmpdir(), 'hand-over-file-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What somebody does who changes a file on purpose: the checksum is put right again. */
function withChecksum(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, -32);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

describe('the install code', () => {
  const ids = fc.stringMatching(/^[0-9a-f]{16}$/);
  const letters = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];

  test('comes back as the id, however it is typed', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const code = installCodeOf(id);
        expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
        expect(readInstallCode(code)).toBe(id);
        expect(readInstallCode(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toBe(id);
        expect(readInstallCode(code.replaceAll('-', '－').replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(id);
      }),
    );
  });

  test('every wrong letter and every swap of neighbours shows', () => {
    fc.assert(
      fc.property(ids, fc.nat(13), fc.constantFrom(...letters), (id, at, letter) => {
        const code = installCodeOf(id).replaceAll('-', '');
        if (code[at] !== letter) {
          expect(readInstallCode(code.slice(0, at) + letter + code.slice(at + 1))).toBeNull();
        }
        if (at < 13 && code[at] !== code[at + 1]) {
          expect(readInstallCode(code.slice(0, at) + code[at + 1] + code[at] + code.slice(at + 2))).toBeNull();
        }
        expect(readInstallCode(code.slice(1))).toBeNull();
        expect(readInstallCode(`${code}0`)).toBeNull();
      }),
    );
  });

  test('what is no code is none', () => {
    for (const text of ['', 'U'.repeat(14), 'Z'.repeat(14), '0'.repeat(200), '\u0000']) {
      expect(readInstallCode(text)).toBeNull();
    }
    expect(readInstallCode('0'.repeat(14))).toBe('0'.repeat(16));
  });
});

describe('the seal', () => {
  const content = Buffer.from('what only two tills may know');

  test('opens with its passphrase, also when typed with full-width letters', async () => {
    const sealed = readSealed(seal(content, names, key));
    expect(sealed).toMatchObject({ ok: true, value: { header: names } });
    if (sealed.ok) {
      expect(await sealed.value.open(passphrase)).toEqual({ ok: true, value: content });
      expect(await sealed.value.open('换机口令 ２０２６')).toEqual({ ok: true, value: content });
      expect(await sealed.value.open('换机口令 2025')).toMatchObject({ failure: { code: 'handOverPassphrase' } });
    }
  });

  test('every single flipped bit shows before a passphrase is asked for', () => {
    const bytes = seal(content, names, key);
    for (let at = 0; at < bytes.length * 8; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at >> 3] = (changed[at >> 3] ?? 0) ^ (1 << (at & 7));
      expect(readSealed(changed)).toMatchObject({ ok: false, failure: { code: 'handOverDamaged' } });
    }
  });

  test('what was changed on purpose, checksum and all, opens with no passphrase', async () => {
    const bytes = seal(content, names, key);
    for (let at = 0; at < bytes.length - 32; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x01;
      const sealed = readSealed(withChecksum(changed));
      const code = sealed.ok ? sealed.value.openWith(key.key) : sealed;
      expect(code, `byte ${at}`).toMatchObject({
        ok: false,
        failure: { code: expect.stringMatching(/^handOver(Damaged|Newer|Passphrase)$/) },
      });
    }
  });

  test('cut short, empty, foreign or far too large: damaged, and nothing is read beyond it', () => {
    const bytes = seal(content, names, key);
    for (let length = 0; length < bytes.length; length += 7) {
      expect(readSealed(bytes.subarray(0, length))).toMatchObject({ failure: { code: 'handOverDamaged' } });
    }
    expect(readSealed(Buffer.from('PK\u0003\u0004'.repeat(100)))).toMatchObject({
      failure: { code: 'handOverDamaged' },
    });
    const large = (bytes: number) => readSealed(seal(Buffer.alloc(bytes), names, key));
    expect(large(largestFile)).toMatchObject({ failure: { code: 'handOverDamaged' } });
    expect(large(largestFile - 1_000).ok).toBe(true);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (noise) => {
        const front = bytes.subarray(0, 18);
        expect(readSealed(withChecksum(Buffer.concat([front, noise, Buffer.alloc(32)])))).toMatchObject({ ok: false });
      }),
    );
  });

  test('a newer format says so, with both numbers', () => {
    const bytes = Buffer.from(seal(content, names, key));
    bytes.writeUInt16BE(7, 16);
    expect(readSealed(withChecksum(bytes))).toMatchObject({
      failure: { code: 'handOverNewer', parameters: { found: 7, known: 1 } },
    });
  });

  test('a file may not ask for more memory than a till has', () => {
    const header = JSON.stringify({ ...names, cost: 40, salt: `${'A'.repeat(22)}==`, nonce: 'A'.repeat(16) });
    const front = Buffer.alloc(22);
    front.write('yatai-hand-over\n');
    front.writeUInt16BE(1, 16);
    front.writeUInt32BE(header.length, 18);
    const bytes = withChecksum(Buffer.concat([front, Buffer.from(header), Buffer.alloc(100)]));
    expect(readSealed(bytes)).toMatchObject({ failure: { code: 'handOverDamaged' } });
  });
});

describe('the place of the file', () => {
  test('what is no plain file, is missing or too large is not read', () => {
    const large = join(folder, 'large');
    writeFileSync(large, Buffer.alloc(0));
    expect(diskCalls.read(large)?.length).toBe(0);
    expect(onDisk(() => diskCalls.read(folder))).toMatchObject(
      process.platform === 'win32' ? { ok: false } : { ok: true, value: null },
    );
    expect(onDisk(() => diskCalls.read(join(folder, 'missing')))).toMatchObject({
      failure: { code: 'handOverFile', parameters: { detail: 'ENOENT' } },
    });
    if (process.platform === 'linux') {
      const device = join(folder, 'device');
      symlinkSync('/dev/zero', device);
      expect(diskCalls.read(device)).toBeNull();
    }
  });
});
