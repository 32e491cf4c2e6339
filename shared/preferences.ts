// The channels of what this till is set to, and how each section is read; what there is to set stands in preferences/sections.ts.
import { z } from 'zod';
import { type ApprovalInput, approvalSchema } from './people.ts';
import { appearanceSchema } from './preferences/appearance-schema.ts';
import { cashSchema } from './preferences/cash-schema.ts';
import { displaySchema } from './preferences/display-schema.ts';
import { keysSchema } from './preferences/keys-schema.ts';
import { peopleSchema } from './preferences/people-schema.ts';
import { printingSchema } from './preferences/printing-schema.ts';
import { proofsSchema } from './preferences/proofs-schema.ts';
import { scannerSchema } from './preferences/scanner-schema.ts';
import type { PreferenceName, PreferencesView } from './preferences/sections.ts';

/** Each gives its section's default for `{}`. */
export const preferenceSchemas: { readonly [Name in PreferenceName]: z.ZodType<PreferencesView[Name]> } = {
  appearance: appearanceSchema,
  keys: keysSchema,
  display: displaySchema,
  scanner: scannerSchema,
  cash: cashSchema,
  people: peopleSchema,
  printing: printingSchema,
  proofs: proofsSchema,
};

export const preferenceNames = Object.keys(preferenceSchemas) as readonly PreferenceName[];

/** A section's new value, whole. */
export type PreferenceChange = {
  readonly [Name in PreferenceName]: {
    readonly section: Name;
    readonly value: PreferencesView[Name];
    readonly approval?: ApprovalInput | null | undefined;
  };
}[PreferenceName];

const changes = preferenceNames.map((section) =>
  z.strictObject({
    section: z.literal(section),
    value: preferenceSchemas[section],
    approval: approvalSchema.nullable().optional(),
  }),
);

export const preferenceArguments = {
  getPreferences: z.null(),
  changePreference: z.union(changes) as unknown as z.ZodType<PreferenceChange>,
} as const;

export type PreferenceResults = {
  getPreferences: PreferencesView;
  changePreference: PreferencesView;
};
