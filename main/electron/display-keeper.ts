// Keeps the customer display where it is wanted: opens it, moves it when a screen comes or goes, and opens it again when it died. The
// till never waits for it and never hears of its troubles.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type BrowserWindow, ipcMain, screen } from 'electron';
import type { GuestDisplay } from '../till/display/guest-display.ts';
import { openDisplayGate, tellDisplay } from './display-gate.ts';
import { readArea, type Spot, sameSpot, spotFor } from './display-spot.ts';
import { openDisplayWindow } from './display-window.ts';
import type { Log } from './log.ts';

type KeeperOptions = {
  readonly display: GuestDisplay;
  /** The till's own window: the display ends with it. */
  readonly owner: BrowserWindow;
  readonly preloadFile: string;
  /** Where the place of a window that was put somewhere by hand is kept. */
  readonly placeFile: string;
  readonly log: Log;
};

/** How long the first new try waits, how long the last, and what counts as having lived. Ms. */
const firstPause = 500;
const longestPause = 30_000;
const livedFor = 30_000;
/** A window that is being dragged is written down when it rests. Ms. */
const rest = 500;

/** To be called once, with the till open. */
export function keepDisplay({ display, owner, preloadFile, placeFile, log }: KeeperOptions): void {
  let current: { readonly window: BrowserWindow; readonly spot: Spot; readonly since: number } | null = null;
  let again: NodeJS.Timeout | null = null;
  let writing: NodeJS.Timeout | null = null;
  let deaths = 0;
  const contents = () => (current === null || current.window.isDestroyed() ? null : current.window.webContents);

  function keptPlace() {
    try {
      return readArea(readFileSync(placeFile, 'utf8'));
    } catch {
      return null;
    }
  }

  function keepPlace(window: BrowserWindow): void {
    if (writing !== null) {
      clearTimeout(writing);
    }
    writing = setTimeout(() => {
      if (window.isDestroyed()) {
        return;
      }
      try {
        mkdirSync(dirname(placeFile), { recursive: true });
        writeFileSync(placeFile, JSON.stringify(window.getBounds()));
      } catch (error) {
        log.error('the place of the customer display could not be kept', error);
      }
    }, rest);
  }

  function report(): void {
    const wanted = display.settings().place !== 'off';
    const state = current !== null ? current.spot.kind : wanted ? 'opening' : 'off';
    display.report({ state, screens: screen.getAllDisplays().length });
  }

  function drop(): void {
    const dropped = current;
    current = null;
    if (dropped !== null && !dropped.window.isDestroyed()) {
      dropped.window.destroy();
    }
  }

  /** It died, or somebody closed it: it comes again, the more slowly the more often. */
  function lost(window: BrowserWindow, why: string): void {
    if (current?.window !== window || owner.isDestroyed()) {
      return;
    }
    log.warn('the customer display is gone', { why });
    deaths = Date.now() - current.since > livedFor ? 1 : deaths + 1;
    drop();
    if (again === null) {
      again = setTimeout(place, Math.min(longestPause, firstPause * 2 ** (deaths - 1)));
    }
    report();
  }

  function open(spot: Spot): void {
    const window = openDisplayWindow({ preloadFile, spot, owner, log });
    current = { window, spot, since: Date.now() };
    window.on('closed', () => lost(window, 'closed'));
    window.webContents.on('render-process-gone', (_event, details) => lost(window, details.reason));
    window.webContents.on('unresponsive', () => lost(window, 'unresponsive'));
    if (spot.kind === 'window') {
      window.on('move', () => keepPlace(window));
      window.on('resize', () => keepPlace(window));
    }
  }

  /** Puts the window where it is wanted now; a window that stands there already stays. */
  function place(): void {
    if (again !== null) {
      clearTimeout(again);
      again = null;
    }
    if (owner.isDestroyed()) {
      return;
    }
    try {
      const own = screen.getDisplayMatching(owner.getBounds());
      const spot = spotFor(display.settings().place, screen.getAllDisplays(), own, keptPlace());
      if (!sameSpot(spot, current?.spot ?? null)) {
        drop();
        if (spot !== null) {
          open(spot);
        }
      }
    } catch (error) {
      log.error('the customer display could not be opened', error);
    }
    report();
  }

  const closeGate = openDisplayGate(ipcMain, contents, display.view, log);
  const unlisten = display.onChange(() => {
    if (again === null) {
      place();
    }
    tellDisplay(contents(), display.view());
  });
  screen.on('display-added', place);
  screen.on('display-removed', place);
  screen.on('display-metrics-changed', place);
  owner.on('closed', () => {
    unlisten();
    closeGate();
    for (const timer of [again, writing]) {
      if (timer !== null) {
        clearTimeout(timer);
      }
    }
    drop();
  });
  place();
}
