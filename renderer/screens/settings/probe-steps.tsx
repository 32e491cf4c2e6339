// The nine questions of the probe, each with what was found and what that means. Colour never speaks alone: an icon says the same.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleDashed from '@tabler/icons-react/dist/esm/icons/IconCircleDashed.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import IconLoader2 from '@tabler/icons-react/dist/esm/icons/IconLoader2.mjs';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { findingText, type ProbeStepView, type ProbeView } from '../../../shared/probe.ts';
import styles from './probe-panel.module.css';

type Tone = 'good' | 'warn' | 'plain' | 'waiting' | 'asking';

/** Findings that cost something: strictness, or care. What is not named here and was answered is good. */
const warnings: readonly string[] = [
  'chargedAgain',
  'fieldsMissing',
  'filterIgnored',
  'notFound',
  'rows',
  'revertedAgain',
  'leavesRow',
];

const icons = {
  good: IconCircleCheck,
  warn: IconAlertTriangle,
  plain: IconInfoCircle,
  waiting: IconCircleDashed,
  asking: IconLoader2,
} as const satisfies Record<Tone, unknown>;

export function ProbeSteps({ view }: { readonly view: ProbeView }) {
  const { t } = useTranslation();
  return (
    <ol className={styles['steps']}>
      {view.steps.map((step) => {
        const tone = toneOf(step);
        const Icon = icons[tone];
        return (
          <li
            key={step.id}
            className={styles['step']}
            data-tone={tone}
            data-testid={`probe-${step.id}`}
            data-finding={step.finding}
          >
            <Icon size={24} aria-hidden="true" className={styles['icon']} />
            <div className={styles['text']}>
              <div className={styles['name']}>
                <span className="number">{step.id}</span> {t(`probe.ids.${step.id}`)}
              </div>
              <div>{meaning(t, step, view.ownSerial)}</div>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function toneOf({ id, state, finding }: ProbeStepView): Tone {
  if (state !== 'answered') {
    return state;
  }
  if (finding === 'failed') {
    return id === 'P6' ? 'plain' : 'warn';
  }
  return finding !== null && (warnings.includes(finding) || (id === 'P6' && finding === 'accepted')) ? 'warn' : 'good';
}

function meaning(t: TFunction, step: ProbeStepView, ownSerial: number): string {
  if (step.state !== 'answered') {
    return t(step.state === 'asking' ? 'probe.asking' : 'probe.waiting');
  }
  const { key, values } = findingText(step, ownSerial);
  // The key is put together from the contract's own names; the catalogue's test holds one against the other.
  const said = t(`probe.${key}` as 'probe.findings.P4.measured', { seconds: '', ...values });
  const isMissing = step.id === 'P2' && step.finding === 'fieldsMissing' && step.detail !== null;
  return isMissing ? `${said} ${t('probe.missing', { fields: step.detail })}` : said;
}
