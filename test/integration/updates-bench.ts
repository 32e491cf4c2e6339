// One installation and one server of updates for each test: the real updater on an AppImage of this folder. No Electron: the shell drives the same
// port with the same parts.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { createUpdater, type UpdaterOptions } from '../../main/electron/updates/updater.ts';
import type { UpdatePort } from '../../main/till/updates/update-port.ts';
import { openUpdateServer, type UpdateServer } from '../support/update-server.ts';

export const running = '1.4.2';
export const content = Buffer.alloc(600_000, 'a new till ');

type Installation = {
  readonly folder: string;
  readonly appImage: string;
  readonly server: UpdateServer;
  /** What was to be started next. */
  readonly restarts: string[];
};

/** For a file of tests: a fresh installation before each, and nothing left after it. */
export function installationForFile() {
  let now: Installation | undefined;
  const before = process.env['APPIMAGE'];
  const installation = (): Installation => {
    if (now === undefined) throw new Error('no test is running');
    return now;
  };

  beforeEach(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yatai-updates-'));
    const appImage = join(folder, 'installed', 'Yatai.AppImage');
    mkdirSync(join(folder, 'installed'));
    writeFileSync(appImage, 'the old till', { mode: 0o755 });
    process.env['APPIMAGE'] = appImage;
    now = { folder, appImage, server: await openUpdateServer(join(folder, 'server')), restarts: [] };
  });

  afterEach(async () => {
    const { folder, server } = installation();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
    if (before === undefined) delete process.env['APPIMAGE'];
    else process.env['APPIMAGE'] = before;
  });

  function open(more: Partial<UpdaterOptions> = {}): UpdatePort {
    const { folder, appImage, server, restarts } = installation();
    return createUpdater({
      version: running,
      address: { url: server.url, publicKey: server.publicKey },
      certificateAuthority: undefined,
      folder: join(folder, 'updates'),
      platform: 'linux',
      appImage,
      packagedSettings: null,
      isQuiet: () => true,
      restart: (next) => restarts.push('file' in next ? next.file : 'atEnd'),
      log: () => undefined,
      ...more,
    });
  }

  return {
    installation,
    open,
    /** Offered, and downloaded. */
    async download(port: UpdatePort, told: (percent: number) => void = () => undefined) {
      expect(await port.check()).toMatchObject({ kind: 'offered' });
      return port.download(told);
    },
    /** What lies in the updater's own folder and is as long as a release. */
    leftOver(): readonly string[] {
      const updates = join(installation().folder, 'updates');
      return readdirSync(updates, { recursive: true, encoding: 'utf8' }).filter(
        (name) => statSync(join(updates, name)).size >= content.length,
      );
    },
  };
}
