// The real updater behind the till's port. Loaded with the first check and not before: it is no part of a till that opens.
import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { AppImageUpdater, type AppUpdater, CancellationToken, MacUpdater, NsisUpdater } from 'electron-updater';
import type { UpdateOffer } from '../../../shared/updates.ts';
import { judgeOffer, plainNotes } from '../../till/updates/judge-offer.ts';
import type { UpdateNeeds, UpdatePort } from '../../till/updates/update-port.ts';
import { type AppAdapter, createAppAdapter } from './app-adapter.ts';
import { placeAppImage } from './place-app-image.ts';
import { problemOf } from './refusal.ts';
import { ServerExecutor } from './server-executor.ts';
import { signedProvider } from './signed-provider.ts';

export type UpdaterOptions = UpdateNeeds & {
  readonly version: string;
  /** As the profile has it. */
  readonly address: { readonly url: string; readonly publicKey: string };
  /** A PEM file, absolute; the public authorities where it is left out. */
  readonly certificateAuthority: string | undefined;
  readonly folder: string;
  readonly platform: NodeJS.Platform;
  /** Linux: the file that was started. */
  readonly appImage: string | null;
  /** What the package says of its publisher, absolute; null where it says nothing. */
  readonly packagedSettings: string | null;
  /** Ends the till in order. With a file, that is started next; else `atEnd` is called when all is closed. */
  readonly restart: (next: { readonly file: string } | { readonly atEnd: () => Promise<void> }) => void;
  readonly log: (message: string, error?: unknown) => void;
};

/** Throws what the disk says of the folder and of the authority's file. */
export function createUpdater(options: UpdaterOptions): UpdatePort {
  const { version, address, certificateAuthority, folder, platform, appImage, isQuiet, log } = options;
  const base = new URL(address.url.endsWith('/') ? address.url : `${address.url}/`);
  const authority = certificateAuthority === undefined ? null : readFileSync(certificateAuthority);
  const executor = new ServerExecutor({ base, authority, isQuiet });
  let handedOver: () => void = () => undefined;
  const adapter = createAppAdapter({
    version,
    folder,
    packagedSettings: options.packagedSettings,
    onQuit: () => handedOver(),
  });
  const updater = updaterFor(platform, adapter);
  // Its own way goes through Chromium, follows redirects and knows nothing of the profile's authority; its tests replace it in the same way.
  Reflect.set(updater, 'httpExecutor', executor);
  updater.logger = { info: (message) => log(String(message)), warn: (message) => log(String(message)), error: log };
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  // Pieces of the old file would spare traffic and cost a second way to the same result.
  updater.disableDifferentialDownload = true;
  const updateProvider = signedProvider({ base, publicKey: address.publicKey, platform, executor });
  updater.setFeedURL({ provider: 'custom', updateProvider });

  let offered: (UpdateOffer & { readonly sha512: string }) | null = null;
  /** What is put into place is what was downloaded, whatever is offered since. */
  let downloaded: { readonly file: string; readonly sha512: string } | null = null;
  let cancellation: CancellationToken | null = null;
  let told: (percent: number) => void = () => undefined;
  updater.on('download-progress', ({ percent }) => told(Math.floor(percent)));

  return {
    async check() {
      try {
        const result = await updater.checkForUpdates();
        if (result === null) {
          return { kind: 'failed', problem: 'unreachable' };
        }
        const { updateInfo, isUpdateAvailable } = result;
        const judged = judgeOffer(version, updateInfo.version);
        if (judged === 'older' || judged === 'badAnswer') {
          return { kind: 'failed', problem: judged };
        }
        const [file] = updateInfo.files;
        if (judged === 'same' || !isUpdateAvailable || file === undefined) {
          return { kind: 'none' };
        }
        const notes = typeof updateInfo.releaseNotes === 'string' ? plainNotes(updateInfo.releaseNotes) : null;
        const releasedAt = Date.parse(updateInfo.releaseDate);
        const offer = { version: updateInfo.version, notes, releasedAt, bytes: file.size ?? 0 };
        offered = { ...offer, sha512: file.sha512 };
        return { kind: 'offered', offer };
      } catch (error) {
        return { kind: 'failed', problem: problemOf(error) };
      }
    },
    async download(percentTold) {
      const { bytes, sha512 } = offered ?? { bytes: 0, sha512: '' };
      if (downloaded?.sha512 === sha512 && existsSync(downloaded.file)) {
        return { ok: true };
      }
      told = percentTold;
      executor.largest = bytes;
      downloaded = null;
      cancellation = new CancellationToken();
      try {
        const [file] = await updater.downloadUpdate(cancellation);
        downloaded = file === undefined ? null : { file, sha512 };
        return downloaded === null ? { ok: false, problem: 'unreachable' } : { ok: true };
      } catch (error) {
        log('the download came to nothing', error);
        return { ok: false, problem: problemOf(error) };
      } finally {
        cancellation = null;
      }
    },
    async place() {
      try {
        if (downloaded === null) {
          throw new Error('nothing was downloaded');
        }
        if (appImage !== null) {
          const { file, sha512 } = downloaded;
          await placeAppImage(file, appImage, sha512);
          // As large as the till itself, and of no more use.
          await rm(file, { force: true });
        }
        return true;
      } catch (error) {
        log('the new version could not be put into place', error);
        return false;
      }
    },
    restart() {
      if (appImage !== null) {
        options.restart({ file: appImage });
        return;
      }
      // The installer ends what still runs, so it is started when everything is closed, and without a question: the person was asked.
      options.restart({
        atEnd: () =>
          new Promise((resolve) => {
            handedOver = resolve;
            updater.quitAndInstall(true, true);
          }),
      });
    },
    close() {
      cancellation?.cancel();
    },
  };
}

function updaterFor(platform: NodeJS.Platform, adapter: AppAdapter): AppUpdater {
  switch (platform) {
    case 'win32':
      return new NsisUpdater(undefined, adapter);
    case 'darwin':
      return new MacUpdater(undefined, adapter);
    default:
      return new AppImageUpdater(undefined, adapter);
  }
}
