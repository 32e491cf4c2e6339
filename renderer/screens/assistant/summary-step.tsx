// The end of the set-up: what is there, what is missing with a press to go there, and a sale to try without real money.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheckFilled from '@tabler/icons-react/dist/esm/icons/IconCircleCheckFilled.mjs';
import { useTranslation } from 'react-i18next';
import type { AssistantStep, AssistantView } from '../../../shared/assistant.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { missingSteps, stepState, steps } from '../../store/assistant-steps.ts';
import { useActions } from '../../store/till-context.tsx';
import styles from './assistant.module.css';
import { RestartPress } from './restart-press.tsx';

type SummaryProps = {
  readonly view: AssistantView;
  readonly onStep: (step: AssistantStep) => void;
};

export function SummaryStep({ view, onStep }: SummaryProps) {
  const { t } = useTranslation();
  const { goTo, keepAssistant } = useActions();
  const missing = missingSteps(view);

  function finish(): void {
    void keepAssistant({ seen: 'summary', state: 'finished' });
    goTo('counter');
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      finish();
    }
    return name === 'Enter';
  });

  return (
    <section className={`${styles['summary']} scroll`} aria-label={t('assistant.steps.summary')}>
      {missing.length === 0 ? (
        <Note tone="good" testid="assistant-ready">
          {t(view.practice ? 'assistant.summary.readyPractice' : 'assistant.summary.ready')}
        </Note>
      ) : (
        <Note tone="warn" testid="assistant-missing">
          {t('assistant.summary.missing', { count: missing.length })}
        </Note>
      )}
      <ul className={styles['facts']}>
        {steps
          .filter((step) => step !== 'summary')
          .map((step) => {
            const state = stepState(step, view);
            const Icon = state === 'done' ? IconCircleCheckFilled : IconAlertTriangle;
            return (
              <li key={step}>
                <Press
                  className={styles['fact']}
                  icon={<Icon size={24} aria-hidden="true" />}
                  data-state={state}
                  testid={`assistant-fact-${step}`}
                  onClick={() => onStep(step)}
                >
                  <strong className={styles['factName']}>{t(`assistant.steps.${step}`)}</strong>
                  <span className={styles['factText']}>{detail(step)}</span>
                </Press>
              </li>
            );
          })}
      </ul>
      <p className={styles['say']}>
        {t(view.practice ? 'assistant.summary.tryPractice' : 'assistant.summary.tryStore')}
        <br />
        {t('assistant.summary.details.backupMissing')}
      </p>
      <div className={styles['foot']}>
        {view.practice && !view.saved ? null : view.practice ? (
          <RestartPress into="store" look="plain" label={t('assistant.summary.backToStore')} />
        ) : (
          <RestartPress into="practice" look="plain" label={t('assistant.summary.tryRestart')} />
        )}
        <Press look="primary" size="large" shortcut="Enter" testid="assistant-finish" onClick={finish}>
          {t(view.practice ? 'assistant.summary.try' : 'assistant.summary.finish')}
        </Press>
      </div>
    </section>
  );

  function detail(step: AssistantStep): string {
    const done = stepState(step, view) === 'done';
    switch (step) {
      case 'language':
        return t('assistant.summary.details.language');
      case 'place':
        return view.place === null ? t('assistant.state.todo') : t(`assistant.summary.details.${view.place}`);
      case 'profile':
        return done
          ? t(view.practice ? 'assistant.summary.details.practice' : 'assistant.summary.details.profileGood')
          : t(view.saved ? 'assistant.summary.details.profileRestart' : 'assistant.summary.details.profileMissing');
      case 'people':
        return done
          ? t('assistant.summary.details.peopleGood', { count: view.people })
          : t('assistant.summary.details.managerMissing');
      case 'devices':
        return t(done ? 'assistant.summary.details.devicesGood' : 'assistant.summary.details.devicesMissing');
      default:
        return t(done ? 'assistant.summary.details.limitsGood' : 'assistant.summary.details.limitsMissing');
    }
  }
}
