// The customer display’s window: who may ask through its gate, and where it stands.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { displayPage, openDisplayGate } from '../../main/electron/display-gate.ts';
import { readArea, type Screen, sameSpot, spotFor } from '../../main/electron/display-spot.ts';
import { type Handlers, openGate } from '../../main/electron/ipc-gate.ts';
import { channelNames } from '../../shared/channels.ts';
import type { DisplayView } from '../../shared/display-view.ts';

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
