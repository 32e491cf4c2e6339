// A sheet as a page for a printer of the operating system: the same lines, column by column, as on ESC/POS paper.
import type { ReceiptSheet, SheetLine } from '../../shared/printing.ts';

/** `width` and `height` in micrometres, as the operating system wants a page's size. */
export type SheetPage = { readonly html: string; readonly width: number; readonly height: number };

/** Millimetres: the roll, and what a print head reaches of it. */
const rolls = { 32: { paper: 58, printed: 46 }, 48: { paper: 80, printed: 70 } } as const;
/** Of the font's size: no monospaced font is wider, and a line of this height is easy to read. */
const characterWidth = 0.6;
const lineHeight = 1.35;
/** Millimetres. */
const codeSize = 26;
const edge = 4;

/** Sets every line by itself; a wide character has exactly two columns. Codes are drawn as vectors. */
export async function sheetPage({ columns, lines }: ReceiptSheet): Promise<SheetPage> {
  const roll = columns <= 32 ? rolls[32] : rolls[48];
  const size = roll.printed / columns / characterWidth;
  const drawn = await Promise.all(lines.map(drawLine));
  const height = lines.reduce((sum, line) => sum + heightOf(line, size), 2 * edge);
  const html = `<!doctype html><meta charset="utf-8"><style>
    @page { margin: 0 }
    body { margin: ${edge}mm auto; width: ${roll.printed}mm; color: #000; background: #fff;
      font: ${size}mm/${lineHeight} "Noto Sans Mono CJK SC", "Microsoft YaHei Mono", Consolas, "DejaVu Sans Mono", monospace }
    p { margin: 0; white-space: pre; min-height: ${lineHeight}em }
    i { font-style: normal; display: inline-block; width: 2ch; text-align: center }
    .big { font-size: ${2 * size}mm } .bold { font-weight: 700 }
    svg { display: block; margin: 1mm auto; width: ${codeSize}mm; height: ${codeSize}mm }
  </style>${drawn.join('')}`;
  return { html, width: roll.paper * 1_000, height: Math.ceil(height) * 1_000 };
}

function heightOf(line: SheetLine, size: number): number {
  switch (line.line) {
    case 'text':
      return size * lineHeight * (line.big ? 2 : 1);
    case 'code':
      return codeSize + 2;
    case 'feed':
      return size * lineHeight * line.lines;
  }
}

async function drawLine(line: SheetLine): Promise<string> {
  switch (line.line) {
    case 'text':
      return `<p class="${line.big ? 'big ' : ''}${line.bold ? 'bold' : ''}">${cells(line.text)}</p>`;
    case 'code':
      return drawCode(line.text);
    case 'feed':
      return '<p></p>'.repeat(line.lines);
  }
}

function cells(text: string): string {
  return text
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[^\u0020-\u007e]/gu, (character) => `<i>${character}</i>`);
}

/** The same drawing as on screen; fetched only where a printer of the operating system has a code to print. */
async function drawCode(text: string): Promise<string> {
  const [{ createElement }, { renderToStaticMarkup }, { QRCodeSVG }] = await Promise.all([
    import('react'),
    import('react-dom/server'),
    import('qrcode.react'),
  ]);
  return renderToStaticMarkup(createElement(QRCodeSVG, { value: text, level: 'M' }));
}
