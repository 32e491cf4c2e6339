// What must not be readable in the file: texts sealed by AES-256-GCM, and tags (HMAC-SHA-256) that find them again without telling what they
// were made from. Why, and what is sealed: docs/decisions/0019-sealed-fields.md.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** Bytes. */
export const sealKeyLength = 32;
const nonceLength = 12;
const proofLength = 16;
const tagLength = 16;
const cipher = 'aes-256-gcm';

export type Seal = {
  /** Names the key and tells nothing of it. Hex. */
  readonly keyName: string;
  /** The same for the same text, and of no use to whoever lacks the key. 16 bytes. */
  tag(text: string): Buffer;
  /** `about` is not kept: whoever opens it gives it again, so that what was sealed for one row opens in no other. */
  close(text: string, about: Buffer): Buffer;
  /** Null where it was sealed with another key, for another row, or was changed since. */
  open(sealed: Buffer, about: Buffer): string | null;
};

/** `key`: 32 random bytes. A nonce is drawn for each text: a till seals some millions in its life, and a key is good for 2^32. */
export function createSeal(key: Buffer): Seal {
  if (key.length !== sealKeyLength) {
    throw new Error(`a seal key has ${sealKeyLength} bytes`);
  }
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', key, '', `yatai ${use}`, sealKeyLength));
  const [sealing, tagging] = [keyFor('seal'), keyFor('tag')];
  return {
    keyName: keyFor('name').subarray(0, 8).toString('hex'),
    tag: (text) => createHmac('sha256', tagging).update(text, 'utf8').digest().subarray(0, tagLength),
    close(text, about) {
      const nonce = randomBytes(nonceLength);
      const closing = createCipheriv(cipher, sealing, nonce, { authTagLength: proofLength }).setAAD(about);
      const body = closing.update(text, 'utf8');
      return Buffer.concat([nonce, body, closing.final(), closing.getAuthTag()]);
    },
    open(sealed, about) {
      if (sealed.length < nonceLength + proofLength) {
        return null;
      }
      const opening = createDecipheriv(cipher, sealing, sealed.subarray(0, nonceLength), { authTagLength: proofLength })
        .setAAD(about)
        .setAuthTag(sealed.subarray(-proofLength));
      try {
        const body = opening.update(sealed.subarray(nonceLength, -proofLength));
        return Buffer.concat([body, opening.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
