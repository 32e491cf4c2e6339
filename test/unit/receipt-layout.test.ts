// Receipts on paper: random ones read back by a printer of our own, column by column.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSheet } from '../../main/devices/printing/escpos.ts';
import { layOut } from '../../main/devices/printing/layout.ts';
import { columnsOfText, printable, wrap } from '../../main/devices/printing/printable.ts';
import { columnsOf, type PaperWidth, type ReceiptPart } from '../../shared/printing.ts';
import { codePoint } from '../support/code-points.ts';
import { readPaper } from '../support/escpos-paper.ts';
import { runs } from '../support/property-runs.ts';

/** Names as people have them, and as they should not: other scripts, rare characters, emoji, control characters, halves of characters. */
const words = fc.oneof(
  fc.string({ unit: codePoint, maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom(...'雅台会员储值消费 张三ABC 19.50，。龘㙓𬭎é¥👍🏽\u001b\u001d\n|{}\\~'),
    maxLength: 60,
  }),
);
const look = { big: fc.boolean(), bold: fc.boolean() };
const part: fc.Arbitrary<ReceiptPart> = fc.oneof(
  fc.record({ part: fc.constant('text' as const), text: words, centred: fc.boolean(), ...look }),
  fc.record({ part: fc.constant('pair' as const), left: words, right: words, ...look }),
  fc.record({
    part: fc.constant('row' as const),
    cells: fc.array(words, { minLength: 1, maxLength: 4 }),
    shares: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 4, maxLength: 4 }),
    ...look,
  }),
  fc.record({ part: fc.constant('rule' as const) }),
  fc.record({ part: fc.constant('code' as const), text: fc.string({ maxLength: 64 }) }),
  fc.record({ part: fc.constant('feed' as const), lines: fc.integer({ min: 0, max: 5 }) }),
);
const paper = fc.constantFrom<PaperWidth>(58, 80);

function withoutBlanks(text: string): string {
  return printable(text).replaceAll(' ', '');
}

describe('a receipt on paper', () => {
  it('says what was meant, line for line, and no line is ever broken by the printer', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), paper, fc.boolean(), (parts, width, cut) => {
        const sheet = layOut({ parts }, width);
        const read = readPaper(encodeSheet(sheet, cut), columnsOf[width]);
        const texts = sheet.lines.filter((line) => line.line === 'text');
        expect(
          read.lines.filter(({ text }) => text !== '').map(({ text, big, bold }) => ({ text, big, bold })),
        ).toEqual(texts.filter(({ text }) => text !== '').map(({ text, big, bold }) => ({ text, big, bold })));
        expect(read.codes.map(({ text }) => text)).toEqual(
          sheet.lines.flatMap((line) => (line.line === 'code' ? [line.text] : [])),
        );
        expect(read.cuts).toBe(cut ? 1 : 0);
        for (const { text } of texts) {
          expect(text).toBe(text.trimEnd());
        }
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('loses no character of what it wraps', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 48 }), (text, room) => {
        const lines = wrap(printable(text), room);
        expect(lines.join('').replaceAll(' ', '')).toBe(withoutBlanks(text));
        for (const line of lines) {
          expect(columnsOfText(line)).toBeLessThanOrEqual(room);
        }
      }),
      { numRuns: runs(1_000) },
    );
  });

  it('sets amounts at the right edge, and a name that is too long above its amount', () => {
    const { lines } = layOut(
      {
        parts: [
          { part: 'pair', left: '储值', right: '88.50' },
          { part: 'pair', left: '满一百减二十优惠券（限周末使用） ×2', right: '20.00' },
          { part: 'pair', left: '消费金额', right: '1,234.56', big: true },
          { part: 'row', cells: ['微信支付', '12 笔', '1,034.00'], shares: [14, 7, 11] },
        ],
      },
      58,
    );
    expect(lines.map((line) => (line.line === 'text' ? line.text : ''))).toEqual([
      '储值                       88.50',
      '满一百减二十优惠券（限周末使用）',
      '×2                        20.00',
      '消费金额',
      '        1,234.56',
      '微信支付        12 笔   1,034.00',
    ]);
  });

  it('breaks Latin text between words', () => {
    expect(wrap('Recorded offline, not yet confirmed', 32)).toEqual(['Recorded offline, not yet', 'confirmed']);
    expect(wrap('雅'.repeat(16), 32)).toEqual(['雅'.repeat(16)]);
    expect(wrap('', 32)).toEqual(['']);
  });

  it('keeps out what would command the printer, and marks what it has no picture for', () => {
    expect(printable('张\u001b@三\u001dV\u0000')).toBe('张@三V');
    expect(printable('小明👍')).toBe('小明□');
    expect(printable('¥88.50')).toBe('￥88.50');
    expect(printable('e\u0301')).toBe('é');
  });
});
