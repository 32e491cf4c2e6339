// What the opening of a till is told by whoever opens it: the shell, the gateway's command, a test.
import type { YazuoBackendOptions } from '../backends/yazuo/create-yazuo-backend.ts';
import type { Emit, TillDependencies } from './dependencies.ts';
import type { ShellInstallation } from './installation.ts';
import type { LoadedProfile } from './load-profile.ts';

/** Handed on to the use cases as it came; what a shell without a window does not have is absent. */
type Handed = Pick<TillDependencies, 'version' | 'clock' | 'random' | 'timers' | 'complain'> &
  Pick<
    TillDependencies,
    'allowCamera' | 'chooseFile' | 'handOverCost' | 'keeper' | 'openBrowser' | 'picturesFolder' | 'systemPrinter'
  >;

export type OpenTillOptions = Handed & {
  /** Absolute; made where it does not exist. Training data lives in its own folder below it. */
  readonly dataFolder: string;
  readonly profile: LoadedProfile;
  readonly sqliteBinding: string | null;
  /** Seals what is known of guests (32 bytes). Absent: no secret store keeps one, so that it lies in a file beside the journal. */
  readonly sealKey?: Buffer | null;
  /** A practice platform that runs elsewhere; null: the embedded one. */
  readonly practice: { readonly url: string; readonly key: string } | null;
  readonly emit: Emit;
  /** What the shell knows of the installation; absent under plain Node, where nothing is bundled and nobody restarts. */
  readonly installation?: ShellInstallation;
  /** Absent under plain Node, which nobody renews. */
  readonly updates?: TillDependencies['updates'];
  /** Absent: this till has no set-up assistant. */
  readonly assistant?: TillDependencies['assistant'];
  /** Shorter deadlines, for tests. Ms. */
  readonly deadlines?: YazuoBackendOptions['deadlines'];
};
