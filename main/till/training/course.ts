// How far a trainee is in the course. Pure: a progress and something that happened, answering the next progress.
import { z } from 'zod';
import {
  type TrainingStep,
  type TrainingTask,
  type TrainingView,
  trainingTaskNames,
  trainingTasks,
} from '../../../shared/training-tasks.ts';

const taskSchema = z.enum(trainingTaskNames);

/** As it is kept under the trainee's name. */
export const progressSchema = z.strictObject({
  /** Wall ms UTC at which each task was done. */
  done: z.partialRecord(taskSchema, z.number()).default({}),
  active: z
    .strictObject({
      task: taskSchema,
      ticked: z.int().min(0),
      /** The sale that was recorded without the line, which has to arrive. */
      serial: z.string().nullable(),
    })
    .nullable()
    .default(null),
  justDone: taskSchema.nullable().default(null),
});
export type Progress = z.infer<typeof progressSchema>;

export const noProgress: Progress = { done: {}, active: null, justDone: null };

/** Something that really happened; `serial` where it is an operation's. */
export type TrainingFact = { readonly step: TrainingStep; readonly serial?: string };

/**
 * The progress after a fact. A step that happened ticks those before it too: who was quicker than the course has done them. A sale arrives
 * only where it is the one that this task saw recorded.
 */
export function afterFact(progress: Progress, { step, serial }: TrainingFact, now: number): Progress {
  const { active } = progress;
  const steps: readonly TrainingStep[] = active === null ? [] : trainingTasks[active.task];
  const at = active === null ? -1 : steps.indexOf(step, active.ticked);
  if (active === null || at === -1 || (step === 'delivered' && active.serial !== serial)) {
    return progress;
  }
  if (at + 1 === steps.length) {
    return { done: { ...progress.done, [active.task]: now }, active: null, justDone: active.task };
  }
  const kept = step === 'recorded' ? (serial ?? null) : active.serial;
  return { ...progress, active: { ...active, ticked: at + 1, serial: kept } };
}

/** Begins a task from its first step; null stops. */
export function begun(progress: Progress, task: TrainingTask | null): Progress {
  return { ...progress, active: task === null ? null : { task, ticked: 0, serial: null }, justDone: null };
}

export function courseView(trainee: string | null, { done, active, justDone }: Progress): TrainingView {
  const moments = trainingTaskNames.map((task) => done[task] ?? null);
  return {
    trainee,
    tasks: trainingTaskNames.map((task) => ({
      task,
      ticked: active?.task === task ? active.ticked : 0,
      doneAt: done[task] ?? null,
    })),
    active: active?.task ?? null,
    justDone,
    finishedAt: moments.every((moment) => moment !== null) ? Math.max(...moments) : null,
  };
}
