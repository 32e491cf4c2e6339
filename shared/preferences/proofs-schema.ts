// When a guest must prove who they are, as the main process reads it.
import { z } from 'zod';
import { fenSchema } from '../fen-schema.ts';
import { largestTypedAmount } from '../money.ts';
import { defaultProofs, proofWays } from './proofs.ts';

export const proofsSchema = z.strictObject({
  from: fenSchema
    .refine((value) => value >= 0 && value <= largestTypedAmount)
    .nullable()
    .default(defaultProofs.from),
  ways: z
    .array(z.enum(proofWays))
    .max(proofWays.length)
    .default([...defaultProofs.ways]),
});
