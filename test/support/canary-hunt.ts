// Looks for canaries in every file of some folders, however they may be written: plain in three encodings, as base64, hex, percent signs or JSON's
// escapes, and inside gzip, zlib and zip.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import iconv from 'iconv-lite';

/** By what it is: `token`, `password`. */
export type Canaries = Readonly<Record<string, string>>;

/** `file` is relative to its folder; what lies in an archive comes behind a `!`. `near`: what stands before it, to tell who wrote it. */
type Sighting = { readonly canary: string; readonly as: string; readonly file: string; readonly near: string };

type Look = { readonly canary: string; readonly as: string; readonly bytes: Buffer };

const deepest = 3;

/** Everything found below these folders. A folder that is not there throws: a hunt that looks nowhere finds nothing. */
export function hunt(folders: readonly string[], canaries: Canaries): readonly Sighting[] {
  const looks = Object.entries(canaries).flatMap(([canary, text]) => spellings(canary, text));
  return folders.flatMap((folder) =>
    filesBelow(folder).flatMap((file) => search(readFileSync(file), relative(folder, file), looks, deepest)),
  );
}

/** The same in a text that was printed. */
export function huntIn(text: string, name: string, canaries: Canaries): readonly Sighting[] {
  const looks = Object.entries(canaries).flatMap(([canary, secret]) => spellings(canary, secret));
  return search(Buffer.from(text), name, looks, 0);
}

/** A short secret would be found everywhere by chance. */
function spellings(canary: string, text: string): readonly Look[] {
  if (Buffer.byteLength(text) < 8) {
    throw new Error(`the canary "${canary}" is too short to be told from chance`);
  }
  const plain = Buffer.from(text, 'utf8');
  const wide = Buffer.from(text, 'utf16le');
  const escaped = JSON.stringify(text).slice(1, -1);
  const ascii = escaped.replace(/[^\x20-\x7e]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const every: readonly (readonly [string, Buffer])[] = [
    ['UTF-8', plain],
    ['UTF-16LE', wide],
    ['GB18030', iconv.encode(text, 'gb18030')],
    ['hex', Buffer.from(plain.toString('hex'))],
    ['HEX', Buffer.from(plain.toString('hex').toUpperCase())],
    ['URL', Buffer.from(encodeURIComponent(text))],
    ['JSON', Buffer.from(escaped)],
    ['ASCII JSON', Buffer.from(ascii)],
    ...[plain, wide].flatMap((bytes) => base64Cores(bytes).map((core) => ['base64', core] as const)),
  ];
  const seen = new Set<string>();
  return every.flatMap(([as, bytes]) => {
    const key = bytes.toString('hex');
    return seen.has(key) || seen.add(key) === undefined ? [] : [{ canary, as, bytes }];
  });
}

/** What is left of it in base64 wherever in a longer text it begins: the letters that its neighbours have no part in. */
function base64Cores(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(text.slice(Math.ceil((before * 8) / 6), -1));
  });
}

function search(bytes: Buffer, file: string, looks: readonly Look[], depth: number): readonly Sighting[] {
  const here = looks.flatMap((look): readonly Sighting[] => {
    const at = bytes.indexOf(look.bytes);
    if (at < 0) {
      return [];
    }
    const before = bytes.subarray(Math.max(0, at - 80), at).toString('latin1');
    return [{ canary: look.canary, as: look.as, file, near: before.replace(/[^\x20-\x7e]+/g, ' ') }];
  });
  return depth === 0
    ? here
    : [...here, ...unpacked(bytes).flatMap(([name, inner]) => search(inner, `${file}!${name}`, looks, depth - 1))];
}

/** What is packed inside, wherever in the file it begins. */
function unpacked(bytes: Buffer): readonly (readonly [string, Buffer])[] {
  const found: (readonly [string, Buffer])[] = [];
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04'))) {
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      found.push([name, Buffer.from(part)]);
    }
  }
  for (const [name, mark, open] of streams) {
    for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
      const inner = quietly(() => open(bytes.subarray(at), { maxOutputLength: 64 * 1024 * 1024 }));
      if (inner !== null && inner.length > 0) {
        found.push([`${name}@${at}`, inner]);
      }
    }
  }
  return found;
}

const streams = [
  ['gzip', Buffer.from([0x1f, 0x8b, 8]), gunzipSync],
  ['zlib', Buffer.from([0x78, 0x9c]), inflateSync],
  ['zlib', Buffer.from([0x78, 0xda]), inflateSync],
] as const;

function quietly(work: () => Buffer): Buffer | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** A file is itself. */
function filesBelow(folder: string): readonly string[] {
  if (statSync(folder).isFile()) {
    return [folder];
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
