// Shifts and business days on paper: what was counted, section by section, and whether it is final. Pure.
import { filled } from '../../../shared/filled.ts';
import { formatFen } from '../../../shared/money.ts';
import type {
  DayEndReceiptInput,
  FigureRow,
  FigureSection,
  ReceiptDocument,
  ReceiptPart,
  ReceiptPlace,
  ShiftReceiptInput,
} from '../../../shared/printing.ts';
import { textsIn } from '../shift/report-texts.ts';
import { fact, type ReceiptTexts, receipt, ruleLine, storeTime } from './receipt-parts.ts';

/** A shift's report, to be signed. */
export function shiftReceipt(input: ShiftReceiptInput, place: ReceiptPlace): ReceiptDocument {
  const texts = textsIn(place.language).receipts;
  return receipt('shift', place, [
    ...fact(texts.shiftNumber, input.number),
    ...fact(texts.cashier, input.cashier),
    ...fact(texts.terminal, place.terminalNo),
    ...fact(texts.from, storeTime(input.from)),
    ...fact(texts.to, input.to === null ? texts.open : storeTime(input.to)),
    ...figures(input, place, texts),
  ]);
}

/** A business day's report, to be signed. */
export function dayEndReceipt(input: DayEndReceiptInput, place: ReceiptPlace): ReceiptDocument {
  const texts = textsIn(place.language).receipts;
  return receipt('dayEnd', place, [
    ...fact(texts.day, input.day),
    ...fact(texts.operator, input.operator),
    ...fact(texts.terminal, place.terminalNo),
    ...figures(input, place, texts),
  ]);
}

type Figures = Pick<ShiftReceiptInput, 'provisional' | 'sections' | 'notes' | 'fingerprint'>;

function figures(
  { provisional, sections, notes, fingerprint }: Figures,
  { now }: ReceiptPlace,
  texts: ReceiptTexts,
): readonly ReceiptPart[] {
  return [
    ...(provisional ? [{ part: 'text', text: texts.provisional, bold: true } as const] : []),
    ...sections.flatMap((section) => sectionParts(section, texts)),
    ruleLine,
    ...notes.map((text) => ({ part: 'text', text }) as const),
    ...(fingerprint === null ? [] : ([{ part: 'text', text: `${texts.fingerprint} ${fingerprint}` }] as const)),
    ...fact(texts.printedAt, storeTime(now)),
    { part: 'feed', lines: 1 },
    { part: 'text', text: texts.signature },
    { part: 'feed', lines: 2 },
  ];
}

function sectionParts({ heading, rows }: FigureSection, texts: ReceiptTexts): readonly ReceiptPart[] {
  return [
    ruleLine,
    ...(heading === null ? [] : [{ part: 'text', text: heading, bold: true } as const]),
    ...rows.map((row) => rowPart(row, texts)),
  ];
}

function rowPart({ label, count, amount, text, strong = false }: FigureRow, texts: ReceiptTexts): ReceiptPart {
  const value = text ?? (amount === undefined ? '' : formatFen(amount));
  const counted = count === undefined ? '' : filled(texts.count, { count });
  if (counted === '' || value === '') {
    return { part: 'pair', left: label, right: counted === '' ? value : counted, bold: strong };
  }
  return { part: 'row', cells: [label, counted, value], shares: [14, 7, 11], bold: strong };
}
