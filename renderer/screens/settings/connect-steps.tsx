// The steps of the live check: each with its mark and how long it took, or with the reason and what to ask the vendor for.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import IconLoader2 from '@tabler/icons-react/dist/esm/icons/IconLoader2.mjs';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ConnectionStep, findingGroup } from '../../../shared/connect.ts';
import styles from './connect-panel.module.css';

const icons = {
  ok: IconCircleCheck,
  failed: IconAlertTriangle,
  notTried: IconCircleDashed,
  waiting: IconCircleDashed,
  trying: IconLoader2,
} as const satisfies Record<ConnectionStep['state'], unknown>;

export function ConnectSteps({ steps }: { readonly steps: readonly ConnectionStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['steps']} aria-label={t('connect.stepsTitle')}>
      {steps.map((step) => {
        const Icon = icons[step.state];
        return (
          <li
            key={step.id}
            className={styles['step']}
            data-state={step.state}
            data-finding={'finding' in step ? step.finding : undefined}
            data-testid={`connect-step-${step.id}`}
          >
            <Icon size={24} aria-hidden="true" className={styles['icon']} />
            <div className={styles['text']}>
              <div className={styles['stepName']}>
                {t(`connect.steps.${step.id}`)}
                {'ms' in step && step.ms !== null ? (
                  <span className={`${styles['ms']} number`}>{t('connect.ms', { ms: step.ms })}</span>
                ) : null}
              </div>
              <div>{says(t, step)}</div>
              {step.state === 'failed' && step.words !== null && step.words !== '' ? (
                <div>{t('connect.words', { words: step.words })}</div>
              ) : null}
              {step.state === 'failed' ? <div className={styles['ask']}>{asks(t, step)}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type Failed = Extract<ConnectionStep, { readonly state: 'failed' }>;

// The keys are put together from the contract's own names; a test holds one against the other.
function says(t: TFunction, step: ConnectionStep): string {
  switch (step.state) {
    case 'waiting':
    case 'trying':
      return t(`connect.states.${step.state}`);
    case 'notTried':
      return t(`connect.states.${step.finding}`);
    case 'ok':
    case 'failed': {
      const key = `connect.findings.${findingGroup(step.id, step.finding)}.${step.finding}`;
      return t(key as 'connect.findings.token.granted', { ...step.values });
    }
  }
}

function asks(t: TFunction, { id, finding }: Failed): string {
  const key = `connect.asks.${findingGroup(id, finding)}.${finding}`;
  return t('connect.ask', { ask: t(key as 'connect.asks.token.wrongSecret') });
}
