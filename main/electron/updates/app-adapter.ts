// What the updater is told of the application: nothing of Electron, so that it can be driven under plain Node. It never ends the till by itself.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** As the updater's own type has it; its package does not export that one. */
export type AppAdapter = {
  readonly version: string;
  readonly name: string;
  readonly isPackaged: boolean;
  readonly appUpdateConfigPath: string;
  readonly userDataPath: string;
  readonly baseCachePath: string;
  whenReady(): Promise<void>;
  relaunch(): void;
  quit(): void;
  onQuit(): void;
};

type AdapterOptions = {
  readonly version: string;
  /** Ours alone: downloads, and the lot that this installation drew for staged releases. */
  readonly folder: string;
  /** What the package says of its publisher, or null. */
  readonly packagedSettings: string | null;
  /** The updater has handed over to an installer. */
  readonly onQuit: () => void;
};

/** Makes the folder. Throws what the disk says. */
export function createAppAdapter({ version, folder, packagedSettings, onQuit }: AdapterOptions): AppAdapter {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const settings = join(folder, 'settings.yml');
  if (packagedSettings === null) {
    // The updater wants a file that names a provider; the address comes from the profile.
    writeFileSync(settings, 'provider: generic\nupdaterCacheDirName: cache\n');
  }
  return {
    version,
    name: 'yatai',
    isPackaged: true,
    appUpdateConfigPath: packagedSettings ?? settings,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: async () => undefined,
    relaunch: () => undefined,
    quit: onQuit,
    onQuit: () => undefined,
  };
}
