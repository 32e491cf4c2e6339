// What this application is and what it is made of: versions, where it stands, the licences of what it stands on.
import { z } from 'zod';
import { approvalSchema } from './people.ts';

export const aboutArguments = {
  getAbout: z.null(),
  getLicence: z.strictObject({ name: z.string().min(1).max(214), version: z.string().min(1).max(64) }),
  showDataFolder: z.strictObject({ approval: approvalSchema.nullable() }),
} as const;

/** A part of the application that others made. `licence` as SPDX names it. */
export type LicenceView = { readonly name: string; readonly version: string; readonly licence: string };

/** `commit`: of the sources, where it was known when the application was bundled. `installId` names this installation in serials. */
export type AboutView = {
  readonly version: string;
  readonly commit: string | null;
  readonly electron: string | null;
  readonly chromium: string | null;
  readonly node: string;
  readonly sqlite: string;
  readonly system: string;
  readonly installId: string;
  /** Who keeps the key of what is known of guests: the system's secret store, or a file beside the journal. */
  readonly guestKey: 'system' | 'file';
  readonly licences: readonly LicenceView[];
};

export type AboutResults = {
  getAbout: AboutView;
  /** The licence's text; null where the part brings none along. */
  getLicence: { readonly text: string | null };
  /** False where this machine has no file manager. The path itself never reaches the screen. */
  showDataFolder: { readonly shown: boolean };
};
