// The till's one window: sandboxed, shown when painted, reloaded when its renderer dies while the main process goes on.
import { BrowserWindow, screen, type WebPreferences } from 'electron';
import { appPage, placeOf } from './app-files.ts';
import { windowGround } from './appearance.ts';
import type { Log } from './log.ts';

const smallest = { width: 1024, height: 768 };
/** Ms. */
const longestPatience = 2_000;
const preferred = { width: 1280, height: 800 };

/** What a page of ours may do, the till's as the guest's. */
export function pagePreferences(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    spellcheck: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Nothing of ours asks by the browser's own boxes, which hold the whole page up.
    disableDialogs: true,
    // A till in the background must keep its clock and its countdowns.
    backgroundThrottling: false,
  };
}

/** An empty page is the one place to which a script can take a window without asking (hardening.ts): it is brought back. */
export function keepOnPage({ webContents }: BrowserWindow, page: string, log: Log): void {
  webContents.on('did-navigate', (_event, address) => {
    if (placeOf(address) !== page) {
      log.warn('the page had left its place and is loaded again', { page });
      webContents.loadURL(page).catch((error: unknown) => log.error('the page did not load again', error));
    }
  });
}

/** Opens the window; `preloadFile` is absolute. */
export function openWindow(preloadFile: string, log: Log): BrowserWindow {
  const area = screen.getPrimaryDisplay().workAreaSize;
  const window = new BrowserWindow({
    useContentSize: true,
    width: Math.max(smallest.width, Math.min(preferred.width, area.width)),
    height: Math.max(smallest.height, Math.min(preferred.height, area.height)),
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    backgroundColor: windowGround(),
    autoHideMenuBar: true,
    webPreferences: pagePreferences(preloadFile),
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('render-process-gone', (_event, details) => {
    log.warn('the renderer is gone', { reason: details.reason, exitCode: details.exitCode });
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) {
      window.webContents.reload();
    }
  });
  window.webContents.on('unresponsive', () => log.warn('the renderer does not respond'));
  window.webContents.on('preload-error', (_event, _path, error) => log.error('the preload failed', error));
  keepOnPage(window, appPage, log);
  void window.webContents.setVisualZoomLevelLimits(1, 1);
  window.loadURL(appPage).catch((error: unknown) => log.error('the page did not load', error));
  return window;
}

/**
 * Resolves when the first screen is painted, or cannot be: then loading the till, which takes a whole core, holds nothing up any
 * more. Also after `longestPatience`, for a till without a screen must still settle its money.
 */
export function pageStands(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(resolve, longestPatience);
    const goOn = () => {
      clearTimeout(patience);
      resolve();
    };
    window.once('ready-to-show', goOn);
    window.webContents.once('did-fail-load', goOn);
    window.webContents.once('render-process-gone', goOn);
    window.once('closed', goOn);
  });
}

/** Brings the window to the front, as the second start of the application asks. */
export function focusWindow(window: BrowserWindow | null): void {
  if (window === null || window.isDestroyed()) {
    return;
  }
  if (window.isMinimized()) {
    window.restore();
  }
  window.show();
  window.focus();
}
