// Pictures of receipts that may be compared and committed: a printer's dots drawn from its bytes, and any picture in few grey levels.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { PNG } from 'pngjs';
import type { Paper } from './escpos-paper.ts';
import { differingSquares } from './picture.ts';

const vectors = join(import.meta.dirname, '../vectors/receipts');
const artefacts = join(import.meta.dirname, '../../out/test/artefacts/receipts');

/** Dots of a character of font A at 203 dpi, and of a line with the space below it. */
const dots = { wide: 12, high: 24, line: 30 } as const;
/** A committed picture has so many greys, black and white among them: legible, and small. Paper has two, as a thermal printer's. */
const greys = { paper: 2, screen: 4 } as const;
/** Squares that may differ (support/picture.ts): the letters of another version of the same font. */
const allowed = 24;

/**
 * What a printer puts on paper, dot for dot but for the form of its letters: every character in the columns that it takes, a code as a frame
 * with its text. Drawn on a canvas of the page, from what the bytes say and nothing else.
 */
export async function drawPaper(page: Page, { lines, codes, cuts }: Paper, columns: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([rows, marks, cut, width, size]) => {
      const code = 160;
      const heights = rows.map(({ big }) => (big ? size.high + size.line : size.line));
      const canvas = document.createElement('canvas');
      canvas.width = width * size.wide;
      canvas.height = heights.reduce((sum, height) => sum + height, 0) + marks.length * code + cut * 6;
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('no canvas');
      pen.fillStyle = '#fff';
      pen.fillRect(0, 0, canvas.width, canvas.height);
      pen.fillStyle = '#000';
      pen.textBaseline = 'top';
      pen.textAlign = 'center';
      let top = 0;
      const mark = (before: number) => {
        for (const { text } of marks.filter(({ after }) => after === before)) {
          pen.font = '16px "Noto Sans Mono CJK SC"';
          pen.strokeRect((canvas.width - 300) / 2, top + 5.5, 300, code - 11);
          pen.fillText(text, canvas.width / 2, top + code / 2 - 8);
          top += code;
        }
      };
      for (const [index, { text, big, bold }] of rows.entries()) {
        mark(index);
        const scale = big ? 2 : 1;
        pen.font = `${bold ? 700 : 400} ${22 * scale}px "Noto Sans Mono CJK SC"`;
        let left = 0;
        for (const character of text) {
          const cells = (/[ -~]/.test(character) ? 1 : 2) * scale;
          pen.fillText(character, (left + cells / 2) * size.wide, top);
          left += cells;
        }
        top += heights[index] ?? 0;
      }
      mark(rows.length);
      for (let count = 0; count < cut; count += 1) {
        pen.setLineDash([8, 8]);
        pen.beginPath();
        pen.moveTo(0, top + 3);
        pen.lineTo(canvas.width, top + 3);
        pen.stroke();
        top += 6;
      }
      return canvas.toDataURL('image/png');
    },
    [lines, codes, cuts, columns, dots] as const,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** Null where the picture is as the committed one, else what differs in words. `YATAI_PICTURES=write` makes it the committed one. */
export function compareReceipt(name: string, where: keyof typeof greys, png: Buffer): string | null {
  const file = join(vectors, `${name}.${where}.png`);
  const now = inGreys(png, greys[where]);
  if (process.env['YATAI_PICTURES'] === 'write') {
    mkdirSync(vectors, { recursive: true });
    writeFileSync(file, now);
    return null;
  }
  if (!existsSync(file)) return `${name}.${where}: there is no picture to compare with`;
  const committed = readFileSync(file);
  const squares = differingSquares(PNG.sync.read(committed), PNG.sync.read(now));
  if (squares <= allowed) return null;
  mkdirSync(artefacts, { recursive: true });
  writeFileSync(join(artefacts, `${name}.${where}.committed.png`), committed);
  writeFileSync(join(artefacts, `${name}.${where}.now.png`), now);
  return `${name}.${where}: ${squares} squares differ, ${allowed} may`;
}

function inGreys(png: Buffer, levels: number): Buffer {
  const { width, height, data } = PNG.sync.read(png);
  const grey = new PNG({ width, height });
  for (let at = 0; at < data.length; at += 4) {
    const light = ((data[at] ?? 0) * 3 + (data[at + 1] ?? 0) * 6 + (data[at + 2] ?? 0)) / 10;
    const level = Math.round((Math.round((light / 255) * (levels - 1)) * 255) / (levels - 1));
    grey.data.fill(level, at, at + 3);
    grey.data[at + 3] = 255;
  }
  return PNG.sync.write(grey, { colorType: 0, deflateLevel: 9 });
}
