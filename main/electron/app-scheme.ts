// Registers yatai://app/ with Electron: the page has an origin of its own instead of file://, which may read any file.
import { protocol } from 'electron';
import { answerAppRequest, appScheme } from './app-files.ts';

/** To be called before the application is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** To be called once the application is ready. */
export function serveAppScheme(rendererFolder: string, picturesFolder: string): void {
  // The older of Electron's two ways: `protocol.handle` wants a `Response` (see `AppAnswer`).
  protocol.registerBufferProtocol(appScheme, ({ method, url }, answer) => {
    void answerAppRequest(rendererFolder, method, url, picturesFolder).then(({ headers, ...rest }) =>
      answer({ ...rest, headers, mimeType: headers['content-type']?.replace(/;.*/, '') ?? 'text/plain' }),
    );
  });
}
