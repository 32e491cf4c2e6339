// A match as CSV and XLSX: every row and amount is in it, amounts are numbers or exact text, and no text becomes a formula.
import excel from 'exceljs';
import { describe, expect, test } from 'vitest';
import { csvBytes, exportBytes } from '../../main/till/match/export-file.ts';
import { rowTable } from '../../main/till/match/export-table.ts';
import { type MatchRow, type MatchView, matchVerdicts } from '../../shared/match.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { fen, zeroFen } from '../../shared/money.ts';

const noon = Date.parse('2026-11-18T12:00:00+08:00');
const operation = {
  serial: 'A1',
  voucher: '900',
  kind: 'consumption',
  service: null,
  state: 'applied',
  amount: fen(123_450),
  at: noon,
  maskedCard: '6201****0101',
  memberName: '张三',
  operator: '1001',
  terminalNo: '1',
  billNo: 'B1',
} as const;
const logged = {
  serial: 'A1',
  voucher: '900',
  kind: 'consumption',
  name: '收银消费',
  amount: fen(123_450),
  at: noon + 1_000,
  revoked: false,
  maskedCard: null,
  terminalNo: '1',
  operator: null,
  remark: '=HYPERLINK("http://x","点我")',
  joinedBy: 'voucher',
} as const;
const twice: MatchRow = {
  key: 'A1',
  cause: 'twoLogRows',
  also: ['agreed'],
  at: noon,
  amount: fen(123_450),
  journal: [operation],
  log: [logged, { ...logged, voucher: '901', amount: fen(-5), remark: '+1\u0000-\ud800@\u0007"x",\n第二行' }],
  bills: [
    {
      billNo: 'B1',
      shopNo: '1001',
      table: '=1+1',
      closedAt: '2026-11-18T12:00:00',
      due: { kind: 'amount', amount: fen(123_450) },
      payments: [{ name: '会员卡', amount: '1234.50' }],
      late: false,
      gone: false,
      joinedBy: 'billNo',
    },
  ],
};
const sum = { count: 1, amount: fen(123_450) };
const view: MatchView = {
  day: '2026-11-18',
  today: '2026-11-18',
  madeAt: noon,
  sides: {
    journal: { state: 'read', at: noon, failure: null },
    log: { state: 'read', at: noon, failure: null },
    bills: { state: 'read', at: noon, failure: null },
  },
  sums: { journal: sum, log: { count: 2, amount: fen(123_445) }, bills: sum },
  counts: { matched: 0, differences: 1, waiting: 0, notCompared: 0 },
  verdicts: [
    { verdict: 'paidTwice', rows: 1, sums: { journal: sum, log: { count: 2, amount: fen(123_445) }, bills: sum } },
    {
      verdict: 'nothing',
      rows: 1,
      sums: {
        journal: { count: 1, amount: zeroFen },
        log: { count: 0, amount: zeroFen },
        bills: { count: 0, amount: zeroFen },
      },
    },
  ],
  differing: [{ cause: 'twoLogRows', rows: 1 }],
};

describe('CSV', () => {
  test('bears a mark, Chinese headings, exact amounts, and no formula', async () => {
    const bytes = await exportBytes({ view, rows: [twice], format: 'csv', language: 'zh-CN' });
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\ufeff组,结果,原因')).toBe(true);
    const [, first = '', second = ''] = text.split('\r\n');
    expect(first).toContain('1,付了两次,');
    expect(first).toContain(',1234.50,A1,900,');
    expect(first).toContain(`"'=HYPERLINK(""http://x"",""点我"")"`);
    expect(first).toContain(",B1,'=1+1,");
    expect(second).toContain(',-0.05,');
    expect(second).toContain(`"'+1-@""x"",\n第二行"`);
    // Every line has every column: commas outside quotes.
    const commas = first.replace(/"(?:[^"]|"")*"/g, '').split(',').length;
    expect(commas).toBe(Object.keys(zhCN.match.column).length);
  });

  test('every start that a spreadsheet takes for a formula is quoted', async () => {
    const starts = ['=1', '+1', '-1', '@x', '\tx', '\rx', '＝1'];
    const bytes = await csvBytes({ headings: ['x'], lines: starts.map((start) => [start]) });
    const lines = Buffer.from(bytes).toString('utf8').split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.replace(/^"/, '').charAt(0))).toEqual(starts.map(() => "'"));
  });
});

describe('XLSX', () => {
  test('amounts are numbers with a format, texts are texts, and the summary adds up', async () => {
    const bytes = await exportBytes({ view, rows: [twice], format: 'xlsx', language: 'en' });
    const workbook = new excel.Workbook();
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer);
    const [rows, summary] = workbook.worksheets;
    const headings = Object.values(en.match.column);
    expect(rows?.getRow(1).values).toEqual([undefined, ...headings]);
    const at = (line: number, heading: string) => rows?.getRow(line).getCell(headings.indexOf(heading) + 1);
    expect(at(2, en.match.column.journalAmount)?.value).toBe(1234.5);
    expect(at(2, en.match.column.journalAmount)?.numFmt).toBe('#,##0.00');
    expect(at(3, en.match.column.logAmount)?.value).toBe(-0.05);
    expect(at(3, en.match.column.journalAmount)?.value).toBeNull();
    const remark = at(2, en.match.column.logRemark);
    expect([remark?.type, remark?.value, remark?.formula]).toEqual([excel.ValueType.String, logged.remark, undefined]);
    expect(at(3, en.match.column.logRemark)?.value).toBe('+1-@"x",\n第二行');
    expect(summary?.getRow(4).values).toEqual([undefined, en.match.sheetTotal, 2, 1, 1234.5, 2, 1234.45, 1, 1234.5]);
    expect(rows?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  });
});

test('each verdict has a name in both languages, and each line has a cell for each heading', () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const { headings, lines } = rowTable([twice], language);
    expect(lines.map((line) => line.length)).toEqual([headings.length, headings.length]);
  }
  expect(Object.keys(en.match.verdict)).toEqual(expect.arrayContaining([...matchVerdicts]));
});
