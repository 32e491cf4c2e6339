// The channels of the training course. On a real store there is none: each answers `badArguments`.
import { z } from 'zod';
import { type TrainingView, trainingTaskNames } from './training-tasks.ts';

/** The arguments of the channels. */
export const trainingArguments = {
  getTraining: z.null(),
  /** Begins a task, also one that was done; null: stops the one that is being practised. */
  beginTraining: z.strictObject({ task: z.enum(trainingTaskNames).nullable() }),
  /** Forgets what this trainee has done. */
  restartTraining: z.null(),
} as const;

/** The answers of the channels. */
export type TrainingResults = {
  getTraining: TrainingView;
  beginTraining: TrainingView;
  restartTraining: TrainingView;
};
