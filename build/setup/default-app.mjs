// Packed as the fallback Electron's resources/default_app.asar: starts the application in the folder that the command
// line names, as Electron's own default app does. Runs inside Electron, never under Node.
/// <reference types="electron" />
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron/main';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  process.stderr.write('electron: name the folder of an application\n');
  app.exit(2);
} else {
  const path = resolve(folder);
  const manifest = JSON.parse(readFileSync(resolve(path, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
  // Real methods that Electron keeps for its default app, so its types leave them out.
  const shell =
    /** @type {typeof app & { setVersion(version: string): void, setAppPath(path: string): void, setDesktopName(name: string): void }} */ (
      app
    );
  shell.setVersion(manifest.version ?? '0.0.0');
  app.setName(manifest.productName ?? manifest.name);
  shell.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`);
  shell.setAppPath(path);
  await import(pathToFileURL(resolve(path, manifest.main ?? 'index.js')).href);
}
