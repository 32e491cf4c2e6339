// What a scanner's text says beside the number itself: the kind of code that it announces (AIM), and the parts of a GS1 code.
import { groupSeparator } from './scan-key.ts';

/** One element of a GS1 code: its application identifier and its value. */
export type Gs1Element = { readonly identifier: string; readonly value: string };

/**
 * `text`: what is looked up. `symbology`: the AIM letter and modifier where the scanner sends them (`C1`, `Q3`), else null.
 * `elements`: those of a GS1 code, else empty.
 */
export type ReadCode = {
  readonly text: string;
  readonly symbology: string | null;
  readonly elements: readonly Gs1Element[];
};

/** Symbologies that hold GS1 elements: GS1-128, GS1 QR, GS1 DataMatrix, GS1 DataBar. */
const gs1Symbologies = new Set(['C1', 'Q3', 'd2', 'e0']);

/** Identifiers whose value has a fixed length and no separator behind it, by their first two digits: length of both together. */
const fixedLengths: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((two) => [two, 8])),
  '20': 4,
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((two) => [two, 10])),
  '41': 16,
};

/** How long the identifier itself is, by its first two digits; two where nothing is said. */
const identifierLengths: Readonly<Record<string, number>> = {
  ...Object.fromEntries(['23', '24', '25', '40', '41', '42', '71'].map((two) => [two, 3])),
  ...Object.fromEntries(
    ['31', '32', '33', '34', '35', '36', '39', '43', '70', '72', '80', '81', '82'].map((two) => [two, 4]),
  ),
};

/** What of a GS1 code is a guest's or a coupon's number, the first that is there: member number, coupon number, serial, own. */
const wanted = ['8018', '255', '21', '91', '92', '93', '94', '95', '96', '97', '98', '99', '240', '10', '01'] as const;

/** Reads a scan's text. What announces nothing stays as it is; a separator without GS1 content is left out. */
export function readCode(scanned: string): ReadCode {
  const announced = /^\](?<symbology>[A-Za-z][0-9A-Fa-f])(?<rest>.{4,})$/s.exec(scanned);
  const symbology = announced?.groups?.['symbology'] ?? null;
  const content = withoutLead(announced?.groups?.['rest'] ?? scanned);
  const isGs1 = symbology === null ? scanned.includes(groupSeparator) : gs1Symbologies.has(symbology);
  const elements = isGs1 ? elementsOf(content) : [];
  const value = wanted.flatMap((one) => elements.find(({ identifier }) => identifier === one) ?? [])[0]?.value;
  return { text: value ?? content.replaceAll(groupSeparator, ''), symbology, elements };
}

/** Empty where the content is no whole chain of elements: then it is taken as it stands. */
function elementsOf(content: string): readonly Gs1Element[] {
  const elements: Gs1Element[] = [];
  let rest = content;
  while (rest !== '') {
    const two = rest.slice(0, 2);
    const head = identifierLengths[two] ?? 2;
    const separator = rest.indexOf(groupSeparator);
    const end = fixedLengths[two] ?? (separator === -1 ? rest.length : separator);
    const value = rest.slice(head, end);
    if (!/^\d+$/.test(rest.slice(0, head)) || value === '' || end > rest.length || value.includes(groupSeparator)) {
      return [];
    }
    elements.push({ identifier: rest.slice(0, head), value });
    rest = withoutLead(rest.slice(end));
  }
  return elements;
}

function withoutLead(text: string): string {
  return text.startsWith(groupSeparator) ? text.slice(1) : text;
}
