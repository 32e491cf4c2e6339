// What the till may accept without the platform: low by default, set by the profile. Amounts in fen, times in ms.
import { z } from 'zod';
import { fenSchema } from './fen-schema.ts';
import type { Fen } from './money.ts';

export type Limits = {
  /** The balance must have been seen at most this long ago (ms). */
  readonly balanceAge: number;
  readonly perSale: Fen;
  readonly perCard: Fen;
  readonly openPerCard: number;
  readonly perTill: Fen;
  readonly openPerTill: number;
  /** The longest time without the platform (ms). */
  readonly offlineTime: number;
  /** Above this a decision about what is `manual` needs a second person. Fen. */
  readonly decisionAlone: Fen;
  /** Above this a revocation needs a supervisor's PIN. Fen. */
  readonly revocationAlone: Fen;
};

const hour = 3_600_000;

/** The defaults of the design's queue, section 5. */
export const defaultLimits: Limits = {
  balanceAge: 24 * hour,
  perSale: 20_000 as Fen,
  perCard: 30_000 as Fen,
  openPerCard: 3,
  perTill: 500_000 as Fen,
  openPerTill: 500,
  offlineTime: 24 * hour,
  decisionAlone: 10_000 as Fen,
  revocationAlone: 50_000 as Fen,
};

export const limitsSchema = z.strictObject({
  balanceAge: z.int().min(0),
  perSale: fenSchema,
  perCard: fenSchema,
  openPerCard: z.int().min(0),
  perTill: fenSchema,
  openPerTill: z.int().min(0),
  offlineTime: z.int().min(0),
  decisionAlone: fenSchema,
  revocationAlone: fenSchema,
});
