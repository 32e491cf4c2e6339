// `npm run update:sign`: the house's own key for its releases, and the signed list that a till asks for. The key never goes to the server.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type ReleaseList, releaseListSchema } from '../shared/release-list.ts';
import { isMain } from './setup/places.mjs';

const usage = `npm run update:sign -- --new-key KEY.pem
  makes a key and prints what belongs into the profiles of the tills (updates.publicKey)
npm run update:sign -- --key KEY.pem --system linux|windows|mac --version 1.2.3 [--staging 10] [--notes NOTES.txt] FILE
  writes yatai-<system>.json beside the file; put it on the server after it, with --staging 0 to take a release back`;

/** What the list says of a release. `file`: absolute. */
export function listRelease(release: Omit<ReleaseList, 'file'>, file: string): ReleaseList {
  const sha512 = createHash('sha512').update(readFileSync(file)).digest('base64');
  return { ...release, file: { name: basename(file), sha512, size: statSync(file).size } };
}

/** The text of the signed list. `key`: PEM of an Ed25519 key. */
export function signList(list: ReleaseList, key: string): string {
  const manifest = JSON.stringify(list);
  const signature = sign(null, Buffer.from(manifest), createPrivateKey(key)).toString('base64');
  return `${JSON.stringify({ manifest, signature })}\n`;
}

/** A new key: PEM to be kept, and the 32 bytes for the profile in base64. */
export function newKey(): { readonly privateKey: string; readonly publicKey: string } {
  const privateKey = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { privateKey, publicKey: publicKeyOf(privateKey) };
}

function publicKeyOf(privateKey: string): string {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url').toString('base64');
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'new-key': { type: 'string' },
      key: { type: 'string' },
      system: { type: 'string' },
      version: { type: 'string' },
      staging: { type: 'string', default: '100' },
      notes: { type: 'string' },
    },
  });
  if (values['new-key'] !== undefined) {
    const { privateKey, publicKey } = newKey();
    writeFileSync(values['new-key'], privateKey, { mode: 0o600, flag: 'wx' });
    console.log(publicKey);
    return;
  }
  const { key, system, version, staging, notes } = values;
  const [release, ...more] = positionals;
  const known = ['linux', 'windows', 'mac'].includes(system ?? '');
  if (key === undefined || version === undefined || release === undefined || more.length > 0 || !known) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const list = listRelease(
    {
      version,
      releasedAt: new Date().toISOString(),
      notes: notes === undefined ? null : readFileSync(notes, 'utf8'),
      stagingPercentage: Number(staging),
    },
    release,
  );
  // What a till would not take is not signed either.
  const read = releaseListSchema.safeParse(list);
  if (!read.success) {
    console.error(z.prettifyError(read.error));
    process.exitCode = 2;
    return;
  }
  const pem = readFileSync(key, 'utf8');
  const file = join(dirname(release), `yatai-${system}.json`);
  writeFileSync(file, signList(list, pem));
  console.log(`${file}\npublic key ${publicKeyOf(pem)}`);
}

if (isMain(import.meta.url)) main();
