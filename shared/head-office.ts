// The chain's head office, as the screen sees it: the PostgreSQL that takes this till's events, the steps of the check, how far it is.
import { z } from 'zod';
import type { FindingValues, TriedConclusion } from './connect.ts';
import { approvalSchema } from './people.ts';
import type { ProfileFinding } from './profile.ts';

/** What may go wrong between till and database, as a person is told; a sentence each in both catalogues. */
export const headOfficeFaults = [
  'unreachable',
  'tlsFailed',
  'authorityUnreadable',
  'passwordMissing',
  'signInRefused',
  'databaseUnknown',
  'schemaMissing',
  'schemaOther',
  'noRight',
  'readOnly',
  'diskFull',
  'busy',
  'timeout',
  'brokenOff',
  'outOfStep',
  'forked',
  'ahead',
  'otherLogin',
  'badAnswer',
  'refused',
] as const;
export type HeadOfficeFault = (typeof headOfficeFaults)[number];

/** Nothing that a pause heals: a person has to look. */
export const lastingFaults: readonly HeadOfficeFault[] = ['forked', 'ahead', 'otherLogin', 'schemaOther'];

/** In this order: a step behind one that failed is not tried. */
export const headOfficeStepIds = ['reach', 'tls', 'signIn', 'schema', 'rights', 'row'] as const;
export type HeadOfficeStepId = (typeof headOfficeStepIds)[number];

/** What a step came to. `words`: the database's own. */
export type HeadOfficeConclusion =
  | { readonly state: 'ok'; readonly finding: 'done'; readonly values: FindingValues }
  | {
      readonly state: 'failed';
      readonly finding: HeadOfficeFault;
      readonly values: FindingValues;
      readonly words: string | null;
    };

/** `notTried`: another failed before it. `ms`: how long it took. The name, the port and TLS are judged as any platform's are. */
export type HeadOfficeStep = { readonly id: HeadOfficeStepId } & (
  | { readonly state: 'waiting' | 'trying' | 'notTried' }
  | ((HeadOfficeConclusion | TriedConclusion) & { readonly ms: number })
);

const address = z
  .string()
  .max(253)
  .regex(/^[0-9A-Za-z.:_-]*$/);
const name = z.string().max(63);

/** How the database is reached. `authority`: the absolute path of a PEM file that alone vouches for it; '' for the public authorities. */
export const headOfficeDraftSchema = z.strictObject({
  host: address.default(''),
  port: z.int().min(1).max(65_535).default(5_432),
  database: name.default('yatai'),
  user: name.default(''),
  authority: z.string().max(300).default(''),
});
export type HeadOfficeDraft = z.infer<typeof headOfficeDraftSchema>;

/** As this till keeps it. */
export const headOfficeSettingSchema = headOfficeDraftSchema.extend({ on: z.boolean().default(false) });

/** Empty: the secret that this machine keeps. `cardKey`: what cards and cashiers are made unreadable with, one for the whole chain. */
const secret = z.string().max(512);
const asked = z.strictObject({
  draft: headOfficeDraftSchema,
  password: secret,
  cardKey: secret,
  approval: approvalSchema.nullable(),
});

/** The arguments of the channels. */
export const headOfficeArguments = {
  getHeadOffice: z.null(),
  testHeadOffice: asked,
  saveHeadOffice: asked,
  stopHeadOffice: z.strictObject({ approval: approvalSchema.nullable() }),
} as const;

/**
 * How shipping stands. `shipped`, `behind`: events that the database has, and that it lacks (null: not known in this run yet). `heardAt`: when it
 * answered last, `nextTry`: when it is tried again (wall ms UTC). `words`: the database's own, where it said some.
 */
export type HeadOfficeState = {
  readonly state: 'off' | 'practice' | 'waiting' | 'shipping' | 'even' | 'failing' | 'stopped';
  readonly shipped: number | null;
  readonly behind: number | null;
  readonly heardAt: number | null;
  readonly nextTry: number | null;
  readonly fault: HeadOfficeFault | null;
  readonly words: string | null;
};

export type HeadOfficeView = {
  /** As it is set now; null where nothing is shipped. */
  readonly running: HeadOfficeDraft | null;
  readonly shipping: HeadOfficeState;
  readonly passwordKept: boolean;
  readonly cardKeyKept: boolean;
  /** Nothing of a practice store is ever shipped. */
  readonly practice: boolean;
  /** Whether secrets outlive the application on this machine. */
  readonly secretKept: boolean;
  /** What was tried last in this run of the till, without its secrets. */
  readonly tried: HeadOfficeDraft | null;
  readonly testing: boolean;
  readonly steps: readonly HeadOfficeStep[];
  readonly findings: readonly ProfileFinding[];
  readonly saved: boolean;
};

/** The answers of the channels. A test goes on in the background; what becomes of it comes as the event `headOffice`. */
export type HeadOfficeResults = {
  getHeadOffice: HeadOfficeView;
  testHeadOffice: HeadOfficeView;
  saveHeadOffice: HeadOfficeView;
  stopHeadOffice: HeadOfficeView;
};
