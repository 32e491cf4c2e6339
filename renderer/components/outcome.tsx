// The outcome of a money operation: a dialog that stays until it is closed, and that never says more than is known.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import IconCircleX from '@tabler/icons-react/dist/esm/icons/IconCircleX.mjs';
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import IconHourglass from '@tabler/icons-react/dist/esm/icons/IconHourglass.mjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../shared/member.ts';
import { isClosed, type OperationView } from '../../shared/operation.ts';
import { assertNever } from '../../shared/result.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { type MoneyPhase, useFreshness } from '../store/money-dialog.ts';
import { outcomeOf } from '../store/outcome-of.ts';
import { useActions } from '../store/till-context.tsx';
import { Bonus } from './bonus.tsx';
import { Dialog } from './dialog.tsx';
import { Money } from './money.tsx';
import styles from './outcome.module.css';
import { Press } from './press.tsx';

export type OutcomeProps = {
  readonly phase: Extract<MoneyPhase, { kind: 'lost' | 'outcome' }>;
  /** The card as it was before, for its balance before and after. */
  readonly before: CardView | null;
  readonly onClose: () => void;
  readonly onAskAgain: () => void;
};

/** Closing moves no money: only the bounce (ms) of the key that confirmed is kept out. */
const bounceTime = 50;

export function Outcome({ phase, before, onClose, onAskAgain }: OutcomeProps) {
  const fresh = useFreshness(phase.kind, bounceTime);
  useKeys(keyLevel.dialog, (key) => {
    if (fresh(key.timeMs) && (key.name === 'Enter' || key.name === 'Escape')) {
      if (phase.kind === 'outcome') {
        onClose();
      } else if (key.name === 'Enter') {
        onAskAgain();
      }
    }
    return true;
  });
  return phase.kind === 'lost' ? (
    <LostOutcome onAskAgain={onAskAgain} />
  ) : (
    <KnownOutcome operation={phase.operation} before={before} onClose={onClose} />
  );
}

function LostOutcome({ onAskAgain }: { readonly onAskAgain: () => void }) {
  const { t } = useTranslation();
  const { goTo } = useActions();
  return (
    <Dialog label={t('outcome.unknown')}>
      <Banner
        tone="warn"
        state="unknown"
        icon={<IconAlertTriangle size={44} aria-hidden="true" />}
        title={t('outcome.unknown')}
      >
        {t('outcome.unknownText')}
      </Banner>
      <Press look="primary" size="large" shortcut="Enter" onClick={onAskAgain}>
        {t('outcome.askAgain')}
      </Press>
      <Press testid="outcome-queue" onClick={() => goTo('queue')}>
        {t('outcome.toQueue')}
      </Press>
    </Dialog>
  );
}

type KnownProps = { readonly operation: OperationView; readonly before: CardView | null; readonly onClose: () => void };

function KnownOutcome({ operation, before, onClose }: KnownProps) {
  const { t } = useTranslation();
  const banner = useBanner(operation);
  return (
    <Dialog label={t(`outcome.title.${operation.kind}`)}>
      <Banner {...banner} state={operation.state} />
      <dl className={styles['facts']}>
        <Fact label={t('outcome.amount')}>
          <Money amount={operation.amount} size="big" />
        </Fact>
        {operation.voucher === null ? null : (
          <Fact label={t('outcome.voucher')}>
            <span className="number selectable" data-testid="outcome-voucher">
              {operation.voucher}
            </span>
          </Fact>
        )}
        <Fact label={t('outcome.serial')}>
          <span className="number selectable" data-testid="outcome-serial">
            {operation.serial}
          </span>
        </Fact>
        <Balances operation={operation} before={before} />
      </dl>
      {operation.kind === 'recharge' && operation.state === 'applied' ? <Bonus answer={operation.answer} /> : null}
      <Press look="primary" size="large" shortcut="Enter" testid="outcome-close" onClick={onClose}>
        {isClosed(operation.state) ? t('outcome.close') : t('action.close')}
      </Press>
    </Dialog>
  );
}

function Balances({ operation, before }: { readonly operation: OperationView; readonly before: CardView | null }) {
  const { t } = useTranslation();
  const store = operation.answer?.storeBalance ?? null;
  const points = operation.answer?.pointsBalance ?? null;
  if (operation.state !== 'applied') {
    return null;
  }
  return (
    <>
      {store === null ? null : (
        <Fact label={t('outcome.balance')}>
          <span data-testid="outcome-balance">
            {before === null ? null : (
              <>
                <Money amount={before.storeBalance} size="row" /> <Arrow />{' '}
              </>
            )}
            <Money amount={store} size="row" />
          </span>
        </Fact>
      )}
      {points === null ? null : (
        <Fact label={t('outcome.points')}>
          <span className="number" data-testid="outcome-points">
            {before === null ? null : (
              <>
                {before.points} <Arrow />{' '}
              </>
            )}
            {points}
          </span>
        </Fact>
      )}
    </>
  );
}

function Arrow() {
  return <span aria-hidden="true">→</span>;
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles['fact']}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type BannerProps = {
  readonly tone: 'good' | 'warn' | 'bad' | 'calm';
  readonly icon: ReactNode;
  readonly title: string;
  readonly children?: ReactNode;
};

function Banner({ tone, icon, title, children, state }: BannerProps & { readonly state: string }) {
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

function useBanner(operation: OperationView): BannerProps {
  const { t } = useTranslation();
  const outcome = outcomeOf(operation);
  switch (outcome) {
    case 'done':
      return {
        tone: 'good',
        icon: <IconCircleCheck size={44} aria-hidden="true" />,
        title: operation.state === 'cancelled' ? t('outcome.cancelled') : t(`outcome.applied.${operation.kind}`),
      };
    case 'refused':
      return {
        tone: 'bad',
        icon: <IconCircleX size={44} aria-hidden="true" />,
        title: operation.state === 'rejected' ? t('outcome.rejected') : t('outcome.cancelled'),
        ...(operation.platformMessage === null
          ? {}
          : { children: t('failureDetail.platform', { value: operation.platformMessage }) }),
      };
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
        children: `${t('outcome.unknownText')} ${t('outcome.waitingAnswer')}`,
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
        title: t('outcome.manual'),
        children: t('outcome.manualText'),
      };
    case 'undone':
      return { tone: 'calm', icon: <IconCircleCheck size={44} aria-hidden="true" />, title: t('outcome.reverted') };
    default:
      return assertNever(outcome);
  }
}
