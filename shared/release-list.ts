// The list of a release that the house signs: one schema for the tool that writes it and the till that reads it.
import { z } from 'zod';

/** Three numbers and nothing behind them: a till runs releases and no trials. */
export const versionForm = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})$/;
/** Characters: more is a page on a web site, not what a cashier reads. */
const longestNotes = 4_000;
/** Bytes: five times what the application weighs. */
const largestRelease = 1_073_741_824;

/** `sha512` in base64, as the updater has it. `stagingPercentage`: of the installations, which draw their lot once and keep it. */
export const releaseListSchema = z.strictObject({
  version: z.string().regex(versionForm, 'three numbers, as 1.2.3'),
  releasedAt: z.iso.datetime(),
  notes: z.string().max(longestNotes).nullable(),
  stagingPercentage: z.int().min(0).max(100),
  file: z.strictObject({
    name: z.string().regex(/^[\w.-]{1,120}$/, 'a name of letters, digits, dots and dashes'),
    sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/),
    size: z.int().min(1).max(largestRelease),
  }),
});
export type ReleaseList = z.infer<typeof releaseListSchema>;
