// Connecting a store, as the screen and the command see it: the steps of the live check, what each may find, the set-up assistant and the link.
import { z } from 'zod';
import { approvalSchema } from './people.ts';
import type { ProfileFinding } from './profile.ts';
import type { Failure } from './result.ts';

/** In this order: a step behind one that failed is not tried. */
export const connectionStepIds = ['reach', 'tls', 'token', 'merchant', 'cardTypes', 'lookup', 'log'] as const;
export type ConnectionStepId = (typeof connectionStepIds)[number];

/** What a call may come to in any step behind the token; `call.<…>` in the catalogue. */
export const callFindings = ['refused', 'noAnswer', 'captivePortal', 'serverFault', 'badAnswer', 'tokenTaken'] as const;
export type CallFinding = (typeof callFindings)[number];

/** What each step may find beside that: good ones first, then bad ones. */
export const stepFindings = {
  reach: { good: ['connected'], bad: ['nameUnknown', 'nameFailed', 'portClosed', 'timeout', 'noRoute'] },
  tls: {
    good: ['trusted', 'trustedPrivately', 'notNeeded'],
    bad: [
      'selfSigned',
      'unknownIssuer',
      'otherName',
      'expired',
      'notYetValid',
      'notTls',
      'authorityUnreadable',
      'tlsFailed',
    ],
  },
  token: { good: ['granted'], bad: ['wrongSecret', 'wrongPassword'] },
  merchant: { good: ['agrees'], bad: ['otherBrand', 'otherStore', 'storeMissing', 'idDiffers'] },
  cardTypes: { good: ['listed'], bad: ['noTypes'] },
  lookup: { good: ['found'], bad: ['cardUnknown', 'otherCard'] },
  log: { good: ['proven', 'halfProven'], bad: ['filterIgnored', 'knownMissing', 'incomplete'] },
} as const satisfies Record<ConnectionStepId, { readonly good: readonly string[]; readonly bad: readonly string[] }>;

type Listed = (typeof stepFindings)[ConnectionStepId];
export type GoodFinding = Listed['good'][number];
export type BadFinding = Listed['bad'][number] | CallFinding;
/** Why a step was not tried: another failed before it, or nobody gave a card. */
export type SkipFinding = 'behind' | 'noCard';

/** Names and numbers for the sentence. Never a secret, never a whole card number. */
export type FindingValues = Readonly<Record<string, string | number>>;

/** What a step came to. `words`: the platform's own, where it said some. */
export type Conclusion =
  | { readonly state: 'ok'; readonly finding: GoodFinding; readonly values: FindingValues }
  | {
      readonly state: 'failed';
      readonly finding: BadFinding;
      readonly values: FindingValues;
      readonly words: string | null;
    }
  | { readonly state: 'notTried'; readonly finding: SkipFinding };

/** Of a step that was tried. */
export type TriedConclusion = Exclude<Conclusion, { readonly state: 'notTried' }>;

/** `ms`: how long it took, where it was tried. */
export type ConnectionStep = { readonly id: ConnectionStepId } & (
  | { readonly state: 'waiting' | 'trying' }
  | (Conclusion & { readonly ms: number | null })
);

/** Where the sentences of a finding stand in the catalogue, below `connect.findings`. */
export function findingGroup(id: ConnectionStepId, finding: GoodFinding | BadFinding): ConnectionStepId | 'call' {
  return callFindings.some((name) => name === finding) ? 'call' : id;
}

const short = z.string().max(120);

/** What Yazuo's technician gives, as typed or pasted: checked as a profile is, so that every field's finding comes at once. */
export const connectionDraftSchema = z.strictObject({
  name: short,
  baseUrl: z.string().max(300),
  appId: short,
  brandId: short,
  merchantId: short,
  merchantNo: short,
  merchantName: short,
  terminalNo: short,
});
export type ConnectionDraft = z.infer<typeof connectionDraftSchema>;
export const draftFields = [
  'name',
  'baseUrl',
  'appId',
  'brandId',
  'merchantId',
  'merchantNo',
  'merchantName',
  'terminalNo',
] as const satisfies readonly (keyof ConnectionDraft)[];

/** Empty: the secret that this machine keeps for the AppID. */
const appSecret = z.string().max(512);
const approval = approvalSchema.nullable();

/** The arguments of the channels. `cardNo`: a test card of the house, or null. */
export const connectArguments = {
  getConnect: z.null(),
  testConnection: z.strictObject({
    draft: connectionDraftSchema,
    appSecret,
    user: z.string().min(1).max(64),
    password: z.string().min(1).max(128),
    cardNo: z.string().min(1).max(64).nullable(),
    approval,
  }),
  saveConnection: z.strictObject({ draft: connectionDraftSchema, appSecret, approval }),
  getLink: z.null(),
  startLink: z.strictObject({ approval }),
  cancelLink: z.null(),
} as const;

/**
 * `running`: the profile that this till works with, without secrets. `file`: the name of the file that a save writes. `secretKept`:
 * whether this machine has a secret store, so that the AppSecret need not be given at each start. `findings`: of the draft.
 */
export type ConnectView = {
  readonly running: ConnectionDraft & { readonly practice: boolean };
  readonly file: string;
  readonly secretKept: boolean;
  /** What was tried last in this run of the till, without its secrets; null where nothing was. */
  readonly tried: ConnectionDraft | null;
  readonly testing: boolean;
  readonly steps: readonly ConnectionStep[];
  readonly findings: readonly ProfileFinding[];
  readonly saved: boolean;
};

/** The store that the platform linked this application to. `at`: ms UTC. */
export type LinkedStore = {
  readonly brandId: string | null;
  readonly merchantNo: string | null;
  readonly merchantName: string | null;
  readonly at: number;
};

/** `address`: to be opened by hand, where the till did not open the browser itself. `endsAt`: ms UTC. */
export type LinkView = {
  readonly state: 'idle' | 'waiting' | 'exchanging';
  readonly address: string | null;
  readonly endsAt: number | null;
  /** The one redirect address of the profile, or null where any port will do. */
  readonly redirect: string | null;
  readonly store: LinkedStore | null;
  readonly failure: Failure | null;
};

/** The answers of the channels. A test and a link go on in the background; what becomes of them comes as events. */
export type ConnectResults = {
  getConnect: ConnectView;
  testConnection: ConnectView;
  saveConnection: ConnectView;
  getLink: LinkView;
  startLink: LinkView;
  cancelLink: LinkView;
};
