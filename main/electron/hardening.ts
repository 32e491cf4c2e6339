// What the screen may never do: leave its page, open windows, embed pages, ask for permissions, reach the network, save files. One
// exception: the till's own page gets the camera while its camera dialog is open (docs/decisions/0002).
// Electron's own list of security recommendations, as far as it is not in the window's preferences (window.ts), the gate
// (ipc-gate.ts) or the content policy (app-files.ts). Electron enters by its types only, so that tests can drive it.
import type { App, Session, WebContents } from 'electron';
import { appOrigin, appPage, placeOf } from './app-files.ts';
import type { CameraDoor } from './camera-door.ts';
import { shutPeers, shutSession } from './network-door.ts';

/** Everything that is not our own scheme: the till talks to its platform from the trusted process only. */
const elsewhere = ['http', 'https', 'ws', 'wss', 'ftp', 'file'].map((scheme) => `${scheme}://*/*`);

function closeSession(of: Session): void {
  shutSession(of);
  of.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  of.setPermissionCheckHandler(() => false);
  of.setDevicePermissionHandler(() => false);
  of.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  of.on('will-download', (event) => event.preventDefault());
  // The content policy says the same; this holds even where a page without it should ever be shown.
  of.webRequest.onBeforeRequest({ urls: elsewhere }, (_request, answer) => answer({ cancel: true }));
}

function closePage(contents: WebContents): void {
  shutPeers(contents);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // A page may be loaded anew and go nowhere else, not even to another page of ours.
    if (!event.isMainFrame || placeOf(event.url) !== placeOf(contents.getURL())) {
      event.preventDefault();
    }
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** Pictures alone, no sound, for the till's own page in its main frame, and only while the door is open. */
function lendCamera(to: Session, door: CameraDoor): void {
  to.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const pictures = kinds?.length === 1 && kinds[0] === 'video';
    answer(
      permission === 'media' && pictures && details.isMainFrame && isOwnPage(details.requestingUrl) && door.isOpen(),
    );
  });
  to.setPermissionCheckHandler((_contents, permission, origin, details) => {
    const own = origin.replace(/\/$/, '') === appOrigin && details.isMainFrame;
    return permission === 'media' && details.mediaType === 'video' && own && door.isOpen();
  });
}

function isOwnPage(address: string): boolean {
  return placeOf(address) === appPage;
}

/** To be called once the application is ready, before the first window. `own` is the session of the window. */
export function hardenPages(app: Pick<App, 'on'>, own: Session, camera: CameraDoor): void {
  closeSession(own);
  lendCamera(own, camera);
  app.on('session-created', closeSession);
  app.on('web-contents-created', (_event, contents) => closePage(contents));
}
