// The headline of an outcome: what it means to the cashier and the guest, with an icon and a colour.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../shared/operation.ts';
import type { QueueReason } from '../../shared/reasons.ts';
import { assertNever } from '../../shared/result.ts';
import { sentences } from '../../shared/sentences.ts';
import { outcomeOf } from '../store/outcome-of.ts';
import { moneyText } from './money-text.ts';
import styles from './outcome.module.css';
import { reasonText } from './reason-text.ts';

type BannerProps = {
  readonly tone: 'good' | 'warn' | 'bad' | 'calm';
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
};

export function Banner({ tone, icon, title, children, state }: BannerProps & { readonly state: string }) {
  return (
    <div className={styles['banner']} data-tone={tone} role="status">
      {icon}
      <div>
        <div className={styles['headline']} data-testid="outcome-state" data-state={state}>
          {title}
        </div>
        {children === undefined ? null : <div className={styles['explain']}>{children}</div>}
      </div>
    </div>
  );
}

/** The platform's log never shows this kind, so nothing but a person's comparison can tell. */
function cannotBeChecked({ reason }: OperationView): boolean {
  const name = reason?.replace(/^reason\./, '');
  return name === 'cannotBeFound' || name === 'refusedNotProvable';
}

/** Nothing of it was sent: it may be done again at once. */
const neverLeft: readonly string[] = [
  'unsentConnection',
  'unsentToken',
  'unsentContention',
  'unsentSignedOut',
  'cannotWait',
] satisfies readonly QueueReason[];

export function useBanner(operation: OperationView): BannerProps {
  const { t } = useTranslation();
  const outcome = outcomeOf(operation);
  switch (outcome) {
    case 'done':
      return {
        tone: 'good',
        icon: <IconCircleCheck size={44} aria-hidden="true" />,
        title: operation.state === 'cancelled' ? t('outcome.cancelled') : t(`outcome.applied.${operation.kind}`),
      };
    case 'refused': {
      const why = refusedText();
      return {
        tone: 'bad',
        icon: <IconCircleX size={44} aria-hidden="true" />,
        title: operation.state === 'rejected' ? t('outcome.rejected') : t('outcome.cancelled'),
        ...(why === '' ? {} : { children: why }),
      };
    }
    case 'waitingOffline':
      return {
        tone: 'warn',
        icon: <IconCloudOff size={44} aria-hidden="true" />,
        title: t('outcome.offline'),
        children: t('outcome.offlineText'),
      };
    case 'waiting':
      return {
        tone: 'warn',
        icon: <IconHourglass size={44} aria-hidden="true" />,
        title: t('outcome.pending'),
        children: t('outcome.waitingAnswer'),
      };
    case 'working':
      return {
        tone: 'warn',
        icon: <IconHourglass size={44} aria-hidden="true" />,
        title: t('outcome.sending'),
        children: t('outcome.waitingAnswer'),
      };
    case 'checking':
      return {
        tone: 'warn',
        icon: <IconAlertTriangle size={44} aria-hidden="true" />,
        title: t('outcome.unknown'),
        children: sentences([t('outcome.unknownText'), t('outcome.waitingAnswer')]),
      };
    case 'blocked':
      return {
        tone: 'warn',
        icon: <IconHourglass size={44} aria-hidden="true" />,
        title: t('outcome.blocked'),
        children: t('outcome.blockedText'),
      };
    case 'person':
      return {
        tone: 'bad',
        icon: <IconAlertTriangle size={44} aria-hidden="true" />,
        title: t(operation.byHand === true ? 'memberService.credit.title' : 'outcome.manual'),
        children: personText(),
      };
    case 'undone':
      return { tone: 'calm', icon: <IconCircleCheck size={44} aria-hidden="true" />, title: t('outcome.reverted') };
    default:
      return assertNever(outcome);
  }

  /** The platform's word; where it was never asked, why not and what to do now. */
  function refusedText(): string {
    const { platformMessage, reason, state, kind } = operation;
    if (platformMessage !== null) {
      return t('failureDetail.platform', { value: platformMessage });
    }
    if (state !== 'cancelled' || reason === null) {
      return '';
    }
    const why = reasonText(reason, t);
    return neverLeft.includes(reason.replace(/^reason\./, ''))
      ? `${why}${t('outcome.sentenceEnd')}${t(kind === 'consumption' ? 'outcome.chargeAgain' : 'outcome.doAgain')}`
      : why;
  }

  function personText(): string {
    if (operation.byHand === true) {
      return t('memberService.credit.text', { amount: moneyText(operation.amount) });
    }
    if (cannotBeChecked(operation)) {
      return t('outcome.manualCompare');
    }
    const { reason } = operation;
    // What the card's balance says is worth a word: it is what the supervisor will compare.
    return [
      reason?.includes('balance') ? `${reasonText(reason, t)}${t('outcome.sentenceEnd')}` : '',
      t('outcome.manualText'),
    ].join('');
  }
}
