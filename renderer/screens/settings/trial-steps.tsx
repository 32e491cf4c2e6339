// The steps of a live check: each with its mark and how long it took, or with the reason and what to ask the vendor for.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import IconLoader2 from '@tabler/icons-react/dist/esm/icons/IconLoader2.mjs';
import { useTranslation } from 'react-i18next';
import styles from './connect-panel.module.css';

const icons = {
  ok: IconCircleCheck,
  failed: IconAlertTriangle,
  notTried: IconCircleDashed,
  waiting: IconCircleDashed,
  trying: IconLoader2,
} as const;

/** A step in the person's words. `words`: the platform's own; `asks`: what to ask its vendor for. */
export type ShownStep = {
  readonly id: string;
  readonly state: keyof typeof icons;
  readonly finding: string | undefined;
  readonly name: string;
  readonly says: string;
  readonly ms: number | null;
  readonly words: string | null;
  readonly asks: string | null;
};

type TrialStepsProps = { readonly label: string; readonly testid: string; readonly steps: readonly ShownStep[] };

export function TrialSteps({ label, testid, steps }: TrialStepsProps) {
  const { t } = useTranslation();
  return (
    <ol className={styles['steps']} aria-label={label}>
      {steps.map(({ id, state, finding, name, says, ms, words, asks }) => {
        const Icon = icons[state];
        return (
          <li
            key={id}
            className={styles['step']}
            data-state={state}
            data-finding={finding}
            data-testid={`${testid}-step-${id}`}
          >
            <Icon size={24} aria-hidden="true" className={styles['icon']} />
            <div className={styles['text']}>
              <div className={styles['stepName']}>
                {name}
                {ms === null ? null : <span className={`${styles['ms']} number`}>{t('connect.ms', { ms })}</span>}
              </div>
              <div>{says}</div>
              {words === null ? null : <div>{words}</div>}
              {asks === null ? null : <div className={styles['ask']}>{asks}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
