// The rules of the drawer, as the main process reads them.
import { z } from 'zod';
import { fenSchema } from '../fen-schema.ts';
import { largestTypedAmount } from '../money.ts';
import { defaultCash } from './cash.ts';

const limit = fenSchema.refine((value) => value >= 0 && value <= largestTypedAmount);

export const cashSchema = z.strictObject({
  methods: z
    .array(z.string().min(1).max(16))
    .max(20)
    .default([...defaultCash.methods]),
  moveAlone: limit.default(defaultCash.moveAlone),
  differenceAlone: limit.default(defaultCash.differenceAlone),
  blind: z.boolean().default(defaultCash.blind),
});
