// Printing on the real till with a printer on a real socket: what prints by itself, copies, the seal of a day, the cash drawer.
import { describe, expect, test, vi } from 'vitest';
import { fen } from '../../shared/money.ts';
import { manager } from '../support/practice-approvals.ts';
import { huang, zhang } from './till-bench.ts';
import { jobs, patience, printed, sell, setTo, standing, texts, withPrinter } from './till-printing-stage.ts';
import { newIntent, serve } from './till-serving.ts';
import { cutAfter } from './till-waiting.ts';

describe('a receipt', () => {
  test('prints by itself when a sale is applied, after the sale was answered, and says what the screen shows', async () => {
    const { bench, printer } = await withPrinter();
    const sale = await sell(bench);
    // The answer is there, and the job is not yet: the sale did not wait for it.
    expect(bench.till().journal.printJobs.list(10)).toEqual([]);
    await printed(bench, 1);
    const [job] = await jobs(bench);
    const { sheet } = await bench.good('previewPrintJob', { job: job?.job ?? 0 });
    const [paper] = printer.papers(32);
    expect(paper?.lines.flatMap(({ text }) => (text === '' ? [] : [text]))).toEqual(
      sheet.lines.flatMap((line) => (line.line === 'text' && line.text !== '' ? [line.text] : [])),
    );
    expect(paper?.codes).toMatchObject([{ text: sale.voucher }]);
    expect(paper?.cuts).toBe(1);
    const [text = ''] = texts(printer);
    expect(text).toContain('** 练习 · 非真实交易 **');
    expect(text).toMatch(/消费金额 +20\.00/);
    expect(text).toContain('6201****0101');
    expect(text).not.toContain(zhang);
  });

  test('is printed again as a copy with its number, and never twice by itself', async () => {
    const { bench, printer } = await withPrinter();
    const { serial } = await sell(bench);
    await printed(bench, 1);
    await bench.restart();
    await serve(bench, zhang);
    for (const copy of [1, 2]) {
      expect(await bench.good('previewReceipt', { serial })).toMatchObject({ copy, waits: false });
      expect(await bench.good('printReceipt', { serial })).toMatchObject({ copy, serial, kind: 'consumption' });
      await printed(bench, copy + 1);
    }
    const [original = '', first = '', second = ''] = texts(printer);
    expect(original).not.toContain('COPY');
    expect(first).toContain('副本 COPY 1');
    expect(second).toContain('副本 COPY 2');
    expect(texts(printer)).toHaveLength(3);
  });

  test('chosen in the list of what was printed or dropped comes once more, with one mark and a number of its own', async () => {
    const { bench, printer } = await withPrinter();
    await sell(bench);
    for (const copy of [1, 2]) {
      await printed(bench, copy);
      const [newest] = await jobs(bench);
      await bench.good('concludePrintJob', { job: newest?.job ?? 0, how: 'again' });
    }
    await printed(bench, 3);
    expect((await jobs(bench)).map(({ copy, state }) => `${copy} ${state}`)).toEqual([
      '2 printed',
      '1 printed',
      '0 printed',
    ]);
    expect(texts(printer).map((text) => text.match(/COPY \d/g) ?? [])).toEqual([
      [],
      ['COPY 1', 'COPY 1'],
      ['COPY 2', 'COPY 2'],
    ]);
  });

  test('is a copy too where nobody knows any more whether it was printed', async () => {
    const { bench } = await withPrinter({}, { automatic: [] });
    const { serial } = await sell(bench);
    expect(await bench.good('previewReceipt', { serial })).toMatchObject({ copy: 0 });
    bench.time.push(15 * 24 * 3_600_000);
    await serve(bench, zhang);
    expect(await bench.good('previewReceipt', { serial })).toMatchObject({ copy: 1 });
    expect(await bench.good('printReceipt', { serial })).toMatchObject({ copy: 1 });
  });

  test('that was accepted without the platform says so, and its booking prints nothing more', async () => {
    const { bench, printer } = await withPrinter();
    await cutAfter(bench, zhang);
    const sale = await sell(bench);
    await printed(bench, 1);
    const [slip = ''] = texts(printer);
    expect(slip).toContain('离线受理，尚未确认');
    expect(printer.papers(32)[0]?.codes).toMatchObject([{ text: sale.serial }]);
    await bench.server.acceptConnections();
    await bench.good('sendNow', null);
    await bench.till().queue.settled(sale.serial, 60_000);
    // Asked for by a person it is the receipt itself, and no copy: there was none yet.
    expect(await bench.good('printReceipt', { serial: sale.serial })).toMatchObject({ kind: 'consumption', copy: 0 });
    await printed(bench, 2);
    expect(texts(printer)).toHaveLength(2);
  });

  test('prints in two parts where the till is set to that, and not at all where a kind is switched off', async () => {
    const { bench, printer } = await withPrinter({}, { copies: 2, automatic: ['consumption'] });
    const { selectedCardId } = await serve(bench, huang);
    await bench.good('recharge', {
      intent: newIntent(),
      cardId: selectedCardId ?? '',
      amount: fen(10_000),
      payments: [{ method: '2', amount: fen(10_000) }],
    });
    await sell(bench, huang);
    await printed(bench, 1);
    expect((await jobs(bench)).map(({ kind }) => kind)).toEqual(['consumption']);
    const [both] = printer.papers(32);
    expect(both?.cuts).toBe(2);
    expect(both?.lines.map(({ text }) => text.trim())).toEqual(expect.arrayContaining(['顾客联', '商户存根']));
  });
});

describe('a day that is sealed', () => {
  test.each([
    ['prints by itself when that is for good, once', ['dayEnd'], 1],
    ['prints nothing where the till is not set to it', ['consumption'], 0],
  ] as const)('%s', async (_name, automatic, papers) => {
    const { bench, printer } = await withPrinter({}, { automatic });
    const { today: day } = await bench.good('getDayEnd', { day: null });
    await bench.good('sealDay', { day, final: false, approval: manager });
    await bench.good('settleDay', { day, approval: manager });
    expect((await jobs(bench)).map(({ kind }) => kind)).toEqual([]);
    await bench.good('sealDay', { day, final: true, approval: manager });
    expect(await bench.bad('sealDay', { day, final: true, approval: manager })).toBe('daySealed');
    await bench.good('settleDay', { day, approval: manager });
    await printed(bench, papers);
    expect((await jobs(bench)).map(({ kind, copy }) => `${kind} ${copy}`)).toEqual(papers === 0 ? [] : ['dayEnd 0']);
    expect(texts(printer)).toHaveLength(papers);
  });
});

describe('the cash drawer', () => {
  test('opens for cash and not for a card, and for who may open it, which the journal notes', async () => {
    const { bench, printer } = await withPrinter({}, { drawer: 'pin2', automatic: [] });
    await sell(bench, huang, { storePay: fen(1_000), otherPayments: [{ method: '2', amount: fen(1_000) }] });
    await sell(bench, huang, { storePay: fen(1_000), otherPayments: [{ method: '1', amount: fen(1_000) }] });
    await vi.waitFor(() => expect(printer.pulses()).toBe(1), patience);
    expect(await bench.bad('openDrawer', { approval: null })).toBe('approvalNeeded');
    await bench.good('openDrawer', { approval: manager });
    await vi.waitFor(() => expect(printer.pulses()).toBe(2), patience);
    expect(bench.till().journal.audit.page(null, 1, ['drawerOpened'])).toMatchObject([
      { operator: '1001', personId: manager.personId },
    ]);
    await printer.switchOff();
    expect(await bench.bad('openDrawer', { approval: manager })).toBe('drawerShut');
    expect(await bench.good('getPrinting', null)).toMatchObject({ drawerProblem: 'unreachable' });
    await setTo(bench, { printer: 'none' });
    expect(await bench.bad('openDrawer', { approval: manager })).toBe('drawerAbsent');
    expect(await bench.bad('testPrinter', null)).toBe('printerAbsent');
  });
});

test('a drawer that has to wait for a receipt without paper is not opened when nobody stands there any more', async () => {
  const { bench, printer } = await withPrinter({}, { drawer: 'pin2' });
  printer.mood.paper = false;
  await sell(bench);
  await standing(bench, ({ problem }) => problem === 'paperOut');
  printer.load();
  printer.mood.endsAfter = 200;
  await bench.good('retryPrinting', null);
  await vi.waitFor(() => expect(printer.received()).toBe(200), patience);
  const asked = bench.bad('openDrawer', { approval: manager });
  await vi.waitFor(() => expect(bench.till().journal.audit.page(null, 1, ['drawerOpened'])).toHaveLength(1), patience);
  bench.time.push(15_000);
  printer.load();
  expect(await asked).toBe('drawerShut');
  await printed(bench, 1);
  expect(printer.pulses()).toBe(0);
});
