// The composition root of the trusted process. Read it as a table of contents: what each line does is in the file that it names.
// Only what a window needs is imported here; the till itself is loaded while the page is.
import { fileURLToPath } from 'node:url';
import { app, type BrowserWindow, crashReporter, ipcMain, Menu, session, type WebContents } from 'electron';
import { declareAppScheme, serveAppScheme } from './electron/app-scheme.ts';
import { dressWindow } from './electron/appearance.ts';
import { createCameraDoor } from './electron/camera-door.ts';
import { keepCrashReports } from './electron/crash-reports.ts';
import { mayStart } from './electron/debugging-switches.ts';
import { failedStart, handlersOf } from './electron/handlers.ts';
import { hardenPages } from './electron/hardening.ts';
import { openGate, sendEvent } from './electron/ipc-gate.ts';
import { alreadyRunning, claimSingleInstance, endInOrder, stopOnBugs } from './electron/lifecycle.ts';
import { openLog } from './electron/log.ts';
import { forgetNames, spareNetworkProcess } from './electron/network-door.ts';
import { readPlaces } from './electron/places.ts';
import { mindPower } from './electron/power.ts';
import type { Started } from './electron/start.ts';
import { focusWindow, openWindow, pageStands } from './electron/window.ts';

const bundleFolder = fileURLToPath(new URL('.', import.meta.url));
const places = readPlaces(process.env, app.getPath('userData'), bundleFolder);
const log = openLog(places.logFile, Date.now);
const camera = createCameraDoor();
let window: BrowserWindow | null = null;
let starting: Promise<Started> | null = null;

keepCrashReports(app, crashReporter, places.crashFolder, log);
declareAppScheme();
forgetNames(app);
spareNetworkProcess(app);
Menu.setApplicationMenu(null);

if (!mayStart(app, places.rehearsal, log)) {
  // It was said why, and the application is ending.
} else if (claimSingleInstance(app, () => focusWindow(window))) {
  stopOnBugs(app, log);
  endInOrder(app, log, end);
  // Never awaited at top level: Electron is not ready before this module has been evaluated.
  app.whenReady().then(start, (error: unknown) => log.error('Electron did not become ready', error));
} else {
  app.exit(alreadyRunning);
}

function start(): void {
  if (process.argv.includes('--gateway')) {
    serveOnly();
    return;
  }
  const contents = () => (window === null || window.isDestroyed() ? null : window.webContents);
  hardenPages(app, session.defaultSession, camera);
  serveAppScheme(places.rendererFolder, places.picturesFolder);
  window = openWindow(places.preloadFile, log);
  const painted = pageStands(window);
  starting = painted.then(() => loadTill(contents));
  openGate(ipcMain, contents, handlersOf(starting), log, painted);
  mindPower(starting, log);
  showGuests(window, starting);
  dress(window, starting);
}

/** The window as the till is set, once that is known. */
function dress(owner: BrowserWindow, opening: Promise<Started>): void {
  opening
    .then((started) => {
      if (started.ok && !owner.isDestroyed()) {
        dressWindow(owner, started.till.preferences);
      }
    })
    .catch((error: unknown) => log.error('the window was not dressed', error));
}

/** The guest's own screen, when the till is open: nothing waits for it. */
function showGuests(owner: BrowserWindow, opening: Promise<Started>): void {
  opening
    .then(async (started) => {
      if (started.ok && !owner.isDestroyed()) {
        const { keepDisplay } = await import('./electron/display-keeper.ts');
        const { displayPreloadFile: preloadFile, displayPlaceFile: placeFile } = places;
        keepDisplay({ display: started.till.display, owner, preloadFile, placeFile, log });
      }
    })
    .catch((error: unknown) => log.error('the customer display did not start', error));
}

/** A member service for terminals and nothing else: no window, no page, no gate. */
function serveOnly(): void {
  const till = loadTill(() => null);
  starting = till;
  mindPower(till, log);
  import('./electron/windowless.ts')
    .then(({ serveTerminals }) => serveTerminals(app, till, process.env, log))
    .catch((error: unknown) => log.error('the gateway did not start', error));
}

async function loadTill(contents: () => WebContents | null): Promise<Started> {
  try {
    const { startTill } = await import('./electron/start.ts');
    return await startTill({
      app,
      places,
      log,
      emit: (name, value) => sendEvent(contents(), name, value),
      allowCamera: camera.set,
    });
  } catch (error) {
    log.error('the till did not start', error);
    return failedStart(error, app.getLocale().startsWith('en') ? 'en' : 'zh-CN');
  }
}

async function end(): Promise<void> {
  const started = await starting;
  if (started?.ok === true) {
    await started.till.close();
  }
}
