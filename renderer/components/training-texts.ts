// The words of a step of the training course.
import type { TFunction } from 'i18next';
import type { TrainingStep, TrainingTask } from '../../shared/training-tasks.ts';

type StepTexts = { readonly short: string; readonly text: string };

/** `card`: the number of a practice card for this task. */
export function stepTexts(t: TFunction, task: TrainingTask, step: TrainingStep, card = ''): StepTexts {
  // Each task has its own steps: the compiler cannot follow that a step belongs to this task.
  const key = `training.tasks.${task}.steps.${step}` as 'training.tasks.firstSale.steps.served';
  return { short: t(`${key}.short`), text: t(`${key}.text`, { card }) };
}
