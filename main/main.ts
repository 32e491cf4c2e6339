// The composition root of the trusted process. Read it as a table of contents: what each line does is in the file that it names.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, ipcMain, Menu } from 'electron';
import { declareAppScheme, serveAppScheme } from './electron/app-scheme.ts';
import { hardenPages } from './electron/hardening.ts';
import { openGate, sendEvent } from './electron/ipc-gate.ts';
import { alreadyRunning, claimSingleInstance, endInOrder, stopOnBugs } from './electron/lifecycle.ts';
import { openLog } from './electron/log.ts';
import { readPlaces } from './electron/places.ts';
import { mindPower } from './electron/power.ts';
import { handlersOf, type Started, startTill } from './electron/start.ts';
import { focusWindow, openWindow } from './electron/window.ts';

const bundleFolder = fileURLToPath(new URL('.', import.meta.url));
const places = readPlaces(process.env, app.getPath('userData'), bundleFolder);
const log = openLog(join(places.dataFolder, 'logs', 'till.log'), Date.now);
let window: BrowserWindow | null = null;
let starting: Promise<Started> | null = null;

declareAppScheme();
Menu.setApplicationMenu(null);

if (claimSingleInstance(app, () => focusWindow(window))) {
  stopOnBugs(app, log);
  endInOrder(app, log, end);
  // Never awaited at top level: Electron is not ready before this module has been evaluated.
  app.whenReady().then(start, (error: unknown) => log.error('Electron did not become ready', error));
} else {
  app.exit(alreadyRunning);
}

function start(): void {
  hardenPages(app);
  serveAppScheme(places.rendererFolder);
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);
  starting = startTill({ app, places, log, emit: (name, value) => sendEvent(contents(), name, value) });
  openGate(ipcMain, contents, handlersOf(starting), log);
  window = openWindow(places.preloadFile, log);
  mindPower(starting, log);
}

async function end(): Promise<void> {
  const started = await starting;
  if (started?.ok === true) {
    await started.till.close();
  }
}
