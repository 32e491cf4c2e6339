// The page that shows whether a printer does what receipts need: full lines, Chinese, large type, a code, the cut. Pure.
import type { ReceiptDocument, ReceiptPart, ReceiptPlace } from '../../../shared/printing.ts';
import { columnsOf, type PaperWidth } from '../../../shared/printing.ts';
import { textsIn } from '../shift/report-texts.ts';
import { fact, receipt, ruleLine, storeTime } from './receipt-parts.ts';

/** What people are called and what they do here, and characters that few printers have. */
const chineseLine = '会员储值消费充值撤销 龘喆㙓';

/** Lines that fill the paper's columns exactly, so that a wrong paper width is seen at once. */
export function testPage(place: ReceiptPlace, paper: PaperWidth): ReceiptDocument {
  const texts = textsIn(place.language).receipts;
  const columns = columnsOf[paper];
  const full: readonly ReceiptPart[] = [
    { part: 'text', text: '1234567890'.repeat(5).slice(0, columns) },
    { part: 'text', text: '雅'.repeat(columns / 2) },
    { part: 'pair', left: '¥', right: '123,456.78' },
    { part: 'text', text: '88.50', big: true },
    { part: 'text', text: 'ABC abc 123 雅台', bold: true },
  ];
  return receipt('test', place, [
    ...fact(texts.terminal, place.terminalNo),
    ...fact(texts.printedAt, storeTime(place.now)),
    { part: 'text', text: chineseLine },
    ruleLine,
    { part: 'text', text: texts.testLine },
    ...full,
    ruleLine,
    { part: 'text', text: texts.testCode },
    { part: 'code', text: 'YATAI-TEST' },
  ]);
}
