// How far the trainee is, as main tells it; in practice mode only.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TrainingView, trainingTasks } from '../../shared/training-tasks.ts';
import { ask } from '../bridge.ts';
import { useBridge } from '../store/till-context.tsx';
import { stepTexts } from './training-texts.ts';

/** Null: no practice till, or not told yet. */
export function useTraining(practice: boolean): TrainingView | null {
  const bridge = useBridge();
  const [view, setView] = useState<TrainingView | null>(null);
  useEffect(() => {
    if (!practice) {
      return;
    }
    let told = false;
    const stop = bridge.on('training', (next) => {
      told = true;
      setView(next);
    });
    void ask(bridge.getTraining(null)).then((answer) => {
      if (answer.ok && !told) {
        setView(answer.value);
      }
    });
    return stop;
  }, [bridge, practice]);
  return view;
}

/** What is to be done next, or was done just now, in a few words for the status bar; null where no task is being practised. */
export function useTrainingLabel(practice: boolean): string | null {
  const { t } = useTranslation();
  const view = useTraining(practice);
  if (view?.active != null) {
    const steps = trainingTasks[view.active];
    const ticked = view.tasks.find(({ task }) => task === view.active)?.ticked ?? 0;
    const step = steps[ticked];
    return step === undefined
      ? null
      : t('training.label', { step: ticked + 1, all: steps.length, text: stepTexts(t, view.active, step).short });
  }
  return view?.justDone == null ? null : t('training.labelDone', { text: t(`training.tasks.${view.justDone}.name`) });
}
