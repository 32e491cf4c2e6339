// Connecting the till to UniPOS, as the screen sees it: what the technician enters, the steps of the check, what each may find.
import { z } from 'zod';
import type { FindingValues, TriedConclusion } from './connect.ts';
import { approvalSchema } from './people.ts';
import type { ProfileFinding } from './profile.ts';
import type { Credential } from './profile-parts.ts';

/** In this order: a step behind one that failed is not tried. */
export const uniposStepIds = ['reach', 'tls', 'token', 'bills', 'orders', 'reservations'] as const;
export type UniposStepId = (typeof uniposStepIds)[number];
/** The first two find what they find of any store's platform. */
export type UniposServiceStepId = Exclude<UniposStepId, 'reach' | 'tls'>;

/** What a call may come to in any step behind the connection; `call.<…>` in the catalogue. */
export const uniposCallFindings = [
  'secretWrong',
  'noRight',
  'refused',
  'noAnswer',
  'captivePortal',
  'serverFault',
  'badAnswer',
] as const;
export type UniposCallFinding = (typeof uniposCallFindings)[number];

/** What the steps behind the connection may find beside that. `otherShop`: what came belongs to other shops. */
export const uniposStepFindings = {
  token: { good: ['granted'], bad: [] },
  bills: { good: ['listed', 'noneYet'], bad: ['otherShop'] },
  orders: { good: ['listed'], bad: [] },
  reservations: { good: ['listed'], bad: [] },
} as const satisfies Record<UniposServiceStepId, { readonly good: readonly string[]; readonly bad: readonly string[] }>;

type Listed = (typeof uniposStepFindings)[UniposServiceStepId];
export type UniposGoodFinding = Listed['good'][number];
export type UniposBadFinding = Listed['bad'][number] | UniposCallFinding;

/** What a step came to. `words`: the service's own, where it said some. */
export type UniposConclusion =
  | { readonly state: 'ok'; readonly finding: UniposGoodFinding; readonly values: FindingValues }
  | {
      readonly state: 'failed';
      readonly finding: UniposBadFinding;
      readonly values: FindingValues;
      readonly words: string | null;
    };

/** `notTried`: another failed before it. `ms`: how long it took. */
export type UniposStep = { readonly id: UniposStepId } & (
  | { readonly state: 'waiting' | 'trying' | 'notTried' }
  | ((UniposConclusion | TriedConclusion) & { readonly ms: number })
);

/** Where the sentences of a finding stand in the catalogue, below `uniposSetup.findings`. */
export function uniposFindingGroup(id: UniposServiceStepId, finding: string): UniposServiceStepId | 'call' {
  return uniposCallFindings.some((name) => name === finding) ? 'call' : id;
}

/** As typed or pasted: checked as a profile is. `cardPayModes`: numbers with commas or spaces between them. */
export const uniposDraftSchema = z.strictObject({
  serviceUri: z.string().max(300),
  appId: z.string().max(120),
  shopNo: z.string().max(32),
  format: z.enum(['json', 'xml']),
  cardPayModes: z.string().max(200),
});
export type UniposDraft = z.infer<typeof uniposDraftSchema>;

/** Empty: the secret that this machine keeps for UniPOS. */
const secret = z.string().max(512);
const approval = approvalSchema.nullable();

/** The arguments of the channels. */
export const uniposSetupArguments = {
  getUniposSetup: z.null(),
  testUnipos: z.strictObject({ draft: uniposDraftSchema, secret, approval }),
  saveUnipos: z.strictObject({ draft: uniposDraftSchema, secret, approval }),
} as const;

/** Somebody else's member service that this till works with; the values of the credentials are never told. */
export type MemberServiceView = {
  readonly serviceUri: string;
  readonly credentials: readonly Credential[];
  readonly sameFromNo: 'unproven' | 'samePayment';
};

/**
 * `running`: how this till is connected now, without the secret; null where it is not. `lastReading`: when bills were read last (wall ms
 * UTC). `file`: the profile that a save writes; null where no store is connected yet, so that nothing can be saved. `findings`: of the draft.
 */
export type UniposSetupView = {
  readonly running: UniposDraft | null;
  readonly practice: boolean;
  readonly lastReading: number | null;
  readonly memberService: MemberServiceView | null;
  readonly file: string | null;
  readonly secretKept: boolean;
  /** What was tried last in this run of the till, without its secret. */
  readonly tried: UniposDraft | null;
  readonly testing: boolean;
  readonly steps: readonly UniposStep[];
  readonly findings: readonly ProfileFinding[];
  readonly saved: boolean;
};

/** The answers of the channels. A test goes on in the background; what becomes of it comes as the event `uniposSetup`. */
export type UniposSetupResults = {
  getUniposSetup: UniposSetupView;
  testUnipos: UniposSetupView;
  saveUnipos: UniposSetupView;
};
