// Where the updater hears of a release: the house's signed list and nothing else. What the list names lies beside it.
import { Provider, type UpdateInfo } from 'electron-updater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider.js';
import type { ReleaseList } from '../../../shared/release-list.ts';
import { manifestName, readManifest } from './manifest.ts';
import { UpdateRefusal } from './refusal.ts';
import type { ServerExecutor } from './server-executor.ts';

type ProviderOptions = {
  /** Ends with a slash. */
  readonly base: URL;
  /** The 32 bytes of an Ed25519 key, base64. */
  readonly publicKey: string;
  readonly platform: string;
  readonly executor: ServerExecutor;
};

type ResolvedFile = { readonly url: URL; readonly info: UpdateInfo['files'][number] };

/** The class that the updater makes its provider from. */
export function signedProvider({ base, publicKey, platform, executor }: ProviderOptions) {
  return class SignedProvider extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: unknown, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }

    /** Rejects with an `UpdateRefusal` where the list is not one, or not the house's. */
    override async getLatestVersion(): Promise<UpdateInfo> {
      const read = readManifest(await executor.text(new URL(manifestName(platform), base)), publicKey);
      if (!read.ok) {
        throw new UpdateRefusal(read.problem, `the list of the update server is not to be trusted: ${read.problem}`);
      }
      return infoOf(read.list);
    }

    override resolveFiles({ files }: UpdateInfo): ResolvedFile[] {
      return files.map((info) => ({ url: new URL(info.url, base), info }));
    }
  };
}

function infoOf({ version, releasedAt, notes, stagingPercentage, file }: ReleaseList): UpdateInfo {
  const { name, sha512, size } = file;
  return {
    version,
    files: [{ url: name, sha512, size }],
    path: name,
    sha512,
    releaseDate: releasedAt,
    releaseNotes: notes,
    // The lot is drawn below this share: of a whole release not one in four thousand million is left out.
    ...(stagingPercentage === 100 ? {} : { stagingPercentage }),
  };
}
