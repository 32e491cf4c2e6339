// Printing on the real till with a printer on a real socket: what prints by itself, a printer without paper, one that breaks off, a till that is
// killed between the sale and its receipt and in the middle of one. Money is the same whatever the printer does.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { fen } from '../../shared/money.ts';
import { defaultPrinting, type Printing } from '../../shared/preferences/printing.ts';
import type { PrintingView, PrintJobView } from '../../shared/printing.ts';
import { paperText } from '../support/escpos-paper.ts';
import { openTcpPrinter, type PrinterMood, type TcpPrinter } from '../support/tcp-printer.ts';
import { type Bench, bill, cutAfter, endInOrder, huang, newIntent, openBench, serve, zhang } from './till-bench.ts';

const leftovers: (() => unknown)[] = [];
afterEach(async () => {
  for (const leave of leftovers.splice(0).reverse()) {
    await leave();
  }
});

const manager = { personId: 'practice-manager', pin: '2468' };
const patience = { timeout: 20_000, interval: 20 };
/** A process of its own must start first. */
const childPatience = { timeout: 90_000, interval: 20 };

type PrinterBench = { readonly bench: Bench; readonly printer: TcpPrinter };

/** A till in real time with a network printer of 58 mm. */
async function withPrinter(mood: Partial<PrinterMood> = {}, more: Partial<Printing> = {}): Promise<PrinterBench> {
  const printer = await openTcpPrinter(mood);
  leftovers.push(() => printer.close());
  const bench = await openBench({ speed: 1 });
  leftovers.push(() => endInOrder(bench));
  await serve(bench, zhang);
  await setTo(bench, { printer: 'network', host: '127.0.0.1', port: printer.port, paper: 58, ...more });
  return { bench, printer };
}

async function setTo(bench: Bench, more: Partial<Printing>): Promise<void> {
  await bench.good('changePreference', {
    section: 'printing',
    value: { ...defaultPrinting, ...more },
    approval: manager,
  });
}

async function sell(bench: Bench, card = zhang, more: Parameters<typeof bill>[2] = {}) {
  const { selectedCardId } = await serve(bench, card);
  return bench.good('checkout', bill(selectedCardId, 2_000, more));
}

const jobs = async (bench: Bench): Promise<readonly PrintJobView[]> => (await bench.good('listPrintJobs', null)).jobs;

function standing(bench: Bench, fits: (view: PrintingView) => boolean): Promise<void> {
  return vi.waitFor(async () => {
    const view = await bench.good('getPrinting', null);
    if (!fits(view)) {
      throw new Error(`printing stands at ${JSON.stringify(view)}`);
    }
  }, patience);
}

const printed = (bench: Bench, count: number) =>
  vi.waitFor(async () => {
    const all = await jobs(bench);
    expect(all.filter(({ state }) => state === 'printed')).toHaveLength(count);
  }, patience);

const texts = (printer: TcpPrinter) => printer.papers(32).map(paperText);

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

describe('a printer that cannot print', () => {
  test('without paper keeps everything waiting, takes no sale with it, and goes on when there is paper', async () => {
    const { bench, printer } = await withPrinter({ paper: false });
    const first = await sell(bench);
    await standing(bench, ({ problem, waiting }) => problem === 'paperOut' && waiting === 1);
    const second = await sell(bench);
    expect([first.state, second.state]).toEqual(['applied', 'applied']);
    expect(printer.received()).toBe(0);
    printer.load();
    await bench.good('retryPrinting', null);
    await printed(bench, 2);
    await standing(bench, ({ problem, waiting }) => problem === null && waiting === 0);
    expect(texts(printer).map((text) => text.match(/流水号 +(\S+)/)?.[1])).toEqual([first.serial, second.serial]);
  });

  test('that ends its roll in the middle goes on with the same receipt, once', async () => {
    const { bench, printer } = await withPrinter({ endsAfter: 200 });
    await sell(bench);
    await standing(bench, ({ problem }) => problem === 'paperOut');
    expect(await jobs(bench)).toMatchObject([{ state: 'printing' }]);
    printer.load();
    await printed(bench, 1);
    expect(texts(printer)).toHaveLength(1);
  });

  test('that breaks off leaves a doubt which only a person ends: marked as a copy, or seen to be there', async () => {
    const { bench, printer } = await withPrinter({ dropsAfter: 200 });
    await sell(bench);
    await standing(bench, ({ doubtful }) => doubtful === 1);
    await bench.good('retryPrinting', null);
    const second = await sell(bench);
    await printed(bench, 1);
    expect(texts(printer)).toHaveLength(1);
    const doubt = (await jobs(bench)).find(({ state }) => state === 'doubtful');
    expect(doubt).toMatchObject({ problem: 'lineLost', copy: 0, attempts: 1 });
    await bench.good('concludePrintJob', { job: doubt?.job ?? 0, how: 'again' });
    await printed(bench, 2);
    expect(texts(printer)[1]).toContain('副本 COPY 1');
    expect(texts(printer)[0]).toContain(second.serial);
    expect(await bench.good('getPrinting', null)).toMatchObject({ doubtful: 0, waiting: 0 });
  });

  test('that is switched off is waited for; what a person does not want any more is dropped', async () => {
    const { bench, printer } = await withPrinter();
    await printer.switchOff();
    await sell(bench);
    await standing(bench, ({ problem }) => problem === 'unreachable');
    const [job] = await jobs(bench);
    await bench.good('concludePrintJob', { job: job?.job ?? 0, how: 'drop' });
    const kept = await sell(bench);
    await printer.switchOn();
    await bench.good('retryPrinting', null);
    await printed(bench, 1);
    expect(texts(printer)).toHaveLength(1);
    expect(texts(printer)[0]).toContain(kept.serial);
  });

  test('that says nothing at all is believed when the line took everything', async () => {
    const { bench, printer } = await withPrinter({ speaks: false });
    await sell(bench);
    await printed(bench, 1);
    expect(texts(printer)).toHaveLength(1);
  });

  test('that does not know when it is done is believed when it says twice that it is well', async () => {
    const { bench } = await withPrinter({ tellsWhenDone: false });
    await sell(bench);
    await printed(bench, 1);
  });
});

test('a printer that spoke once and is silent now is not well: nothing is sent to it blindly', async () => {
  const { bench, printer } = await withPrinter();
  await sell(bench);
  await printed(bench, 1);
  printer.mood.speaks = false;
  await sell(bench);
  await standing(bench, ({ problem, waiting }) => problem === 'offline' && waiting === 1);
  printer.mood.speaks = true;
  await bench.good('retryPrinting', null);
  await printed(bench, 2);
  expect(texts(printer)).toHaveLength(2);
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

describe('a till that is killed', () => {
  const script = new URL('./printing-child.ts', import.meta.url).pathname;

  async function world(mood: Partial<PrinterMood> = {}) {
    const printer = await openTcpPrinter(mood);
    leftovers.push(() => printer.close());
    const server = await startPracticeServer();
    leftovers.push(() => server.close());
    const folder = mkdtempSync(join(tmpdir(), 'till-killed-'));
    leftovers.push(() => rmSync(folder, { recursive: true, force: true }));
    const given = [folder, server.url, server.controlKey, String(printer.port)];
    function start(what: string) {
      const child = spawn(process.execPath, [script, ...given, what], { stdio: ['pipe', 'pipe', 'inherit'] });
      const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
      leftovers.push(async () => {
        child.kill('SIGKILL');
        await gone;
      });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      return {
        kill: () => child.kill('SIGKILL'),
        end: () => child.stdin?.end(),
        gone,
        async jobs(): Promise<readonly PrintJobView[]> {
          const next = await lines.next();
          return JSON.parse(String(next.value)) as readonly PrintJobView[];
        },
      };
    }
    return { printer, server, start };
  }

  test('between the sale and its receipt prints it at the next start, once', async () => {
    const { printer, start } = await world();
    await start('sellAndDie').gone;
    expect(printer.received()).toBe(0);
    const second = start('look');
    expect(await second.jobs()).toMatchObject([{ kind: 'consumption', copy: 0 }]);
    await vi.waitFor(() => expect(texts(printer)).toHaveLength(1), childPatience);
    second.end();
    await second.gone;
    expect(texts(printer)).toHaveLength(1);
  });

  test('right behind the seal of a day prints the day at the next start, once', async () => {
    const { printer, start } = await world();
    await start('sealAndDie').gone;
    expect(printer.received()).toBe(0);
    for (const _ of [1, 2]) {
      const later = start('look');
      expect(await later.jobs()).toMatchObject([{ kind: 'dayEnd', copy: 0 }]);
      await vi.waitFor(() => expect(texts(printer)).toHaveLength(1), childPatience);
      later.end();
      await later.gone;
    }
    expect(texts(printer)).toEqual([expect.stringContaining('最终封账')]);
  });

  test('in the middle of a receipt prints nothing by itself: it asks, and the next one is a copy', async () => {
    const { printer, server, start } = await world({ endsAfter: 150 });
    const first = start('sell');
    await vi.waitFor(() => expect(printer.received()).toBe(150), childPatience);
    first.kill();
    await first.gone;
    printer.load();
    const second = start('again');
    expect(await second.jobs()).toMatchObject([{ state: 'doubtful', problem: 'restarted', attempts: 1 }]);
    await vi.waitFor(() => expect(texts(printer)).toHaveLength(1), childPatience);
    second.end();
    await second.gone;
    expect(texts(printer)[0]).toContain('副本 COPY 1');
    expect(server.ledger.transactions()).toHaveLength(1);
  });
});
