// What the gate does with a page that means harm: too much, no plain data, too often; and texts that turn the direction of writing.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { openDisplayGate } from '../../main/electron/display-gate.ts';
import { type Handlers, openGate } from '../../main/electron/ipc-gate.ts';
import { isModest } from '../../main/electron/modest-argument.ts';
import { withoutTurning } from '../../main/electron/plain-text.ts';

type Listener = (event: IpcMainInvokeEvent, argument: unknown) => Promise<unknown>;

/** The gate with one open channel; `warnings` is what it logs. */
function gateOf(lookup: () => Promise<unknown>) {
  const mainFrame = { url: 'yatai://app/index.html' };
  const own = { mainFrame } as unknown as WebContents;
  const listeners = new Map<string, Listener>();
  const warnings: unknown[] = [];
  const ipc = { handle: (name: string, listener: Listener) => listeners.set(name, listener) } as unknown as IpcMain;
  const log = {
    info: () => undefined,
    warn: (_: string, more?: unknown) => warnings.push(more),
    error: () => undefined,
  };
  openGate(ipc, () => own, { lookup } as unknown as Handlers, log);
  const event = { sender: own, senderFrame: mainFrame } as unknown as IpcMainInvokeEvent;
  const knock = (argument: unknown) => listeners.get('yatai:lookup')?.(event, argument) ?? Promise.reject(new Error());
  return { knock, warnings };
}

function nest(depth: number): unknown {
  return depth === 0 ? 1 : [nest(depth - 1)];
}

function cyclic(): unknown {
  const value: Record<string, unknown> = {};
  value['itself'] = value;
  return value;
}

describe('an argument', () => {
  test.each<[string, unknown]>([
    ['fifty million letters', 'x'.repeat(50_000_000)],
    ['a name of five million letters', { ['x'.repeat(5_000_000)]: 1 }],
    ['a million items', Array.from({ length: 1_000_000 }, () => 1)],
    ['a list that says to be endless', Object.assign([], { length: 4_294_967_295 })],
    ['a hundred thousand fields', Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`a${index}`, 1]))],
    ['a hundred levels', nest(100)],
    ['itself', cyclic()],
    ['a map', new Map([['text', 'x']])],
    ['bytes', new Uint8Array(8)],
    ['a date', new Date(0)],
    ['an error', new Error('x')],
    ['a map in a list', [new Map()]],
  ])('of %s is not looked at', async (_what, argument) => {
    expect(isModest(argument)).toBe(false);
    await expect(gateOf(async () => 'in').knock(argument)).rejects.toThrow(/too much, or no plain data/);
  });

  test('of the size of the largest that a screen sends is looked at', () => {
    const cards = Array.from({ length: 50 }, (_, index) => ({ cardNo: `880000${index}`, value: 100 }));
    expect(isModest({ intent: 'x', cards, secret: null, approval: { personId: 'p', pin: '1' } })).toBe(true);
    expect(isModest({ id: 'checkout', body: 'x'.repeat(1_048_576), confirmed: true, approval: null })).toBe(true);
    expect(isModest(Object.assign(Object.create(null), { text: 'x' }))).toBe(true);
  });

  test('whose names are made up is told in a few words, and its names are cut', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 5_000 }, (_, index) => [`field-${index}`.padEnd(500, 'x'), 1]),
    );
    const refusal = await gateOf(async () => 'in')
      .knock({ text: [many] })
      .catch((error: unknown) => String(error));
    expect(refusal).toMatch(/bad argument/);
    expect(String(refusal).length).toBeLessThan(1_000);
  });
});

test('ten thousand calls at once: so many are served, the rest refused, and then the next is served again', async () => {
  const waiting: (() => void)[] = [];
  const { knock } = gateOf(() => new Promise((resolve) => waiting.push(() => resolve('in'))));
  const calls = Array.from({ length: 10_000 }, () => knock({ text: 'x' }).catch(String));
  await expect.poll(() => waiting.length).toBe(256);
  for (const resolve of waiting.splice(0)) resolve();
  const answers = await Promise.all(calls);
  expect(answers.filter((answer) => answer === 'in')).toHaveLength(256);
  expect(answers.filter((answer) => /were under way/.test(String(answer)))).toHaveLength(9_744);
  const next = knock({ text: 'x' });
  await expect.poll(() => waiting.length).toBe(1);
  waiting[0]?.();
  expect(await next).toBe('in');
});

test('ten thousand bad calls leave a log that still holds what was before them', async () => {
  const { knock, warnings } = gateOf(async () => 'in');
  for (let count = 0; count < 10_000; count += 1) await knock({}).catch(() => undefined);
  expect(warnings.length).toBeLessThan(50);
  expect(warnings.at(-1)).toMatchObject({ refused: 8_192 });
});

test('the guest’s screen is told to its own page, and to no other and no frame in it', () => {
  const mainFrame = { url: 'yatai://app/display.html' };
  const own = { mainFrame } as unknown as WebContents;
  const till = { mainFrame: { url: 'yatai://app/index.html' } };
  const heard: ((event: IpcMainInvokeEvent) => unknown)[] = [];
  const ipc = { handle: (_: string, listener: (typeof heard)[number]) => heard.push(listener) } as unknown as IpcMain;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const view = { state: 'off' } as never;
  openDisplayGate(
    ipc,
    () => own,
    () => view,
    log,
  );
  const ask = (event: object) => heard[0]?.(event as IpcMainInvokeEvent);
  expect(ask({ sender: own, senderFrame: mainFrame })).toBe(view);
  for (const event of [
    { sender: till, senderFrame: till.mainFrame },
    { sender: own, senderFrame: { url: mainFrame.url } },
    { sender: own, senderFrame: null },
  ]) {
    expect(() => ask(event)).toThrow(/refused/);
  }
});

describe('a text that turns the direction of writing', () => {
  test('is shown with a sign in its place, however deep it lies', () => {
    const member = {
      name: '张三\u202e00.005',
      cards: [{ typeName: '\u2066金卡\u2069' }, { typeName: '\u200e' }],
      note: null,
    };
    expect(withoutTurning(member)).toEqual({
      name: '张三\ufffd00.005',
      cards: [{ typeName: '\ufffd金卡\ufffd' }, { typeName: '\ufffd' }],
      note: null,
    });
  });

  test('is looked for and nothing else: what has none is handed on as it is', () => {
    const plain = { name: '欧阳𠮷娜·阿依古丽', emoji: '👨‍👩‍👧', rows: [{ at: 1 }], nothing: undefined };
    expect(withoutTurning(plain)).toBe(plain);
  });
});
