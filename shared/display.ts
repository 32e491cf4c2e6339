// The channels of the customer display: how it stands, its pictures, and which guest the cashier has in front of her.
import { z } from 'zod';
import { approvalSchema } from './people.ts';

const approval = approvalSchema.nullable().optional();

/** The arguments of the channels. */
export const displayArguments = {
  getDisplay: z.null(),
  /** Shows a test picture for some seconds. */
  testDisplay: z.null(),
  /** Asks for a folder and copies its pictures. */
  chooseDisplayPictures: z.strictObject({ approval }),
  clearDisplayPictures: z.strictObject({ approval }),
  /** Whom the screen serves, and how far; it names no amount. `codeOver`: a code is no longer offered. */
  tellDisplay: z.strictObject({
    stage: z.enum(['nobody', 'guest', 'sale', 'codeOver']),
    cardId: z.string().min(1).max(64).nullable(),
  }),
} as const;

/** `opening`: wanted, and not there yet. */
export type DisplayState = 'off' | 'opening' | 'screen' | 'window';

export type DisplaySetupView = {
  readonly state: DisplayState;
  /** Screens that this machine has, the till's own too; 0 where nobody has looked yet. */
  readonly screens: number;
  readonly pictures: number;
};

/** What a folder gave: `refused` files were no PNG or JPEG, too large, or too many. */
export type PicturesTaken = DisplaySetupView & { readonly taken: number; readonly refused: number };

/** The answers of the channels. */
export type DisplayResults = {
  getDisplay: DisplaySetupView;
  testDisplay: DisplaySetupView;
  /** Null: no folder was chosen. */
  chooseDisplayPictures: PicturesTaken | null;
  clearDisplayPictures: DisplaySetupView;
  tellDisplay: null;
};
