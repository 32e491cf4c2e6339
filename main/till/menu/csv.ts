// Lines of comma-separated values as spreadsheets write them: quotes, doubled quotes, line ends within quotes. Pure.

/** One record with the line on which it begins, from 1. */
export type CsvRecord = { readonly line: number; readonly cells: readonly string[] };

export type CsvRead =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  /** A quote that was opened on this line and never closed. */
  | { readonly ok: false; readonly line: number };

const separators = [',', ';', '\t'] as const;

/** Reads records; empty lines are left out. The separator is the one that the first line has most of. */
export function readCsv(text: string): CsvRead {
  const first = text.slice(0, Math.max(0, text.search(/\r|\n|$/)));
  const count = (separator: string) => first.split(separator).length;
  const separator = separators.reduce((best, each) => (count(each) > count(best) ? each : best));
  const records: CsvRecord[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let began = 1;
  let quotedSince: number | null = null;

  function endCell(): void {
    cells.push(cell.trim());
    cell = '';
  }
  function endRecord(): void {
    endCell();
    if (cells.some((each) => each !== '')) {
      records.push({ line: began, cells });
    }
    cells = [];
  }

  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const isLineEnd = character === '\n' || (character === '\r' && text.charAt(at + 1) !== '\n');
    if (quotedSince !== null) {
      if (character === '"' && text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else if (character === '"') {
        quotedSince = null;
      } else {
        cell += character;
      }
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quotedSince = line;
    } else if (character === separator) {
      endCell();
    } else if (isLineEnd) {
      endRecord();
      began = line + 1;
    } else if (character !== '\r') {
      cell += character;
    }
    line += isLineEnd ? 1 : 0;
  }
  if (quotedSince !== null) {
    return { ok: false, line: quotedSince };
  }
  endRecord();
  return { ok: true, records };
}
