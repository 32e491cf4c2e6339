// The channels of the contract probe: how it stands, and starting it.
import { z } from 'zod';
import { text } from './argument-parts.ts';
import { approvalSchema } from './people.ts';
import type { ProbeView } from './probe.ts';

export const probeArguments = {
  getProbe: z.null(),
  runProbe: z.strictObject({
    cardNo: text(64),
    otherCardNo: text(64).nullable(),
    password: text(128).nullable(),
    approval: approvalSchema.nullable(),
  }),
} as const;

export type ProbeResults = {
  getProbe: ProbeView;
  /** Answers when the probe has begun; the rest comes as events. */
  runProbe: ProbeView;
};
