// The steps of the set-up assistant and how each stands: pure, from what main tells.
import type { AssistantStep, AssistantView } from '../../shared/assistant.ts';

export const steps = [
  'language',
  'place',
  'profile',
  'people',
  'devices',
  'limits',
  'summary',
] as const satisfies readonly AssistantStep[];

/** Nobody has to be signed in for these. */
const early: readonly AssistantStep[] = ['language', 'place', 'profile'];

export type StepState = 'done' | 'todo';

/** Green where what the step is for is there, whoever brought it about. */
export function stepState(step: AssistantStep, view: AssistantView): StepState {
  const seen = view.seen.includes(step);
  switch (step) {
    case 'language':
      // A till that is in use has one.
      return seen || view.place !== null || view.state === 'none' ? 'done' : 'todo';
    case 'place':
      return view.place === null ? 'todo' : 'done';
    case 'profile':
      return view.place === 'practice' || !view.practice ? 'done' : 'todo';
    case 'people':
      return view.manager ? 'done' : 'todo';
    default:
      return seen ? 'done' : 'todo';
  }
}

/** Everything before the summary that is not done. */
export function missingSteps(view: AssistantView): readonly AssistantStep[] {
  return steps.filter((step) => step !== 'summary' && stepState(step, view) === 'todo');
}

/** Where it goes on: the first that is not done. */
export function nextOpen(view: AssistantView): AssistantStep {
  return missingSteps(view)[0] ?? 'summary';
}

/** Whether the next thing to do can be done before anybody signs in. */
export function isEarly(view: AssistantView): boolean {
  return early.includes(nextOpen(view));
}
