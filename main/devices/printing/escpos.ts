// A sheet as ESC/POS: few commands, each of which every printer of the kind knows. Text is GB18030 and laid out already: the printer
// only sets it. Pure.
import iconv from 'iconv-lite';
import type { ReceiptSheet, SheetLine } from '../../../shared/printing.ts';
import { assertNever } from '../../../shared/result.ts';

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;

/** Printer as after switching on, then double-byte text. */
const begin = [ESC, 0x40, FS, 0x26];
/** Feeds the last line past the blade and cuts, but for a point. */
const cutHere = [GS, 0x56, 0x42, 0x00];
const tearOff = [ESC, 0x64, 0x05];
/** GS r 1: the printer answers when it has come this far. */
export const askWhenDone: readonly number[] = [GS, 0x72, 0x01];

/** The whole sheet, from a printer in any state to a cut (or to where it is torn off). */
export function encodeSheet(sheet: ReceiptSheet, cut: boolean): Uint8Array {
  return Uint8Array.from([...begin, ...sheet.lines.flatMap(encodeLine), ...(cut ? cutHere : tearOff)]);
}

/** Opens the cash drawer at a pin of the printer's socket: 50 ms on, 500 ms off. */
export function drawerPulse(pin: 'pin2' | 'pin5'): Uint8Array {
  return Uint8Array.from([ESC, 0x70, pin === 'pin2' ? 0x00 : 0x01, 0x19, 0xfa]);
}

/** Each line sets and takes back its own look, so that no line depends on another. */
function encodeLine(line: SheetLine): readonly number[] {
  switch (line.line) {
    case 'text': {
      const text = iconv.encode(line.text, 'gb18030');
      return [
        ...(line.big ? [GS, 0x21, 0x11] : []),
        ...(line.bold ? [ESC, 0x45, 0x01] : []),
        ...text,
        LF,
        ...(line.bold ? [ESC, 0x45, 0x00] : []),
        ...(line.big ? [GS, 0x21, 0x00] : []),
      ];
    }
    case 'code':
      return [ESC, 0x61, 0x01, ...qrCode(line.text), LF, ESC, 0x61, 0x00];
    case 'feed':
      return [ESC, 0x64, Math.min(Math.max(line.lines, 0), 255)];
    default:
      return assertNever(line);
  }
}

/** Model 2, 6 dots a module, 15 % error correction. */
function qrCode(text: string): readonly number[] {
  const data = [...text].map((character) => character.charCodeAt(0));
  const length = data.length + 3;
  return [
    ...code(0x04, 0x00, 0x31, 0x41, 0x32, 0x00),
    ...code(0x03, 0x00, 0x31, 0x43, 0x06),
    ...code(0x03, 0x00, 0x31, 0x45, 0x31),
    ...code(length % 256, Math.floor(length / 256), 0x31, 0x50, 0x30, ...data),
    ...code(0x03, 0x00, 0x31, 0x51, 0x30),
  ];
}

function code(...rest: readonly number[]): readonly number[] {
  return [GS, 0x28, 0x6b, ...rest];
}
