// From the parts of a receipt to lines on paper of a width: the printer and the screen get the very same lines. Pure.
import {
  columnsOf,
  type PaperWidth,
  type ReceiptDocument,
  type ReceiptPart,
  type ReceiptSheet,
  type SheetLine,
} from '../../../shared/printing.ts';
import { assertNever } from '../../../shared/result.ts';
import { columnsOfText, printable, wrap } from './printable.ts';

type Look = { readonly big?: boolean; readonly bold?: boolean };

/** Lays a receipt out; no line is longer than the paper, and none ends in blanks. */
export function layOut({ parts }: Pick<ReceiptDocument, 'parts'>, paper: PaperWidth): ReceiptSheet {
  const columns = columnsOf[paper];
  return { columns, lines: parts.flatMap((part) => linesOf(part, columns)) };
}

function linesOf(part: ReceiptPart, columns: number): readonly SheetLine[] {
  switch (part.part) {
    case 'text': {
      const room = roomOf(part, columns);
      const lines = part.text.split('\n').flatMap((line) => wrap(printable(line), room));
      return textLines(part.centred === true ? lines.map((line) => centred(line, room)) : lines, part);
    }
    case 'pair':
      return textLines(pair(printable(part.left), printable(part.right), roomOf(part, columns)), part);
    case 'row':
      return textLines(row(part.cells.map(printable), part.shares, roomOf(part, columns)), part);
    case 'rule':
      return textLines(['-'.repeat(columns)], {});
    case 'code':
      return [{ line: 'code', text: printable(part.text).replace(/[^\u0020-\u007e]/gu, '?') }];
    case 'feed':
      return [{ line: 'feed', lines: part.lines }];
    default:
      return assertNever(part);
  }
}

function roomOf({ big }: Look, columns: number): number {
  return big === true ? Math.floor(columns / 2) : columns;
}

function textLines(lines: readonly string[], { big = false, bold = false }: Look): readonly SheetLine[] {
  return lines.map((text) => ({ line: 'text', text: text.trimEnd(), big, bold }));
}

/** The value at the right edge: beside the end of its name where a blank fits between them, else on a line of its own. */
function pair(left: string, right: string, room: number): readonly string[] {
  const names = wrap(left, room);
  const last = names.at(-1) ?? '';
  const between = room - columnsOfText(last) - columnsOfText(right);
  if (between >= 1) {
    return [...names.slice(0, -1), `${last}${' '.repeat(between)}${right}`];
  }
  return [...(left === '' ? [] : names), ...wrap(right, room).map((line) => toTheRight(line, room))];
}

function row(cells: readonly string[], shares: readonly number[], room: number): readonly string[] {
  const widths = widthsOf(cells.length, shares, room);
  const columns = cells.map((cell, index) => wrap(cell, (widths[index] ?? 2) - (index === 0 ? 0 : 1)));
  const height = Math.max(1, ...columns.map(({ length }) => length));
  return Array.from({ length: height }, (_, at) =>
    columns
      .map((lines, index) => {
        const line = lines[at] ?? '';
        const width = widths[index] ?? 2;
        return index === 0 ? line + ' '.repeat(width - columnsOfText(line)) : toTheRight(line, width);
      })
      .join(''),
  );
}

/** Every cell has its share; what is left over is the first one's. No cell is narrower than a wide character and a blank. */
function widthsOf(count: number, shares: readonly number[], room: number): readonly number[] {
  const all = shares.slice(0, count).reduce((sum, share) => sum + share, 0);
  const most = Math.floor((room - 2) / Math.max(count - 1, 1));
  const others = Array.from({ length: count - 1 }, (_, index) =>
    Math.min(most, Math.max(3, Math.floor((room * (shares[index + 1] ?? 1)) / Math.max(all, 1)))),
  );
  return [room - others.reduce((sum, width) => sum + width, 0), ...others];
}

function toTheRight(text: string, room: number): string {
  return ' '.repeat(Math.max(0, room - columnsOfText(text))) + text;
}

function centred(text: string, room: number): string {
  return ' '.repeat(Math.max(0, Math.floor((room - columnsOfText(text)) / 2))) + text;
}
