// The sealed hand-over file as bytes: magic, version, an open header, what is sealed, a tag that proves both, and a checksum. Nothing here
// knows what is inside.
import { createCipheriv, createDecipheriv, createHash, randomBytes, type ScryptOptions, scrypt } from 'node:crypto';
import { z } from 'zod';
import { failure, type Result, success } from '../../../shared/result.ts';

const magic = Buffer.from('yatai-hand-over\n');
/** The format that this application writes. Every version keeps magic, number and checksum where they are. */
const sealedVersion = 1;
const headerAt = magic.length + 2 + 4;
const checksumLength = 32;
const tagLength = 16;
const longestHeader = 4_096;
/** What a till with the most open operations writes is a tenth of this. */
export const largestFile = 32 * 1024 * 1024;

/** The fewest characters of a passphrase: what is sealed names members and cards. */
export const shortestPassphrase = 8;

/** log2 of scrypt's cost N (r = 8, p = 1): 17 needs 128 MiB and less than a second. A file may only ask for what a till can bear. */
const usualCost = 17;
const costs = { least: 14, most: 18 } as const;

const base64Of = (bytes: number) =>
  z.string().refine((text) => text.length < 64 && Buffer.from(text, 'base64').length === bytes);
const installId = z.string().regex(/^[0-9a-f]{16}$/);

/** What can be read without the passphrase. It is authenticated with the rest, but only the passphrase proves it. */
const headerSchema = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{32}$/),
  from: installId,
  target: installId,
  cost: z.int().min(costs.least).max(costs.most),
  salt: base64Of(16),
  nonce: base64Of(12),
});
export type SealedHeader = z.infer<typeof headerSchema>;

/** A key made of a passphrase, with what the file must say to make it again. */
export type SealKey = { readonly key: Buffer; readonly salt: Buffer; readonly cost: number };

/** Makes a fresh key; takes its time, but not the event loop's. `cost`: lower for tests only. */
export async function freshKey(passphrase: string, cost: number = usualCost): Promise<SealKey> {
  const salt = randomBytes(16);
  return { key: await derive(passphrase, salt, cost), salt, cost };
}

/** The same characters however a keyboard writes them: full width, half width, composed or not. */
function derive(passphrase: string, salt: Buffer, cost: number): Promise<Buffer> {
  const options: ScryptOptions = { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** cost * 1024 + 1024 * 1024 };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) => {
      if (error === null) {
        resolve(key);
      } else {
        reject(error);
      }
    });
  });
}

/** Seals `content` with AES-256-GCM. The nonce is fresh, so the same content never gives the same bytes. */
export function seal(content: Buffer, names: Pick<SealedHeader, 'id' | 'from' | 'target'>, sealKey: SealKey): Buffer {
  const nonce = randomBytes(12);
  const { key, salt, cost } = sealKey;
  const header = Buffer.from(
    JSON.stringify({ ...names, cost, salt: salt.toString('base64'), nonce: nonce.toString('base64') }),
  );
  const front = Buffer.alloc(headerAt);
  magic.copy(front);
  front.writeUInt16BE(sealedVersion, magic.length);
  front.writeUInt32BE(header.length, magic.length + 2);
  const open = Buffer.concat([front, header]);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(open);
  const sealed = Buffer.concat([open, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return Buffer.concat([sealed, checksum(sealed)]);
}

/** A file that is whole, as far as its checksum tells: its header, and the way into it. */
export type SealedFile = {
  readonly header: SealedHeader;
  /**
   * The content. Fails with `handOverPassphrase`: either the passphrase is wrong, or somebody changed the file and its checksum on
   * purpose; without the passphrase the two cannot be told apart.
   */
  open(passphrase: string): Promise<Result<Buffer>>;
  /** The same with the key that sealed it: proves a file that was just written. */
  openWith(key: Buffer): Result<Buffer>;
};

/**
 * Fails with `handOverDamaged` where it is no such file, or a byte of it was lost or changed on the way, and with
 * `handOverNewer` {found, known}. Reads nothing beyond the bytes it is given.
 */
export function readSealed(bytes: Buffer): Result<SealedFile> {
  const damaged = failure('handOverDamaged');
  const end = bytes.length - checksumLength;
  if (bytes.length > largestFile || end < headerAt + tagLength || !bytes.subarray(0, magic.length).equals(magic)) {
    return damaged;
  }
  if (!checksum(bytes.subarray(0, end)).equals(bytes.subarray(end))) {
    return damaged;
  }
  const found = bytes.readUInt16BE(magic.length);
  if (found > sealedVersion) {
    return failure('handOverNewer', { found, known: sealedVersion });
  }
  const headerLength = bytes.readUInt32BE(magic.length + 2);
  const contentAt = headerAt + headerLength;
  if (found < 1 || headerLength > longestHeader || contentAt > end - tagLength) {
    return damaged;
  }
  const header = headerSchema.safeParse(parseJson(bytes.subarray(headerAt, contentAt)));
  if (!header.success) {
    return damaged;
  }
  const { cost, salt, nonce } = header.data;
  function openWith(key: Buffer): Result<Buffer> {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: tagLength });
    decipher.setAAD(bytes.subarray(0, contentAt));
    decipher.setAuthTag(bytes.subarray(end - tagLength, end));
    try {
      return success(Buffer.concat([decipher.update(bytes.subarray(contentAt, end - tagLength)), decipher.final()]));
    } catch {
      return failure('handOverPassphrase');
    }
  }
  return success({
    header: header.data,
    open: async (passphrase) => openWith(await derive(passphrase, Buffer.from(salt, 'base64'), cost)),
    openWith,
  });
}

/** The value of a JSON text, or undefined. */
export function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

function checksum(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
