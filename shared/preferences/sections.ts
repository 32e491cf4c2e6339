// What this till is set to beside the store's profile, a section a concept. Without the schemas: the screen needs none of them.
// A new one: its type, choices and default in <name>.ts, its schema (a default for every field) in <name>-schema.ts, a line in each
// table here and one in ../preferences.ts.
import type { OwnKeys } from '../keys.ts';
import type { Right } from '../people.ts';
import { type Appearance, defaultAppearance } from './appearance.ts';
import { type CashRules, defaultCash } from './cash.ts';
import { type DisplaySettings, defaultDisplay } from './display.ts';
import { defaultKeys } from './keys.ts';
import { defaultPeople, type PeopleRules } from './people.ts';
import { defaultPrinting, type Printing } from './printing.ts';
import { defaultProofs, type ProofRules } from './proofs.ts';
import { defaultScanner, type ScannerSettings } from './scanner.ts';

/** Every section as it is set now. */
export type PreferencesView = {
  readonly appearance: Appearance;
  readonly keys: OwnKeys;
  readonly display: DisplaySettings;
  readonly scanner: ScannerSettings;
  readonly cash: CashRules;
  readonly people: PeopleRules;
  readonly printing: Printing;
  readonly proofs: ProofRules;
};

export type PreferenceName = keyof PreferencesView;

/** A till that works, before anybody set anything. */
export const defaultPreferences: PreferencesView = {
  appearance: defaultAppearance,
  keys: defaultKeys,
  display: defaultDisplay,
  scanner: defaultScanner,
  cash: defaultCash,
  people: defaultPeople,
  printing: defaultPrinting,
  proofs: defaultProofs,
};

/** The right that a change of a section needs; null: any cashier may. */
export const preferenceRight: { readonly [Name in PreferenceName]: Right | null } = {
  appearance: null,
  keys: 'changeSettings',
  display: 'changeSettings',
  scanner: 'changeSettings',
  cash: 'changeSettings',
  people: 'changeSettings',
  printing: 'changeSettings',
  proofs: 'changeSettings',
};
