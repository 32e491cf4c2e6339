// A new version of the till as the screen sees it: what runs now, what is offered, how far it is, and what is in its way.
import { z } from 'zod';
import { approvalSchema } from './people.ts';

export const updateArguments = {
  getUpdates: z.null(),
  checkUpdates: z.null(),
  installUpdate: z.strictObject({ approval: approvalSchema.nullable() }),
} as const;

/**
 * `absent`: no address in the profile. `elsewhere`: this installation is renewed by other means (a package of the system, the sources).
 * `held`: found, and downloaded in the next quiet moment. `ready`: downloaded and proven; a person installs it.
 */
export const updateStates = [
  'absent',
  'elsewhere',
  'none',
  'checking',
  'held',
  'downloading',
  'ready',
  'installing',
] as const;
export type UpdateState = (typeof updateStates)[number];

/** Why the last try came to nothing. */
export const updateProblems = [
  'unreachable',
  'redirected',
  'badAnswer',
  'unsigned',
  'older',
  'tooLarge',
  'damaged',
  'noRoom',
] as const;
export type UpdateProblem = (typeof updateProblems)[number];

/** `notes`: plain text, or null. `releasedAt`: ms UTC, or null. */
export type UpdateOffer = {
  readonly version: string;
  readonly notes: string | null;
  readonly releasedAt: number | null;
  readonly bytes: number;
};

/** The newest install that a person began here, as the start after it found it. Ms UTC. */
export type LastUpdate = {
  readonly from: string;
  readonly to: string;
  readonly at: number;
  readonly installed: boolean;
};

export type UpdatesView = {
  readonly version: string;
  readonly state: UpdateState;
  readonly offer: UpdateOffer | null;
  /** 0 to 100 while it is downloaded. */
  readonly percent: number | null;
  readonly problem: UpdateProblem | null;
  /** When the server was asked last and answered. Ms UTC. */
  readonly checkedAt: number | null;
  readonly last: LastUpdate | null;
  /** What is not settled: `operations` must be none before anything is installed; the others only wait. */
  readonly waiting: { readonly operations: number; readonly held: number; readonly printing: number };
};

export type UpdateResults = {
  getUpdates: UpdatesView;
  /** Answers at once; what comes of it is told as events. */
  checkUpdates: UpdatesView;
  /**
   * The till ends and the new version starts. Fails with `workOpen`, `updateNotReady`, `updateNoBackup`, `updateNotInstalled`, `updateBegun`; the
   * till then goes on as before.
   */
  installUpdate: UpdatesView;
};
