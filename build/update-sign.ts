// `npm run update:sign`: the house's own key for its releases, and the signed list that a till asks for. The key never goes to the server.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMain } from './setup/places.mjs';

const usage = `npm run update:sign -- --new-key KEY.pem
  makes a key and prints what belongs into the profiles of the tills (updates.publicKey)
npm run update:sign -- --key KEY.pem --system linux|windows|mac --version 1.2.3 [--staging 10] [--notes NOTES.txt] FILE...
  writes yatai-<system>.json beside the files; put it on the server after them, with --staging 0 to take a release back`;

export interface Release {
  readonly version: string;
  readonly releasedAt: string;
  readonly notes: string | null;
  /** Percent of the tills that are offered it. */
  readonly stagingPercentage: number;
  /** Absolute paths. */
  readonly files: readonly string[];
}

/** The text of the signed list. `key`: PEM of an Ed25519 key. */
export function signRelease({ files, ...release }: Release, key: string): string {
  const listed = files.map((file) => ({
    name: basename(file),
    sha512: createHash('sha512').update(readFileSync(file)).digest('base64'),
    size: statSync(file).size,
  }));
  const manifest = JSON.stringify({ ...release, files: listed });
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
  const [first] = positionals;
  const percent = Number(staging);
  // What a till would not take is not signed either.
  const known = ['linux', 'windows', 'mac'].includes(system ?? '') && /^\d+\.\d+\.\d+$/.test(version ?? '');
  const share = Number.isInteger(percent) && percent >= 0 && percent <= 100;
  if (key === undefined || version === undefined || first === undefined || !known || !share) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const pem = readFileSync(key, 'utf8');
  const list = signRelease(
    {
      version,
      releasedAt: new Date().toISOString(),
      notes: notes === undefined ? null : readFileSync(notes, 'utf8'),
      stagingPercentage: percent,
      files: positionals,
    },
    pem,
  );
  const file = join(dirname(first), `yatai-${system}.json`);
  writeFileSync(file, list);
  console.log(`${file}\npublic key ${publicKeyOf(pem)}`);
}

if (isMain(import.meta.url)) main();
