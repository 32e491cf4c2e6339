// The channels of practice: which fault is switched on, and what a trainee may try.
import { z } from 'zod';

const practiceFaults = ['none', 'networkCut', 'slow', 'lostResponse', 'serverError', 'htmlPage', 'logLag'] as const;

export const practiceArguments = {
  getPractice: z.null(),
  setPracticeFault: z.strictObject({ fault: z.enum(practiceFaults) }),
} as const;

export type PracticeView = {
  readonly fault: (typeof practiceFaults)[number];
  /** Cards, codes and passwords that a trainee may try, and the last SMS codes on the practice phone. */
  readonly guide: readonly { readonly label: string; readonly value: string }[];
  readonly phone: readonly { readonly mobile: string; readonly code: string; readonly at: number }[];
};

export type PracticeResults = {
  getPractice: PracticeView;
  setPracticeFault: PracticeView;
};
