// Handing the open work of a till to another one, as the screen sees it: this till's code, what is open, what was handed over and taken.
import { z } from 'zod';
import type { Fen } from './money.ts';
import { approvalSchema } from './people.ts';

/** Typed on the spot; a short one is told in words, so only its length's upper end is the gate's. */
const passphrase = z.string().max(256);
const approval = approvalSchema.nullable();

/** The arguments of the hand-over's channels. `code` is the install code that the new till shows, as typed or scanned. */
export const handOverArguments = {
  getHandOver: z.null(),
  writeHandOver: z.strictObject({ code: z.string().max(64), passphrase, again: z.boolean(), approval }),
  takeOver: z.strictObject({ passphrase, approval }),
  takeBackHandOver: z.strictObject({ approval }),
} as const;

/**
 * `installCode` names this till to another one. `handedOver`: null while this till works; `code` is the till that may take it,
 * `finished` whether its file was written whole. Fen; ms UTC.
 */
export type HandOverView = {
  readonly installCode: string;
  readonly open: { readonly count: number; readonly amount: Fen };
  readonly handedOver: {
    readonly code: string;
    readonly at: number;
    readonly count: number;
    readonly amount: Fen;
    readonly finished: boolean;
  } | null;
};

/** `fileName` without its folder; null where the person chose none, and nothing was changed. */
export type HandOverWritten = { readonly view: HandOverView; readonly fileName: string | null };

/** `taken`: null where the person chose no file. `asked` of the operations are asked for at the platform before anything is sent. */
export type HandOverTaken = {
  readonly view: HandOverView;
  readonly taken: {
    readonly code: string;
    readonly count: number;
    readonly amount: Fen;
    readonly asked: number;
    readonly writtenAt: number;
  } | null;
};

/** The answers of the hand-over's channels. */
export type HandOverResults = {
  getHandOver: HandOverView;
  writeHandOver: HandOverWritten;
  takeOver: HandOverTaken;
  takeBackHandOver: HandOverView;
};
