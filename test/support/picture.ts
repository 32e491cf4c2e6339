// Pictures of the screen that may be compared: what changes from day to day is made even, and a comparison that does not mind how a
// machine draws its letters but minds what moved or changed its colour.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const vectors = join(import.meta.dirname, '../vectors/pictures');
const artefacts = join(import.meta.dirname, '../../out/test/artefacts/pictures');
const font = 'Noto Sans CJK SC';

/** Squares of the picture whose mean colours are compared, px: larger than a letter's edge, smaller than a button's. */
const square = 4;
/** How far two mean colours may lie apart, 0–1 (pixelmatch). */
const threshold = 0.08;
/** Squares that may differ in a whole picture: the letters of another version of the same font. */
const allowed = 60;

/** Whether the font that the committed pictures are drawn with is here (Debian: fonts-noto-cjk, which set-up installs). */
export function hasPictureFont(page: Page): Promise<boolean> {
  return page.evaluate((name) => {
    const context = document.createElement('canvas').getContext('2d');
    const width = (family: string) => {
      if (context === null) return 0;
      context.font = `40px ${family}`;
      return context.measureText('收银台 Yatai 0123').width;
    };
    return width(`"${name}", monospace`) !== width('monospace') && width(`"${name}", serif`) !== width('serif');
  }, font);
}

export interface Picture {
  readonly pixels: PNG;
  /** As it is written to a file. */
  readonly bytes: Buffer;
}

/** The screen as it stands, with every digit a nought and every age and check sum the same. */
export async function takePicture(page: Page): Promise<Picture> {
  await page.evaluate((name) => {
    document.documentElement.style.setProperty('--font', `"${name}"`);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const even = text
        .replaceAll(/[A-Z0-9]{12,}|[a-f0-9]{10,}/g, (serial) => '0'.repeat(serial.length))
        .replaceAll(/\d/g, '0')
        .replaceAll(/刚刚|0+ (?:秒|分钟)前/g, '0 秒前');
      if (even !== text) node.nodeValue = even;
    }
  }, font);
  const bytes = await page.screenshot({ animations: 'disabled' });
  return { pixels: PNG.sync.read(bytes), bytes };
}

/** How many squares of two pictures differ; all of them where the sizes do. */
export function differingSquares(one: PNG, other: PNG): number {
  const [left, right] = [means(one), means(other)];
  if (left.width !== right.width || left.height !== right.height) return left.width * left.height;
  return pixelmatch(left.data, right.data, undefined, left.width, left.height, { threshold, includeAA: true });
}

/**
 * Null where the picture is as the committed one, else what differs in words; the two are then kept in out/test/artefacts/pictures. With
 * `YATAI_PICTURES=write` the picture becomes the committed one: look at it before it is committed.
 */
export function compareWithCommitted(name: string, { pixels, bytes }: Picture): string | null {
  const file = join(vectors, `${name}.png`);
  if (process.env['YATAI_PICTURES'] === 'write') {
    mkdirSync(vectors, { recursive: true });
    writeFileSync(file, bytes);
    return null;
  }
  if (!existsSync(file)) return `${name}: there is no picture to compare with`;
  const committed = readFileSync(file);
  const squares = differingSquares(PNG.sync.read(committed), pixels);
  if (squares <= allowed) return null;
  mkdirSync(artefacts, { recursive: true });
  writeFileSync(join(artefacts, `${name}.committed.png`), committed);
  writeFileSync(join(artefacts, `${name}.now.png`), bytes);
  return `${name}: ${squares} squares of ${square} px differ, ${allowed} may`;
}

/** The picture in squares, each with its mean colour. */
function means(picture: PNG): { readonly data: Uint8Array; readonly width: number; readonly height: number } {
  const width = Math.floor(picture.width / square);
  const height = Math.floor(picture.height / square);
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sums = [0, 0, 0];
      for (let row = 0; row < square; row += 1) {
        for (let column = 0; column < square; column += 1) {
          const at = ((y * square + row) * picture.width + x * square + column) * 4;
          for (const channel of [0, 1, 2]) sums[channel] = (sums[channel] ?? 0) + (picture.data[at + channel] ?? 0);
        }
      }
      const to = (y * width + x) * 4;
      data.set([...sums.map((sum) => Math.round(sum / square ** 2)), 255], to);
    }
  }
  return { data, width, height };
}
