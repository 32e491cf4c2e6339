// The guest's window: sandboxed as the till's own, deaf to every key, and never in the way of the cashier's focus.
import { BrowserWindow } from 'electron';
import { displayPage } from './display-gate.ts';
import type { Spot } from './display-spot.ts';
import type { Log } from './log.ts';
import { keepOnPage, pagePreferences } from './window.ts';

type WindowOptions = {
  readonly preloadFile: string;
  readonly spot: Spot;
  /** Where the focus belongs. */
  readonly owner: BrowserWindow;
  readonly log: Log;
};

/** Opens the window at its spot, shown when it is painted. */
export function openDisplayWindow({ preloadFile, spot, owner, log }: WindowOptions): BrowserWindow {
  const whole = spot.kind === 'screen';
  const window = new BrowserWindow({
    ...spot.bounds,
    title: '雅台 Yatai',
    show: false,
    frame: !whole,
    fullscreen: whole,
    // A window that is put in its place by hand must be held by its title; one that fills a screen need not even be focused.
    focusable: !whole,
    skipTaskbar: true,
    minimizable: false,
    closable: false,
    backgroundColor: '#0d332e',
    autoHideMenuBar: true,
    webPreferences: pagePreferences(preloadFile),
  });
  window.once('ready-to-show', () => window.showInactive());
  // What a cashier types or scans belongs to the till, whatever window a hand touched last.
  window.on('focus', () => {
    if (!owner.isDestroyed()) {
      owner.focus();
    }
  });
  window.webContents.on('before-input-event', (event) => event.preventDefault());
  window.webContents.on('preload-error', (_event, _path, error) => log.error('the display’s preload failed', error));
  keepOnPage(window, displayPage, log);
  void window.webContents.setVisualZoomLevelLimits(1, 1);
  window.loadURL(displayPage).catch((error: unknown) => log.error('the customer display did not load', error));
  return window;
}
