// The way through the set-up on one line: each step with its state, pressed to go there.
import IconCircle from '@tabler/icons-react/dist/esm/icons/IconCircle.mjs';
import IconCircleCheckFilled from '@tabler/icons-react/dist/esm/icons/IconCircleCheckFilled.mjs';
import { useTranslation } from 'react-i18next';
import type { AssistantStep, AssistantView } from '../../../shared/assistant.ts';
import { stepState, steps } from '../../store/assistant-steps.ts';
import styles from './assistant.module.css';

type BarProps = {
  readonly view: AssistantView;
  readonly step: AssistantStep;
  readonly reachable: (step: AssistantStep) => boolean;
  readonly onStep: (step: AssistantStep) => void;
};

export function StepBar({ view, step, reachable, onStep }: BarProps) {
  const { t } = useTranslation();
  return (
    <nav className={styles['bar']} aria-label={t('assistant.title')}>
      {steps.map((name, index) => {
        const state = stepState(name, view);
        const Icon = state === 'done' ? IconCircleCheckFilled : IconCircle;
        return (
          <button
            key={name}
            type="button"
            className={styles['step']}
            disabled={!reachable(name)}
            aria-current={name === step ? 'step' : undefined}
            aria-label={`${index + 1} ${t(`assistant.steps.${name}`)}: ${t(`assistant.state.${state}`)}`}
            data-state={state}
            data-testid={`assistant-step-${name}`}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onStep(name)}
          >
            <Icon size={20} aria-hidden="true" />
            <span>{t(`assistant.steps.${name}`)}</span>
          </button>
        );
      })}
    </nav>
  );
}
