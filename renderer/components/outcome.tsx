// The outcome of a money operation: a dialog that stays until it is closed, and that never says more than is known.
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView } from '../../shared/member.ts';
import { isClosed, type OperationView } from '../../shared/operation.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { type MoneyPhase, useFreshness } from '../store/money-dialog.ts';
import { endedWithoutCharge } from '../store/outcome-of.ts';
import { useActions } from '../store/till-context.tsx';
import { Bonus } from './bonus.tsx';
import { countText } from './count-text.ts';
import { Dialog } from './dialog.tsx';
import { Note } from './failure-note.tsx';
import { kindText } from './kind-text.ts';
import { Money } from './money.tsx';
import { moneyText } from './money-text.ts';
import styles from './outcome.module.css';
import { Banner, useBanner } from './outcome-banner.tsx';
import { paidText } from './paid-text.ts';
import { Press } from './press.tsx';
import { ReceiptPress } from './receipt-press.tsx';

export type OutcomeProps = {
  readonly phase: Extract<MoneyPhase, { kind: 'lost' | 'outcome' }>;
  /** The card as it was before, for its balance before and after. */
  readonly before: CardView | null;
  /** The card as the till knows it now: for an outcome that was proven without an answer. */
  readonly now?: CardView | null;
  /** It is shown again after the page was loaded anew. */
  readonly recovered?: boolean;
  readonly onClose: () => void;
  readonly onAskAgain: () => void;
};

/** Closing moves no money: only the bounce (ms) of the key that confirmed is kept out. */
const bounceTime = 50;

export function Outcome({ phase, before, now = null, recovered = false, onClose, onAskAgain }: OutcomeProps) {
  const fresh = useFreshness(phase.kind, bounceTime);
  useKeys(keyLevel.dialog, (key) => {
    if (fresh(key.timeMs) && (key.name === 'Enter' || key.name === 'Escape')) {
      if (phase.kind === 'outcome') {
        onClose();
      } else if (key.name === 'Enter') {
        onAskAgain();
      }
    }
    // P is the receipt's.
    return key.name.toLowerCase() !== 'p';
  });
  return phase.kind === 'lost' ? (
    <LostOutcome onAskAgain={onAskAgain} />
  ) : (
    <KnownOutcome operation={phase.operation} before={before} now={now} recovered={recovered} onClose={onClose} />
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

type KnownProps = {
  readonly operation: OperationView;
  readonly before: CardView | null;
  readonly now: CardView | null;
  readonly recovered: boolean;
  readonly onClose: () => void;
};

function KnownOutcome({ operation, before, now, recovered, onClose }: KnownProps) {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const banner = useBanner(operation);
  const paid = paidText(t, operation);
  const hasReceipt = operation.state !== 'rejected' && operation.state !== 'cancelled';
  return (
    <Dialog label={operation.service === null ? t(`outcome.title.${operation.kind}`) : kindText(t, operation)}>
      {recovered ? <Note tone="info">{t('outcome.recovered')}</Note> : null}
      <Banner {...banner} state={operation.state} />
      <dl className={styles['facts']}>
        {operation.service === null ? null : (
          <Fact label={t('outcome.what')}>
            <span data-testid="outcome-service">{kindText(t, operation)}</span>
          </Fact>
        )}
        {operation.service !== null && operation.amount === 0 ? null : (
          <Fact label={t('outcome.amount')}>
            <Money amount={operation.amount} size="big" />
          </Fact>
        )}
        {operation.billNo === null ? null : (
          <Fact label={t('bills.bill')}>
            <span className="number selectable" data-testid="outcome-bill">
              {operation.billNo}
            </span>
          </Fact>
        )}
        <Fact label={t('outcome.member')}>
          {operation.memberName === null ? null : `${operation.memberName} · `}
          <span className="number">{operation.maskedCard}</span>
        </Fact>
        {paid === null ? null : (
          <Fact label={t('outcome.paidBy')}>
            <span className="number" data-testid="outcome-paid">
              {paid}
            </span>
          </Fact>
        )}
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
        {operation.cash === undefined || endedWithoutCharge(operation.state) ? null : (
          <CashFacts cash={operation.cash} />
        )}
        <Balances operation={operation} before={before} now={now} />
      </dl>
      {operation.state === 'applied' &&
      (operation.kind === 'recharge' || operation.service === 'rechargeAndDineFree' || givesCoupons(operation)) ? (
        <Bonus answer={operation.answer} />
      ) : null}
      {operation.state === 'manual' ? (
        <Press testid="outcome-queue" onClick={() => goTo('queue')}>
          {t('outcome.toQueue')}
        </Press>
      ) : null}
      <div className={styles['end']} data-alone={!hasReceipt || undefined}>
        {hasReceipt ? <ReceiptPress serial={operation.serial} level={keyLevel.dialog} /> : null}
        <Press look="primary" size="large" shortcut="Enter" testid="outcome-close" onClick={onClose}>
          {isClosed(operation.state) ? t('outcome.close') : t('action.close')}
        </Press>
      </div>
    </Dialog>
  );
}

function givesCoupons({ answer }: OperationView): boolean {
  return (answer?.couponBonus.length ?? 0) > 0;
}

/** What was handed over and what goes back. Of a sale that did not happen all of it is the guest's still: no change is told. */
function CashFacts({ cash }: { readonly cash: NonNullable<OperationView['cash']> }) {
  const { t } = useTranslation();
  return (
    <Fact label={t('sale.cash.change')}>
      <span data-testid="outcome-change" data-fen={cash.change}>
        {t('sale.cash.of', { value: moneyText(cash.received) })} <Money amount={cash.change} size="big" />
      </span>
    </Fact>
  );
}

type BalancesProps = Pick<KnownProps, 'operation' | 'before' | 'now'>;

function Balances({ operation, before, now }: BalancesProps) {
  const { t } = useTranslation();
  // Proven by the platform's log or by the balance there is no answer: what the card has now tells the same.
  const moved = now !== null && before !== null && now.storeBalance !== before.storeBalance ? now.storeBalance : null;
  const store = operation.answer?.storeBalance ?? moved;
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
                {countText(before.points)} <Arrow />{' '}
              </>
            )}
            {countText(points)}
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
