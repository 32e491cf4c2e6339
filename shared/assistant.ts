// The set-up assistant: the way of a new till from its first start to its first sale, step by step, left and taken up again at will.
import { z } from 'zod';
import type { ConnectionDraft } from './connect.ts';
import { type Limits, limitsSchema } from './limits.ts';
import { approvalSchema } from './people.ts';
import type { ProfileFinding } from './profile.ts';

export const assistantSteps = ['language', 'place', 'profile', 'people', 'devices', 'limits', 'summary'] as const;
export type AssistantStep = (typeof assistantSteps)[number];

/** Practice first, or straight to the store. */
export const assistantPlaces = ['practice', 'store'] as const;
export type AssistantPlace = (typeof assistantPlaces)[number];

const approval = approvalSchema.nullable();

export const assistantArguments = {
  getAssistant: z.null(),
  keepAssistant: z.strictObject({
    place: z.enum(assistantPlaces).optional(),
    /** A step that the technician has seen to the end. */
    seen: z.enum(assistantSteps).optional(),
    state: z.enum(['left', 'finished']).optional(),
  }),
  importProfile: z.strictObject({ approval }),
  getLimits: z.null(),
  saveLimits: z.strictObject({ limits: limitsSchema, approval }),
  restartTill: z.strictObject({ into: z.enum(['practice', 'store']), approval }),
} as const;

/**
 * `shown`: it opens by itself now. `state` `none`: this installation was set up before, or by hand. `practice`: the till runs on the practice
 * store. `saved`: a store's profile waits for the next start, or runs. `manager`: somebody can give approvals.
 */
export type AssistantView = {
  readonly shown: boolean;
  readonly state: 'none' | 'begun' | 'left' | 'finished';
  readonly place: AssistantPlace | null;
  readonly seen: readonly AssistantStep[];
  readonly practice: boolean;
  readonly saved: boolean;
  readonly manager: boolean;
  readonly people: number;
  /** Nobody has set this till up yet: what it works with may be entered without a PIN, for nobody has one. */
  readonly free: boolean;
  /** Whether the till can end and start again by itself. */
  readonly restarts: boolean;
};

/** What a chosen file says. `fileName` null: none was chosen. `draft` null: it is to be mended first, or it is not of a store of Yazuo. */
export type ProfileImport = {
  readonly fileName: string | null;
  readonly draft: ConnectionDraft | null;
  readonly findings: readonly ProfileFinding[];
};

/** `saved`: what the profile file says and the next start takes; null where it is the same, or where there is no file. */
export type LimitsView = {
  readonly limits: Limits;
  readonly saved: Limits | null;
  readonly defaults: Limits;
  /** There is a store's profile to write them into. */
  readonly editable: boolean;
};

export type AssistantResults = {
  getAssistant: AssistantView;
  keepAssistant: AssistantView;
  importProfile: ProfileImport;
  getLimits: LimitsView;
  saveLimits: LimitsView;
  restartTill: null;
};
