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
export function serveAppScheme(rendererFolder: string): void {
  protocol.handle(appScheme, (request) => answerAppRequest(rendererFolder, request.method, request.url));
}
