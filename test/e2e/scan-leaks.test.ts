// A leak test with the keys of a real keyboard (X events): on every screen that has fields, in them and beside them, not one scanned
// key may reach a field, a shortcut or an input method. The page itself keeps the evidence.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { guests } from '../support/guests.ts';
import { see } from '../support/see.ts';
import { cashier, openStage, type Stage, type Till } from '../support/stage.ts';
import { openXDisplay, type XDisplay } from '../support/x-display.ts';

declare global {
  interface Window {
    /** Every trace that a key left in the page behind the till's own listener. */
    scanLeaks?: string[];
    /** How many scans have come in whole, by their Enter. */
    scanEnds?: number;
  }
}

/** Every sign that a web address or GS1 may have, among them those that are shortcuts elsewhere. */
const url = `https://Yatai.example/m?c=AbZ-09_~%20!"$'()*+,;<>@[]#&t=`;
let display: XDisplay;
let stage: Stage;
let till: Till;
let serial = 0;

beforeAll(async () => {
  display = await openXDisplay();
  stage = await openStage();
  till = await stage.start({ env: display.env });
  await till.page.addInitScript(countEnds);
  await till.page.reload();
  await till.page.evaluate(watchForLeaks);
  await display.focus(till);
});

afterAll(async () => {
  await stage?.close();
  await display?.close();
});

/** Runs in the page before the till: only there the keys of a scan can be seen at all. */
function countEnds(): void {
  window.scanEnds = 0;
  const count = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === 'Tab') window.scanEnds = (window.scanEnds ?? 0) + 1;
  };
  globalThis.addEventListener('keydown', count, { capture: true });
}

/** Runs in the page after the till's listener stands: whatever comes by is a leak. Shift or Control alone does nothing anywhere. */
function watchForLeaks(): void {
  const leaks: string[] = [];
  window.scanLeaks = leaks;
  const note = (event: Event) => {
    const key = event instanceof KeyboardEvent ? event.key : event instanceof InputEvent ? event.data : '';
    if (!['Shift', 'Control', 'CapsLock'].includes(key ?? '')) leaks.push(`${event.type} ${key}`);
  };
  for (const name of ['keydown', 'keypress', 'beforeinput', 'input', 'compositionstart', 'click', 'submit']) {
    globalThis.addEventListener(name, note, { capture: true });
  }
}

const ends = () => till.page.evaluate(() => window.scanEnds ?? 0);
const leaks = () => till.page.evaluate(() => window.scanLeaks?.splice(0) ?? ['nobody watched']);
/** As JSON, where a quotation mark bears a stroke. */
const lookups = () => stage.server.received('lookup').map(({ body }) => body.replaceAll('\\"', '"'));

/** A scan of a new code by real keys at `gap` ms. Resolves when its Enter has been seen; nothing may have leaked by then. */
async function scanQuietly(gap: number, end: '\n' | '\t' = '\n'): Promise<string> {
  serial += 1;
  const text = `${url}${serial}`;
  const before = await ends();
  await aimed();
  await leaks();
  await display.scan(text, gap, end);
  await see.poll(ends).toBe(before + 1);
  expect(await leaks()).toEqual([]);
  return text;
}

/** What the driver typed lies a while back: nobody aims a scanner within a tenth of a second of a key. */
async function aimed(): Promise<void> {
  const since = await till.page.evaluate(() => performance.now());
  await till.page.waitForFunction((then) => performance.now() - then > 150, since);
}

/** What a shortcut or a pad would have changed. */
function standing(): Promise<unknown> {
  return till.page.evaluate(() => ({
    title: document.querySelector('h1')?.textContent,
    amount: document.querySelector('[data-testid=amount-display]')?.textContent,
    focus: document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.tagName,
    fields: [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value),
  }));
}

test('in the fields of the sign-in, the password’s too', async () => {
  for (const field of ['signin-user', 'signin-password']) {
    await till.see(field).click();
    const before = await standing();
    await scanQuietly(7, field === 'signin-user' ? '\n' : '\t');
    await see(till.page.locator('body')).toContainText(zhCN.signIn.scanHere);
    expect(await standing()).toEqual(before);
  }
  await till.signIn(cashier.userName, cashier.password);
  await till.whenSignedIn();
});

test.each([5, 7, 20])('on the counter at %d ms a key, with Caps Lock off and on', async (gap) => {
  for (const caps of [false, true]) {
    if (caps) await display.press('Caps_Lock');
    const text = await scanQuietly(gap);
    if (caps) await display.press('Caps_Lock');
    await see.poll(() => lookups().at(-1)).toContain(text);
    await see(till.see('failure-text')).toBeVisible();
  }
});

test.each([1, 2, 5])('on the counter, where a disk holds the main process up behind key %d', async (keys) => {
  // As long as a commit takes on a worn disk: the page has these keys, and the others wait at the door of the process that stands still.
  const stop = await till.app.electron.evaluateHandle(({ BrowserWindow }, through) => {
    const seen = { keys: 0 };
    const [window] = BrowserWindow.getAllWindows();
    window?.webContents.on('before-input-event', function count(_event, { type }) {
      seen.keys += type === 'keyDown' ? 1 : 0;
      if (seen.keys <= through) return;
      window.webContents.off('before-input-event', count);
      const end = performance.now() + 400;
      while (performance.now() < end);
    });
    return seen;
  }, keys);
  const text = await scanQuietly(7);
  await see.poll(() => lookups().at(-1)).toContain(text);
  expect(await stop.evaluate((seen) => seen.keys)).toBe(keys + 1);
});

test('in the counter’s own field, after something was typed by hand', async () => {
  await till.keys.press('F9');
  await till.keys.type('138');
  await see(till.see('scan-field')).toHaveValue('138');
  // The evidence is kept at all: a person's keys do leave traces.
  await leaks();
  await display.press('7');
  await see(till.see('scan-field')).toHaveValue('1387');
  expect(await leaks()).toContain('input 7');
  const text = await scanQuietly(7);
  await see.poll(() => lookups().at(-1)).toContain(text);
});

test('a GS1 code with the separator that a keyboard has no key for: only the number that is meant is looked up', async () => {
  const [before, counted] = [await ends(), lookups().length];
  await leaks();
  const code = [']C1', '10', 'Lot-7', '\u001d', '21', guests.sun.cardNo].join('');
  const names: Readonly<Record<string, string>> = { ']': 'bracketright', '-': 'minus', '\u001d': 'ctrl+bracketright' };
  await display.press(...[...code].map((character) => names[character] ?? character), 'Return');
  await see.poll(ends).toBe(before + 1);
  expect(await leaks()).toEqual([]);
  await see(till.see('member-name')).toContainText(guests.sun.name);
  expect(lookups().slice(counted)).toEqual([expect.stringContaining(`"${guests.sun.cardNo}"`)]);
});

test('on the pad of a sale, which keeps its amount', async () => {
  await till.scanMember(guests.huang.cardNo, guests.huang.name);
  await till.keys.press('F2');
  await till.keys.numericBlock('12.5');
  await see(till.see('amount-display')).toHaveText('¥12.5');
  const before = await standing();
  await scanQuietly(7);
  await see(till.see('failure-text')).toBeVisible();
  expect(await standing()).toEqual(before);
  await till.keys.press('Escape');
});

const places: readonly { readonly name: string; readonly open: () => Promise<unknown> }[] = [
  { name: 'revoke', open: () => till.keys.press('F8') },
  { name: 'members', open: () => more('members') },
  { name: 'benefits', open: () => more('benefits') },
  { name: 'transactions', open: () => more('transactions') },
  { name: 'orders', open: () => more('orders') },
  { name: 'uniposOrders', open: () => more('uniposOrders') },
  { name: 'people', open: () => settings('people', 'person-new') },
  { name: 'connect', open: () => settings('connect') },
  { name: 'unipos', open: () => settings('unipos') },
  { name: 'probe', open: () => settings('probe') },
  { name: 'interfaces', open: () => settings('interfaces') },
  { name: 'handOver', open: () => settings('handOver') },
  { name: 'scanner', open: () => settings('scanner') },
];

async function more(entry: string): Promise<void> {
  await till.keys.press('F6');
  await till.press(`more-${entry}`);
}

async function settings(tab: string, press?: string): Promise<void> {
  await till.keys.press('F7');
  await till.press(`settings-tab-${tab}`);
  await see(till.page.locator(`[data-testid=settings-panel-${tab}]`)).toBeVisible();
  if (press !== undefined) await till.press(press);
}

test.each(places)('in every field of $name', async ({ open }) => {
  await till.keys.press('F9');
  await till.keys.press('Escape');
  await open();
  const fields = till.page.locator(
    'input:not([type=checkbox]):not([type=radio]):enabled:visible, textarea:enabled:visible',
  );
  const count = Math.min(4, await fields.count());
  for (let index = 0; index < count; index += 1) {
    const field = fields.nth(index);
    // What was scanned before may have led elsewhere: that is what a scan is for.
    if (!(await field.isVisible())) break;
    await field.focus();
    await scanQuietly(7);
  }
  await scanQuietly(7);
});
