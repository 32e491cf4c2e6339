// Receipts at the screen, with a printer on a real socket: set up and tried, printed by themselves, looked at, printed again as a copy; a printer
// without paper takes no sale with it, one that breaks off asks. Then with a printer of the operating system, up to where that one takes over.

import { afterAll, expect, test } from 'vitest';
import { paperText } from '../support/escpos-paper.ts';
import { tillForFile } from '../support/file-till.ts';
import { guests } from '../support/guests.ts';
import { manager } from '../support/practice-approvals.ts';
import { closeOutcome, enterBill } from '../support/sale.ts';
import { screenFaults } from '../support/screen-faults.ts';
import { see } from '../support/see.ts';
import { smallestScreen } from '../support/stage.ts';
import { openTcpPrinter } from '../support/tcp-printer.ts';

const used = tillForFile();
const printer = await openTcpPrinter();
afterAll(() => printer.close());

const faults = () => screenFaults(used.till().page);
const texts = () => printer.papers(32).map(paperText);

/** What stands on the paper that the screen shows, line for line, without the blank ones. */
function shown(): Promise<string[]> {
  return used
    .till()
    .see('receipt-sheet')
    .locator('> div:not([data-testid])')
    .evaluateAll((lines) => lines.map((line) => line.textContent?.trim() ?? '').filter((line) => line !== ''));
}

/** Where the lines end that fill the paper, in px from its left edge: all at the same place, as on paper. */
function rightEdges(): Promise<number[]> {
  return used
    .till()
    .see('receipt-sheet')
    .locator('> div:not([data-testid]):not([data-big])')
    .evaluateAll((lines) =>
      lines.flatMap((line) => {
        const text = line.textContent ?? '';
        const columns = [...text].reduce((sum, character) => sum + (/[ -~]/.test(character) ? 1 : 2), 0);
        const range = document.createRange();
        range.selectNodeContents(line);
        return columns === 32 ? [range.getBoundingClientRect().right - line.getBoundingClientRect().left] : [];
      }),
    );
}

/** Back to the counter, one step at a time. */
async function home(steps: number): Promise<void> {
  const till = used.till();
  for (let step = 0; step < steps; step += 1) {
    await till.keys.press('Escape');
  }
  await see(till.see('scan-field')).toBeVisible();
}

async function approve(): Promise<void> {
  const till = used.till();
  await till.press('approver-practice-manager');
  await till.keys.numericBlock(manager.pin);
  await till.keys.press('Enter');
  await see(till.see('approval-dialog')).toHaveCount(0);
}

/** Of one guest, who is on the counter. */
async function sell(yuan: string): Promise<void> {
  const till = used.till();
  await enterBill(till, { yuan });
  await see(till.see('confirm-pay')).toBeEnabled();
  await till.keys.press('Enter');
  await till.whenOutcome('applied');
}

test('a printer is set up with a PIN, and a test page shows that it works', async () => {
  const till = used.till();
  await till.keys.press('F7');
  await till.press('settings-tab-printers');
  await see(till.see('printers-test')).toBeDisabled();
  await till.press('printers-kind-system');
  await see(till.see('settings-panel-printers')).toBeVisible();
  await till.press('printers-kind-device');
  await see(till.see('printers-save')).toBeDisabled();
  expect(await faults()).toEqual([]);
  await till.press('printers-kind-network');
  await till.see('printers-host').fill('127.0.0.1');
  await till.see('printers-port').fill(String(printer.port));
  await till.press('printers-paper-58');
  await till.press('printers-drawer-pin2');
  await till.press('printers-save');
  await approve();
  await see(till.see('printers-saved')).toBeVisible();
  await till.press('printers-test');
  await see.poll(texts).toHaveLength(1);
  expect(texts()[0]).toContain('打印测试');
  await till.press('printers-test-drawer');
  await approve();
  await see.poll(() => printer.pulses()).toBe(1);
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await see(till.see('settings-panel-printers')).toContainText('Prints by itself');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await home(2);
});

test('a sale prints by itself; P shows what is on the paper, and the next one is a copy', async () => {
  const till = used.till();
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell('20.00');
  await see.poll(texts).toHaveLength(2);
  expect(await faults()).toEqual([]);
  await till.keys.press('p');
  await see(till.see('receipt-sheet')).toContainText('COPY 1');
  expect(await faults()).toEqual([]);
  const [first, second, ...body] = await shown();
  expect([first, second]).toEqual(['** 副本 COPY 1 **', expect.stringContaining('补打时间')]);
  const paper = printer.papers(32)[1]?.lines.flatMap(({ text }) => (text.trim() === '' ? [] : [text.trim()]));
  expect(body.slice(0, -1)).toEqual(paper);
  const edges = await rightEdges();
  expect(edges.length).toBeGreaterThan(10);
  expect(Math.max(...edges) - Math.min(...edges)).toBeLessThan(1);
  await till.keys.press('Enter');
  await see(till.see('receipt-sent')).toBeVisible();
  await see.poll(texts).toHaveLength(3);
  expect(texts()[2]).toContain('COPY 1');
  await till.keys.press('Escape');
  await see(till.see('receipt-sheet')).toHaveCount(0);
  await closeOutcome(till);
});

test('without paper sales go on, the bar says what is missing, and new paper brings what waited', async () => {
  const till = used.till();
  printer.mood.paper = false;
  await sell('21.00');
  await see(till.see('status-printer')).toHaveAttribute('data-problem', 'paperOut');
  await till.keys.press('p');
  await see(till.see('receipt-print')).toBeEnabled();
  await till.keys.press('Enter');
  await see(till.see('receipt-sent')).toContainText('缺纸');
  expect(await faults()).toEqual([]);
  // A large screen is drawn larger: the presses stay in sight below the paper.
  await till.page.setViewportSize({ width: 1920, height: 1080 });
  await see.poll(() => till.page.evaluate(() => innerWidth)).toBe(1920);
  expect(await faults()).toEqual([]);
  await till.page.setViewportSize(smallestScreen);
  await till.keys.press('Escape');
  await see(till.see('receipt-sheet')).toHaveCount(0);
  await closeOutcome(till);
  await see(till.see('status-printer')).toHaveAttribute('data-problem', 'paperOut');
  await till.press('status-printer');
  await see(till.see('receipts-rows').locator('button[data-state="waiting"]')).toHaveCount(1);
  await till.keys.press('ArrowDown');
  await see(till.see('receipt-sheet')).toContainText('21.00');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  await see(till.see('receipt-again')).toContainText('Try again');
  expect(await faults()).toEqual([]);
  await till.press('language-switch');
  printer.load();
  await till.press('receipt-again');
  await see.poll(texts).toHaveLength(4);
  await see(till.see('status-printer')).toHaveCount(0);
  await home(3);
});

test('one that breaks off leaves a doubt that a person ends, and the drawer opens for who may', async () => {
  const till = used.till();
  printer.mood.dropsAfter = 100;
  await sell('22.00');
  await closeOutcome(till);
  await see(till.see('status-printer')).toHaveAttribute('data-problem', 'doubtful');
  await till.press('status-printer');
  await till.see('receipts-rows').locator('button[data-state="doubtful"]').click();
  await see(till.see('receipt-doubt')).toBeVisible();
  expect(await faults()).toEqual([]);
  await till.keys.press('Enter');
  await see.poll(texts).toHaveLength(5);
  expect(texts()[4]).toContain('COPY 1');
  await see(till.see('receipts-rows').locator('button[data-state="doubtful"]')).toHaveCount(0);
  await till.press('drawer-open');
  await approve();
  await see(till.see('drawer-opened')).toBeVisible();
  await see.poll(() => printer.pulses()).toBe(2);
  expect(await faults()).toEqual([]);
});

/** Puts printing of our own in the place of the operating system's: what is handed over to it is kept. */
async function openSpooler(names: readonly string[]): Promise<void> {
  await used.till().app.electron.evaluate(({ app }, known) => {
    const spooler = { takes: true, sheets: [] as { readonly page: string; readonly options: unknown }[] };
    Object.assign(globalThis, { spooler });
    app.on('web-contents-created', (_, contents) => {
      Object.assign(contents, {
        getPrintersAsync: async () => known.map((name) => ({ name })),
        print: (options: unknown, done: (taken: boolean, reason: string) => void) => {
          spooler.sheets.push({ page: contents.getURL(), options });
          done(spooler.takes, spooler.takes ? '' : 'the queue is stopped');
        },
      });
    });
  }, names);
}

type Spooled = { readonly text: string; readonly width: number; readonly to: string };

/** What was handed over, the newest last. */
async function spooled(): Promise<readonly Spooled[]> {
  const sheets = await used.till().app.electron.evaluate(() => Reflect.get(globalThis, 'spooler').sheets);
  return sheets.map(
    ({ page, options }: { page: string; options: { deviceName: string; pageSize: { width: number } } }) => ({
      text: decodeURIComponent(page).replace(/<style>.*<\/style>|<[^>]+>/gs, ''),
      width: options.pageSize.width,
      to: options.deviceName,
    }),
  );
}

test('a printer of the operating system is chosen by its name and gets each receipt once; where it refuses one, a person is asked', async () => {
  const till = used.till();
  await home(3);
  await openSpooler(['Front desk', 'Kitchen']);
  await till.keys.press('F7');
  await till.press('settings-tab-printers');
  await till.press('printers-kind-system');
  await till.press('printers-system-Kitchen');
  expect(await faults()).toEqual([]);
  await till.press('printers-save');
  await approve();
  await see(till.see('printers-saved')).toBeVisible();
  await till.press('printers-test');
  await see.poll(spooled).toHaveLength(1);
  expect(await spooled()).toMatchObject([{ to: 'Kitchen', width: 58_000, text: expect.stringContaining('打印测试') }]);
  await home(2);
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await sell('23.00');
  await see.poll(spooled).toHaveLength(2);
  const [, receipt] = await spooled();
  expect(receipt?.text).toContain('23.00');
  expect(receipt?.text).not.toContain('COPY');
  await closeOutcome(till);
  await till.app.electron.evaluate(() => Object.assign(Reflect.get(globalThis, 'spooler'), { takes: false }));
  await sell('24.00');
  await closeOutcome(till);
  await see(till.see('status-printer')).toHaveAttribute('data-problem', 'doubtful');
  expect(await spooled()).toHaveLength(3);
});
