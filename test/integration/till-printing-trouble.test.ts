// A printer without paper, one that breaks off, and a till that is killed between the sale and its receipt and in the middle of one.
// Money is the same whatever the printer does.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import type { PrintJobView } from '../../shared/printing.ts';
import { openTcpPrinter, type PrinterMood } from '../support/tcp-printer.ts';
import { jobs, printed, sell, standing, texts, withPrinter } from './till-printing-stage.ts';

/** A process of its own must start first. */
const childPatience = { timeout: 90_000, interval: 20 };

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

describe('a till that is killed', () => {
  const script = new URL('./printing-child.ts', import.meta.url).pathname;

  async function world(mood: Partial<PrinterMood> = {}) {
    const printer = await openTcpPrinter(mood);
    onTestFinished(() => printer.close());
    const server = await startPracticeServer();
    onTestFinished(() => server.close());
    const folder = mkdtempSync(join(tmpdir(), 'till-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const given = [folder, server.url, server.controlKey, String(printer.port)];
    function start(what: string) {
      const child = spawn(process.execPath, [script, ...given, what], { stdio: ['pipe', 'pipe', 'inherit'] });
      const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
      onTestFinished(async () => {
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
