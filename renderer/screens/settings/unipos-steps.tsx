// The steps of UniPOS's check: each with its mark and how long it took, or with the reason and what to ask UniPOS for.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import IconLoader2 from '@tabler/icons-react/dist/esm/icons/IconLoader2.mjs';
import { useTranslation } from 'react-i18next';
import { type UniposStep, uniposFindingGroup } from '../../../shared/unipos-setup.ts';
import styles from './connect-panel.module.css';

const icons = {
  ok: IconCircleCheck,
  failed: IconAlertTriangle,
  notTried: IconCircleDashed,
  waiting: IconCircleDashed,
  trying: IconLoader2,
} as const satisfies Record<UniposStep['state'], unknown>;

export function UniposSteps({ steps }: { readonly steps: readonly UniposStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['steps']} aria-label={t('uniposSetup.stepsTitle')}>
      {steps.map((step) => {
        const Icon = icons[step.state];
        return (
          <li
            key={step.id}
            className={styles['step']}
            data-state={step.state}
            data-finding={'finding' in step ? step.finding : undefined}
            data-testid={`unipos-step-${step.id}`}
          >
            <Icon size={24} aria-hidden="true" className={styles['icon']} />
            <div className={styles['text']}>
              <div className={styles['stepName']}>
                {t(`uniposSetup.steps.${step.id}`)}
                {'ms' in step ? (
                  <span className={`${styles['ms']} number`}>{t('connect.ms', { ms: step.ms })}</span>
                ) : null}
              </div>
              <div>{says(step)}</div>
              {step.state === 'failed' && step.words !== null && step.words !== '' ? (
                <div>{t('uniposSetup.words', { words: step.words })}</div>
              ) : null}
              {step.state === 'failed' ? <div className={styles['ask']}>{asks(step)}</div> : null}
            </div>
          </li>
        );
      })}
    </ol>
  );

  // The keys are put together from the contract's own names; a test holds one against the other.
  function says(step: UniposStep): string {
    switch (step.state) {
      case 'waiting':
      case 'trying':
        return t(`connect.states.${step.state}`);
      case 'notTried':
        return t('uniposSetup.notTried');
      case 'ok':
      case 'failed':
        return t(`${placeOf(step, 'findings')}` as 'uniposSetup.findings.token.granted', { ...step.values });
    }
  }

  function asks(step: Extract<UniposStep, { readonly state: 'failed' }>): string {
    return t('uniposSetup.ask', { ask: t(placeOf(step, 'asks') as 'uniposSetup.asks.call.noRight') });
  }
}

type Found = Extract<UniposStep, { readonly state: 'ok' | 'failed' }>;

/** Name, port and certificate are found as for any platform; their sentences are shared. */
function placeOf({ id, finding }: Found, kind: 'findings' | 'asks'): string {
  return id === 'reach' || id === 'tls'
    ? `connect.${kind}.${id}.${finding}`
    : `uniposSetup.${kind}.${uniposFindingGroup(id, finding)}.${finding}`;
}
