// The signed list of a release: what is offered, and the proof that the house's own key vouches for it. Pure.
import { createPublicKey, verify } from 'node:crypto';
import { z } from 'zod';
import { type ReleaseList, releaseListSchema } from '../../../shared/release-list.ts';

/** The file on the server, one for each system: it is asked for beside the profile's address. */
export function manifestName(platform: string): string {
  return `yatai-${platform === 'win32' ? 'windows' : platform === 'darwin' ? 'mac' : 'linux'}.json`;
}

/** Bytes: no honest list comes near it. */
export const largestManifest = 65_536;

const signed = z.strictObject({ manifest: z.string().max(largestManifest), signature: z.base64() });

export type ReadManifest =
  | { readonly ok: true; readonly list: ReleaseList }
  | { readonly ok: false; readonly problem: 'badAnswer' | 'unsigned' };

/** Nothing of the text is looked at before its signature holds. `publicKey`: the 32 bytes of an Ed25519 key, base64. */
export function readManifest(text: string, publicKey: string): ReadManifest {
  const envelope = signed.safeParse(parsed(text));
  if (!envelope.success) {
    return { ok: false, problem: 'badAnswer' };
  }
  const { manifest, signature } = envelope.data;
  if (!verify(null, Buffer.from(manifest), keyOf(publicKey), Buffer.from(signature, 'base64'))) {
    return { ok: false, problem: 'unsigned' };
  }
  const read = releaseListSchema.safeParse(parsed(manifest));
  return read.success ? { ok: true, list: read.data } : { ok: false, problem: 'badAnswer' };
}

function keyOf(publicKey: string) {
  const x = Buffer.from(publicKey, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
