// What a character is on a receipt printer's paper. Pure.

/** No printer has a picture for it; the guest's name still keeps its place. */
const stranger = '□';

/** What Chinese printers have under another number than the one that people type. */
const twins: Readonly<Record<string, string>> = {
  '¥': '￥',
  '−': '-',
  '•': '·',
  '’': "'",
  '\u00a0': ' ',
  '\u3000': ' ',
};

/** Text as it can be printed: composed, on one line, without what controls a printer or has no width of its own. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\s/gu, ' ')
    .replace(/[\p{C}\p{M}]/gu, '')
    .replace(/[^\u0020-\u007e]/gu, (character) => twins[character] ?? character)
    .replace(/(?![\u0020-\u007e])\p{Extended_Pictographic}/gu, stranger);
}

/** Columns of one character that `printable` let through: in GB18030 all beyond ASCII is a full-width picture. */
function columnsOfCharacter(character: string): 1 | 2 {
  return /^[\u0020-\u007e]$/.test(character) ? 1 : 2;
}

/** Columns of a printable text. */
export function columnsOfText(text: string): number {
  let columns = 0;
  for (const character of text) {
    columns += columnsOfCharacter(character);
  }
  return columns;
}

/** A printable text in lines of so many columns at the most (2 or more): broken after blanks and between wide characters, else where it must. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let room = columns;
  for (const word of words(text)) {
    const width = columnsOfText(word);
    if (width <= room) {
      line += word;
      room -= width;
      continue;
    }
    // The blank at the end of a line needs no place.
    if (columnsOfText(word.trimEnd()) <= room) {
      lines.push(line + word.trimEnd());
      line = '';
      room = columns;
      continue;
    }
    for (const character of columnsOfText(word.trimEnd()) <= columns ? [word] : word) {
      const own = columnsOfText(character);
      if (own > room) {
        if (line !== '') {
          lines.push(line.trimEnd());
        }
        line = '';
        room = columns;
      }
      const kept = own > room ? character.trimEnd() : character;
      line += kept;
      room -= columnsOfText(kept);
    }
  }
  return line.trimEnd() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}

/** Runs of ASCII with the blanks behind them, and each wide character alone. */
function words(text: string): readonly string[] {
  return text.match(/[\u0021-\u007e]+ *| +|[^\u0020-\u007e] */gu) ?? [];
}
