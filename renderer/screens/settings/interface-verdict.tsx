// What the till understood of an exchange: the typed value, or in words why there is none.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Understood } from '../../../shared/interfaces-console.ts';
import { assertNever } from '../../../shared/result.ts';
import { reasonText } from '../../components/reason-text.ts';
import styles from './interfaces-panel.module.css';

export type InterfaceVerdictProps = {
  readonly understood: Understood;
  /** Whether card and mobile numbers are shown whole. */
  readonly numbers: boolean;
  /** Whether it counts money in fen; else in yuan, as UniPOS does. */
  readonly fen: boolean;
};

export function InterfaceVerdict({ understood, numbers, fen }: InterfaceVerdictProps) {
  const { t } = useTranslation();
  const { kind } = understood;
  const isGood = kind === 'typed' || kind === 'address';
  const Icon = isGood ? IconCircleCheck : IconAlertTriangle;
  const details = detailsOf(understood, numbers, t);
  return (
    <section
      className={styles['pane']}
      aria-label={t('interfaces.understood')}
      data-testid="interface-verdict"
      data-kind={kind}
    >
      <div className={styles['paneName']}>{t('interfaces.understood')}</div>
      <p className={styles['verdict']} data-good={isGood || undefined} role="status">
        <Icon size={22} aria-hidden="true" className={styles['icon']} />
        <span>
          {t(kind === 'typed' && !fen ? 'interfaces.typedYuan' : `interfaces.verdict.${kind}`, {
            code: kind === 'refused' ? understood.code : '',
          })}
        </span>
      </p>
      {details === '' ? null : (
        <pre
          className={`${styles['text']} selectable scroll`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
          tabIndex={0}
          data-testid="interface-understood"
        >
          {details}
        </pre>
      )}
    </section>
  );
}

function detailsOf(understood: Understood, numbers: boolean, t: TFunction): string {
  switch (understood.kind) {
    case 'typed':
      return numbers ? understood.value.whole : understood.value.masked;
    case 'refused':
      return numbers ? understood.message.whole : understood.message.masked;
    case 'malformed':
      return understood.reason;
    case 'unclear':
      return reasonText(understood.reason, t);
    case 'unsent':
      return [reasonText(understood.reason, t), understood.detail ?? ''].filter(Boolean).join('\n');
    case 'address':
      return understood.address;
    case 'tokenRejected':
      return '';
    default:
      return assertNever(understood);
  }
}
