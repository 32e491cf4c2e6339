// What the screen may never do: leave its page, open windows, embed pages, ask for permissions.
import { type App, type Session, session } from 'electron';
import { appOrigin } from './app-files.ts';

function denyPermissions(of: Session): void {
  of.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  of.setPermissionCheckHandler(() => false);
  of.setDevicePermissionHandler(() => false);
}

/** To be called once the application is ready, before the first window. */
export function hardenPages(app: App): void {
  denyPermissions(session.defaultSession);
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-navigate', (event) => {
      if (!event.url.startsWith(`${appOrigin}/`)) {
        event.preventDefault();
      }
    });
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}
