// Reads a workbook (.xlsx) with nothing of the library that wrote it: the archive's own directory, zlib, and an XML parser.
import { inflateRawSync } from 'node:zlib';
import { XMLParser } from 'fast-xml-parser';

/** Texts as they are read; a number with the format that shows it, such as `#,##0.00`; null where nothing stands. */
export type ReadCell = string | { readonly value: number; readonly format: string } | null;
export type ReadSheet = { readonly name: string; readonly rows: readonly (readonly ReadCell[])[] };

type Element = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  trimValues: false,
});
/** Formats that every spreadsheet knows by number. */
const builtIn: Readonly<Record<string, string>> = { '0': 'General', '4': '#,##0.00', '14': 'mm-dd-yy' };

/** The sheets in the order of their tabs. Throws where a spreadsheet would say that the file is damaged. */
export function readWorkbook(bytes: Buffer): readonly ReadSheet[] {
  const parts = unpack(bytes);
  const part = (name: string): Element => {
    const text = parts.get(name);
    if (text === undefined) throw new Error(`the workbook has no ${name}`);
    return parser.parse(text) as Element;
  };
  const related = all(part('xl/_rels/workbook.xml.rels'), 'Relationships', 'Relationship');
  const formats = formatsOf(part('xl/styles.xml'));
  return all(part('xl/workbook.xml'), 'workbook', 'sheets', 'sheet').map((sheet) => {
    const { '@Target': target } = related.find((one) => one['@Id'] === sheet['@r:id']) ?? {};
    const rows = all(part(`xl/${String(target).replace(/^\/?xl\//, '')}`), 'worksheet', 'sheetData', 'row');
    return { name: String(sheet['@name']), rows: rows.map((row) => cellsOf(row, formats)) };
  });
}

/** Name → text of every file in the archive, by its directory at the end. */
function unpack(bytes: Buffer): ReadonlyMap<string, string> {
  const end = bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const files = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    const [method, packed, whole] = [
      bytes.readUInt16LE(at + 10),
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
    ];
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + Number(nameLength));
    const head = bytes.readUInt32LE(at + 42);
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const content = bytes.subarray(from, from + packed);
    const text = method === 0 ? content : inflateRawSync(content);
    if (text.length !== whole) throw new Error(`${name} is ${text.length} bytes and not ${whole}`);
    files.set(name, text.toString('utf8'));
    at += 46 + Number(nameLength) + Number(extra) + Number(comment);
  }
  return files;
}

/** The number format of each cell style. */
function formatsOf(styles: Element): readonly string[] {
  const own = new Map(
    all(styles, 'styleSheet', 'numFmts', 'numFmt').map((one) => [one['@numFmtId'], one['@formatCode']]),
  );
  return all(styles, 'styleSheet', 'cellXfs', 'xf').map(({ '@numFmtId': id }) =>
    String(own.get(id) ?? builtIn[String(id)] ?? id),
  );
}

/** Each cell at its own column, whatever was left out before it. */
function cellsOf(row: Element, formats: readonly string[]): readonly ReadCell[] {
  const cells: ReadCell[] = [];
  for (const cell of all(row, 'c')) {
    const column = [...String(cell['@r']).replace(/\d/g, '')].reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    );
    while (cells.length < column - 1) cells.push(null);
    cells.push(cellOf(cell, formats));
  }
  return cells;
}

function cellOf(cell: Element, formats: readonly string[]): ReadCell {
  const value = textOf(cell['v']);
  switch (cell['@t'] ?? 'n') {
    case 'str':
      return value;
    case 'inlineStr':
      return textOf((cell['is'] as Element | undefined)?.['t']);
    case 'n':
      return value === '' ? null : { value: Number(value), format: formats[Number(cell['@s'] ?? 0)] ?? 'General' };
    default:
      throw new Error(`a cell of the kind ${String(cell['@t'])}: extend this reader`);
  }
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? String(Reflect.get(value, '#text') ?? '') : String(value ?? '');
}

/** The elements at the end of a path, however many there are: the parser gives one alone without a list. */
function all(from: unknown, ...path: readonly string[]): readonly Element[] {
  const [name, ...rest] = path;
  if (name === undefined)
    return (Array.isArray(from) ? from : from === undefined || from === '' ? [] : [from]) as Element[];
  return typeof from === 'object' && from !== null ? all(Reflect.get(from, name), ...rest) : [];
}
