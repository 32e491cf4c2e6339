// What this till is set to beside the store's profile, a section a concept. Without the schemas: the screen needs none of them.
// A new one: its type, choices and default in <name>.ts, its schema (a default for every field) in <name>-schema.ts, a line in each
// table here and one in ../preferences.ts.
import type { Right } from '../people.ts';
import { type Appearance, defaultAppearance } from './appearance.ts';

/** Every section as it is set now. */
export type PreferencesView = {
  readonly appearance: Appearance;
};

export type PreferenceName = keyof PreferencesView;

/** A till that works, before anybody set anything. */
export const defaultPreferences: PreferencesView = {
  appearance: defaultAppearance,
};

/** The right that a change of a section needs; null: any cashier may. */
export const preferenceRight: { readonly [Name in PreferenceName]: Right | null } = {
  appearance: null,
};
