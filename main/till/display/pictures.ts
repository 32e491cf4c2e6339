// The idle pictures of the customer display: copied from a folder that a person chose into the till's own, after a look at what they
// really are. What is shown is never read from the folder itself: a stick that is pulled out must not leave a hole.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Names in the order in which they are shown. */
export type PictureShelf = {
  names(): readonly string[];
  /**
   * Puts the pictures of `source` in the place of those that are there; where none is usable, those stay. Rejects where the disk refuses. A slow
   * stick holds up nobody else.
   */
  take(source: string): Promise<{ readonly taken: number; readonly refused: number }>;
  clear(): void;
};

const mostPictures = 24;
/** Bytes. */
const largestPicture = 12_000_000;
/** Pixels a side: a small file can ask for a gigabyte of memory. */
const longestSide = 8_192;

const pictureName = /^[0-9a-f]{16}\.(png|jpg)$/;

/** `folder` is made with the first pictures. */
export function createPictureShelf(folder: string): PictureShelf {
  const making = `${folder}.new`;
  const order = 'order.json';
  let known: readonly string[] | null = null;

  function read(): readonly string[] {
    try {
      const listed: unknown = JSON.parse(readFileSync(join(folder, order), 'utf8'));
      const there = new Set(readdirSync(folder));
      return Array.isArray(listed)
        ? listed.filter((name) => typeof name === 'string' && pictureName.test(name) && there.has(name))
        : [];
    } catch {
      return [];
    }
  }

  return {
    names() {
      known ??= read();
      return known;
    },
    async take(source) {
      const files = (await readdir(source, { withFileTypes: true }))
        .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
        .map((entry) => entry.name)
        .sort((left, right) => left.localeCompare(right, 'zh-CN', { numeric: true }));
      await rm(making, { recursive: true, force: true });
      await mkdir(making, { recursive: true });
      const names = new Set<string>();
      let refused = 0;
      for (const file of files) {
        const bytes = names.size < mostPictures ? await readPicture(join(source, file)) : null;
        const type = bytes === null ? null : pictureType(bytes);
        if (bytes === null || type === null) {
          refused += 1;
        } else {
          const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}.${type}`;
          await writeFile(join(making, name), bytes);
          names.add(name);
        }
      }
      if (names.size === 0) {
        await rm(making, { recursive: true, force: true });
        return { taken: 0, refused };
      }
      await writeFile(join(making, order), JSON.stringify([...names]));
      // In one go: nobody asks for the names in between.
      rmSync(folder, { recursive: true, force: true });
      renameSync(making, folder);
      known = null;
      return { taken: names.size, refused };
    },
    clear() {
      rmSync(folder, { recursive: true, force: true });
      known = null;
    },
  };
}

async function readPicture(file: string): Promise<Buffer | null> {
  try {
    return (await stat(file)).size > largestPicture ? null : await readFile(file);
  } catch {
    return null;
  }
}

/** What a file really is, by its first bytes and its measures; null where it is no PNG or JPEG, or too large to be shown. */
export function pictureType(bytes: Buffer): 'png' | 'jpg' | null {
  const png = bytes.length > 24 && bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
  const size = png ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : jpegSize(bytes);
  const fits =
    size !== null && Math.min(size.width, size.height) > 0 && Math.max(size.width, size.height) <= longestSide;
  return fits ? (png ? 'png' : 'jpg') : null;
}

/** From the frame header (SOF); null where there is none. */
function jpegSize(bytes: Buffer): { readonly width: number; readonly height: number } | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) {
    return null;
  }
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = bytes.readUInt16BE(at);
    const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
    if (isFrame) {
      return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    }
    if (marker < 0xff00) {
      return null;
    }
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
