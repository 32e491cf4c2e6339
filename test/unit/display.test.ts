// The customer display without its window: what a guest is told of an operation, who may ask for it, where it stands, which files it shows.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { resolveAppFile } from '../../main/electron/app-files.ts';
import { displayPage, openDisplayGate } from '../../main/electron/display-gate.ts';
import { readArea, type Screen, sameSpot, spotFor } from '../../main/electron/display-spot.ts';
import { type Handlers, openGate } from '../../main/electron/ipc-gate.ts';
import { createPictureShelf, pictureType } from '../../main/till/display/pictures.ts';
import { type CardFacts, guestOf, maskName, outcomeScene } from '../../main/till/display/scene.ts';
import { aged, awaits, emptyStand, offers, owes, serves } from '../../main/till/display/stand.ts';
import { channelNames } from '../../shared/channels.ts';
import type { DisplayView } from '../../shared/display-view.ts';
import { displayScreen as english } from '../../shared/messages/en/display-screen.ts';
import { displayScreen as chinese } from '../../shared/messages/zh-CN/display-screen.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { type OperationView, operationKinds, operationStates } from '../../shared/operation.ts';

const everything = { showName: true, showBalance: true, showPoints: true };
const nothingShown = { showName: false, showBalance: false, showPoints: false };
const before: CardFacts = { name: '黄河', balance: fen(500_000), points: 20_000 };

function operationOf(more: Partial<OperationView>): OperationView {
  return {
    serial: 'S-1',
    kind: 'consumption',
    service: null,
    serviceFacts: [],
    state: 'applied',
    attempt: 1,
    maskedCard: '6201****0801',
    memberName: '黄河',
    amount: fen(8_800),
    storePay: fen(4_400),
    operator: '1001',
    createdAt: 0,
    updatedAt: 0,
    nextTryAt: null,
    voucher: 'V-1',
    parent: null,
    revokedBy: null,
    billNo: null,
    acceptedOffline: false,
    revocationReason: null,
    reason: 'reason.logApplied',
    platformMessage: '余额不足，请联系客服',
    answer: {
      voucher: 'V-1',
      storeBalance: fen(495_600),
      pointsBalance: 19_604,
      storeBonus: zeroFen,
      pointsBonus: 44,
      couponBonus: [],
    },
    ...more,
  };
}

describe('what a guest is told', () => {
  test('of a sale: amount, balance before and after, what was earned', () => {
    expect(outcomeScene(operationOf({}), before, everything)).toEqual({
      kind: 'outcome',
      outcome: 'done',
      what: 'consumption',
      amount: 8_800,
      storePay: 4_400,
      balance: { before: 500_000, after: 495_600 },
      points: { before: 20_000, after: 19_604 },
      earned: { store: 0, points: 44, coupons: [] },
    });
  });

  test('whatever happened: no name, card, mobile, serial, operator or word of the platform; balances only of what is certain', () => {
    const states = fc.constantFrom(...operationStates);
    const kinds = fc.constantFrom(...operationKinds);
    fc.assert(
      fc.property(states, kinds, fc.boolean(), fc.boolean(), (state, kind, acceptedOffline, shows) => {
        const operation = operationOf({ state, kind, acceptedOffline });
        const scene = outcomeScene(operation, before, shows ? everything : nothingShown);
        const text = JSON.stringify(scene);
        for (const secret of ['黄河', '0801', 'S-1', 'V-1', '1001', '余额不足', 'reason']) {
          expect(text).not.toContain(secret);
        }
        if (scene?.kind === 'outcome') {
          const certain = scene.outcome === 'done' && shows;
          expect(scene.balance.after !== null).toBe(certain);
          expect(scene.points.after !== null).toBe(certain);
        } else {
          expect(state).toBe('reverted');
        }
      }),
    );
  });

  test.each(['unknown', 'blocked', 'manual'] as const)(
    '%s is being checked, in both languages, and never a failure',
    (state) => {
      const scene = outcomeScene(operationOf({ state }), before, everything);
      expect(scene).toMatchObject({ outcome: 'checking' });
      expect(chinese.outcome.checking).toBe('正在核实');
      for (const words of [chinese, english]) {
        expect(JSON.stringify(words)).not.toMatch(/失败|错误|fail|error/i);
      }
    },
  );

  test('a name is a family name and stars, and a store may show less', () => {
    expect([maskName('黄河'), maskName('𠮷田'), maskName(' Anna Smith '), maskName('')]).toEqual([
      '黄**',
      '𠮷**',
      'A**',
      '',
    ]);
    expect(guestOf(before, nothingShown)).toEqual({ name: null, balance: null, points: null });
  });
});

describe('where it stands', () => {
  const operation = operationOf({});
  const followed = { intent: 'i-1', operation, cardNo: 'A', own: true, before, until: 100 };

  test('the thanks stay for the same guest, and go when another comes or the next sale begins', () => {
    const stand = { ...emptyStand, cardNo: 'A', followed };
    expect(serves(stand, 'A', false).followed).toBe(followed);
    expect(serves(stand, null, false).followed).toBe(followed);
    expect(serves(stand, 'B', false).followed).toBeNull();
    expect(serves(stand, 'A', true).followed).toBeNull();
    expect(aged(stand, 100).followed).toBeNull();
    expect(aged(stand, 99).followed).toBe(followed);
  });

  test('an answer that comes when another guest is there says nothing', () => {
    const other = serves(emptyStand, 'B', true);
    expect(owes(other, 'A', { what: 'consumption', amount: fen(100) })).toBe(other);
    expect(offers(other, 'A', { what: 'recharge', text: 'https://x', expiresAt: null })).toBe(other);
    expect(serves(awaits(serves(emptyStand, 'A', true), 'i-2'), 'B', false).followed).toBeNull();
  });
});

describe('who may ask', () => {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  type Listener = (event: IpcMainInvokeEvent, argument?: unknown) => unknown;
  const frameAt = (url: string) => {
    const mainFrame = { url };
    const contents = { mainFrame } as unknown as WebContents;
    return { contents, event: { sender: contents, senderFrame: mainFrame } as unknown as IpcMainInvokeEvent };
  };

  function gates(own: WebContents, display: WebContents): Map<string, Listener> {
    const listeners = new Map<string, Listener>();
    const ipc = {
      handle: (name: string, listener: Listener) => listeners.set(name, listener),
      removeHandler: (name: string) => listeners.delete(name),
    } as unknown as IpcMain;
    const handlers = Object.fromEntries(channelNames.map((name) => [name, async () => 'in'])) as unknown as Handlers;
    openGate(ipc, () => own, handlers, silent);
    openDisplayGate(
      ipc,
      () => display,
      () => ({ storeName: '店' }) as DisplayView,
      silent,
    );
    return listeners;
  }

  const till = frameAt('yatai://app/index.html');
  const guest = frameAt(displayPage);

  test('every channel of the till is closed to the guest’s page', async () => {
    const listeners = gates(till.contents, guest.contents);
    for (const name of channelNames) {
      await expect(listeners.get(`yatai:${name}`)?.(guest.event, null)).rejects.toThrow(/refused/);
    }
  });

  test('the guest’s channel is open to its own page, and to no other page and window', () => {
    const ask = gates(till.contents, guest.contents).get('yatai-display');
    expect(ask?.(guest.event)).toEqual({ storeName: '店' });
    expect(() => ask?.(till.event)).toThrow(/refused/);
    const strayed = frameAt('yatai://app/index.html');
    expect(() => gates(till.contents, strayed.contents).get('yatai-display')?.(strayed.event)).toThrow(/refused/);
    const framed = { ...guest.event, senderFrame: { url: displayPage } } as unknown as IpcMainInvokeEvent;
    expect(() => ask?.(framed)).toThrow(/refused/);
  });
});

describe('its place', () => {
  const own: Screen = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
  const second: Screen = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 800 } };

  test('the whole of the second screen, a window where there is none, nothing when it is off', () => {
    expect(spotFor('auto', [own, second], own, null)).toEqual({ kind: 'screen', bounds: second.bounds });
    expect(spotFor('auto', [own], own, null)).toEqual({
      kind: 'window',
      bounds: { x: 896, y: 0, width: 1024, height: 600 },
    });
    expect(spotFor('window', [own, second], own, null)?.kind).toBe('window');
    expect(spotFor('off', [own, second], own, null)).toBeNull();
  });

  test('where a hand put it, unless no hand could find it there any more', () => {
    const put = { x: 2_000, y: 40, width: 900, height: 600 };
    expect(spotFor('window', [own, second], own, put)?.bounds).toEqual(put);
    expect(spotFor('window', [own], own, put)?.bounds).not.toEqual(put);
    expect(spotFor('window', [own], own, { x: 0, y: 0, width: 20, height: 20 })?.bounds.width).toBe(1024);
    expect(readArea(JSON.stringify(put))).toEqual(put);
    for (const odd of ['', 'null', '{}', '{"x":1.5,"y":0,"width":900,"height":600}', '[1,2,3,4]']) {
      expect(readArea(odd)).toBeNull();
    }
  });

  test('a window that was moved stays; a screen that changed does not', () => {
    const window = { kind: 'window', bounds: own.bounds } as const;
    const screen = { kind: 'screen', bounds: second.bounds } as const;
    expect(sameSpot(window, { ...window, bounds: second.bounds })).toBe(true);
    expect(sameSpot(screen, { ...screen, bounds: own.bounds })).toBe(false);
    expect([sameSpot(null, null), sameSpot(null, window), sameSpot(screen, window)]).toEqual([true, false, false]);
  });
});

describe('its pictures', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pictures-'));
    mkdirSync(join(folder, 'chosen'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const png = (width: number, height: number, mark = 0) => {
    const bytes = Buffer.alloc(40, mark);
    Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
    bytes.writeUInt32BE(width, 16);
    bytes.writeUInt32BE(height, 20);
    return bytes;
  };
  const jpg = Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    Buffer.from('ffc0001108032004b003012200021101031101', 'hex'),
  ]);

  test('are what their bytes say, and of a size that can be shown', () => {
    expect([pictureType(png(1920, 1080)), pictureType(jpg)]).toEqual(['png', 'jpg']);
    const bad = [
      png(0, 10),
      png(60_000, 60_000),
      Buffer.from('<svg onload="x"/>'),
      Buffer.from('ffd8', 'hex'),
      Buffer.alloc(0),
    ];
    expect(bad.map(pictureType)).toEqual([null, null, null, null, null]);
  });

  test('are copied under names of their own; the rest is left out; a bad choice changes nothing, and no sale waits', async () => {
    const chosen = join(folder, 'chosen');
    writeFileSync(join(chosen, '2 汤.png'), png(800, 600, 2));
    writeFileSync(join(chosen, '10.jpg'), jpg);
    writeFileSync(join(chosen, 'evil.png'), '<script>');
    writeFileSync(join(chosen, '.hidden.png'), png(1, 1));
    const shelf = createPictureShelf(join(folder, 'own', 'pictures'));
    expect(shelf.names()).toEqual([]);
    mkdirSync(join(folder, 'own'));
    let others = 0;
    setImmediate(() => {
      others += 1;
    });
    expect(await shelf.take(chosen)).toEqual({ taken: 2, refused: 1 });
    expect(others).toBe(1);
    const names = shelf.names();
    expect(names.map((name) => name.slice(-4))).toEqual(['.png', '.jpg']);
    expect(createPictureShelf(join(folder, 'own', 'pictures')).names()).toEqual(names);
    mkdirSync(join(folder, 'empty'));
    expect(await shelf.take(join(folder, 'empty'))).toEqual({ taken: 0, refused: 0 });
    expect(shelf.names()).toEqual(names);
    await expect(shelf.take(join(folder, 'gone'))).rejects.toThrow('ENOENT');
    expect(shelf.names()).toEqual(names);
    shelf.clear();
    expect([shelf.names(), readdirSync(join(folder, 'own'))]).toEqual([[], []]);
  });

  test('the scheme gives out pictures by those names only, and only where there is a place for them', () => {
    const picture = 'yatai://app/pictures/0123456789abcdef.png';
    expect(resolveAppFile('/r', picture, '/data/pictures')).toBe('/data/pictures/0123456789abcdef.png');
    expect(resolveAppFile('/r', picture)).toBeNull();
    for (const odd of ['order.json', '..%2f..%2fjournal.db', '0123456789abcdef.svg', '0123456789abcdef.png%00']) {
      const file = resolveAppFile('/r', `yatai://app/pictures/${odd}`, '/data/pictures');
      expect(file === null || file.startsWith('/r/')).toBe(true);
    }
  });
});
