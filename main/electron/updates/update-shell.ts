// Whether this installation renews itself, and the door to the updater that does: opened with the first check.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from 'electron';
import type { Profile } from '../../../shared/profile.ts';
import type { UpdateShell } from '../../till/updates/update-port.ts';
import type { Log } from '../log.ts';

type ShellOptions = {
  readonly app: App;
  readonly profile: Pick<Profile, 'certificateAuthority' | 'updates'>;
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
};

export type OpenUpdateShell = {
  readonly shell: UpdateShell;
  /** To be awaited when the till is closed: an installer may wait for just that. */
  atEnd(): Promise<void>;
};

/** On Linux only an AppImage renews itself: everything else there belongs to the system's packages. */
export function openUpdateShell({ app, profile, dataFolder, environment, log }: ShellOptions): OpenUpdateShell {
  const { certificateAuthority, updates: address } = profile;
  const appImage = process.platform === 'linux' ? (environment['APPIMAGE'] ?? null) : null;
  let atEnd: () => Promise<void> = async () => undefined;

  async function open(needs: { readonly isQuiet: () => boolean }, url: NonNullable<Profile['updates']>) {
    const { createUpdater } = await import('./updater.ts');
    const packaged = join(process.resourcesPath, 'app-update.yml');
    return createUpdater({
      ...needs,
      version: app.getVersion(),
      address: url,
      certificateAuthority,
      folder: join(dataFolder, 'updates'),
      platform: process.platform,
      appImage,
      packagedSettings: existsSync(packaged) ? packaged : null,
      restart(next) {
        if ('file' in next) {
          app.relaunch({ execPath: next.file, args: process.argv.slice(1) });
        } else {
          atEnd = next.atEnd;
        }
        app.quit();
      },
      log: (message, error) =>
        error === undefined ? log.info(`updates: ${message}`) : log.error(`updates: ${message}`, error),
    });
  }

  const shell: UpdateShell =
    address === undefined
      ? { kind: 'absent' }
      : appImage !== null || (app.isPackaged && process.platform !== 'linux')
        ? { kind: 'own', open: (needs) => open(needs, address) }
        : { kind: 'elsewhere' };
  return { shell, atEnd: () => atEnd() };
}
