// The right side of the combination: the bill, what is still open, the pad for the chosen line, and the one button that charges.

import { useTranslation } from 'react-i18next';
import type { ConsultView } from '../../../shared/counter.ts';
import { fen } from '../../../shared/money.ts';
import { pointsEarned } from '../../../shared/store-rules.ts';
import { countText } from '../../components/count-text.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Pad } from '../../components/pad.tsx';
import { Press } from '../../components/press.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { useTill } from '../../store/till-context.tsx';
import { CashLines } from './cash-lines.tsx';
import styles from './checkout.module.css';
import type { Checkout } from './checkout-model.ts';
import type { CombineStage } from './checkout-stage.ts';
import type { Totals } from './combination.ts';

export function PaySide({ checkout, stage }: { readonly checkout: Checkout; readonly stage: CombineStage }) {
  const { t } = useTranslation();
  const nameOf = useMethodName();
  const methods = useTill((state) => state.settings?.paymentMethods);
  const { totals, target, dialog } = checkout;
  // The second half of a double click on a dialog's button lands where the dialog was.
  const settled = useSettled(`combine${checkout.askingPassword}${checkout.verification.asking}`);
  const cashMethods = useTill((state) => state.preferences.cash.methods);
  const isCash = target?.name === 'method' && cashMethods.includes(target.id);
  if (totals === null) {
    return null;
  }
  const what =
    target?.name === 'method' ? nameOf(target.id) : t(target?.name === 'points' ? 'checkout.points' : 'checkout.store');
  const inFlight = dialog.phase.kind === 'inFlight';
  const { bill } = stage.combination;
  const earns = earnedBy(stage.terms.consult, totals);
  const above = Math.max(0, totals.storePay - stage.terms.consult.storeLimit);
  return (
    <aside className={styles['right']}>
      <button
        type="button"
        className={styles['display']}
        disabled={inFlight}
        title={t(checkout.bill === null ? 'checkout.changeAmount' : 'bills.fixed')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          checkout.aim(null);
          checkout.back();
        }}
      >
        <span className={styles['displayLabel']}>
          {checkout.bill === null ? (
            t('checkout.bill')
          ) : (
            <>
              {t('bills.bill')} <span className="number">{checkout.bill.billNo}</span>
            </>
          )}
        </span>
        <output className={styles['displayText']} data-testid="amount-display">
          <Money amount={bill} size="huge" />
        </output>
      </button>
      <dl className={styles['sums']} hidden={target !== null}>
        <Sum label={t('checkout.coupons')} amount={totals.couponPay} />
        <Sum label={t('checkout.points')} amount={totals.pointsPay} />
        <Sum label={t('checkout.store')} amount={totals.storePay} />
        {totals.otherLines.map((line) => (
          <Sum key={line.method} label={nameOf(line.method)} amount={line.amount} />
        ))}
      </dl>
      <div
        className={styles['remaining']}
        hidden={totals.cash !== null && totals.remaining === 0 && above === 0}
        data-open={totals.remaining !== 0 || above > 0 || undefined}
        data-testid="pay-remaining"
        data-fen={totals.remaining}
      >
        <span>{t(stateOf(totals.remaining, above))}</span>
        <Money amount={fen(Math.abs(totals.remaining === 0 ? above : totals.remaining))} size="big" />
      </div>
      {totals.cash === null ? null : <CashLines cash={totals.cash} />}
      {target === null && totals.storePay > 0 && totals.cash === null ? (
        <div className={styles['after']}>
          <span>{t('checkout.balanceAfter')}</span>
          <Money
            amount={fen(checkout.cardBefore.storeBalance - checkout.cardBefore.held - totals.storePay)}
            size="row"
          />
        </div>
      ) : null}
      {target === null ? (
        <p className={styles['quiet']}>
          {earns === null ? null : (
            <span data-testid="pay-earns">
              {earns === 0 ? t('checkout.earnsNothing') : t('checkout.earns', { points: countText(earns) })}
            </span>
          )}
          <span>{t(checkout.over ? 'sale.over' : hintOf(totals.remaining), { count: methods?.length ?? 0 })}</span>
        </p>
      ) : (
        <>
          <p className={styles['aim']}>{isCash ? t('sale.cash.hint') : t('pad.editing', { what })}</p>
          <Pad onKey={checkout.padKey} decimals={target.name !== 'points'} disabled={inFlight} />
        </>
      )}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        className={styles['confirm']}
        busy={inFlight}
        disabled={!checkout.confirmable && !inFlight}
        settling={!settled}
        testid="confirm-pay"
        onClick={checkout.confirm}
      >
        {inFlight ? t('checkout.confirmBusy') : `${t('checkout.confirm')} ${moneyText(bill)}`}
      </Press>
    </aside>
  );
}

/** What the platform says this earns, else what the store’s award rules say of what pays; null: nobody knows. */
function earnedBy({ earns, earnRules }: ConsultView, { storePay, otherLines }: Totals): number | null {
  return earns ?? (earnRules.length === 0 ? null : pointsEarned({ storePay, otherPayments: otherLines }, earnRules));
}

/** Where the bill stands. What adds up may still ask more of the stored value than it may give. */
function stateOf(remaining: number, above: number) {
  if (remaining !== 0) {
    return remaining > 0 ? 'checkout.remaining' : 'checkout.tooMuch';
  }
  return above > 0 ? 'checkout.aboveStore' : 'checkout.settled';
}

/** What is to be done next, in words. */
function hintOf(remaining: number) {
  return remaining === 0 ? 'checkout.confirmHint' : remaining > 0 ? 'checkout.remainingHint' : 'checkout.tooMuchHint';
}

function Sum({ label, amount }: { readonly label: string; readonly amount: ReturnType<typeof fen> }) {
  return amount === 0 ? null : (
    <div className={styles['sum']}>
      <dt>{label}</dt>
      <dd>
        <Money amount={fen(-amount)} size="row" />
      </dd>
    </div>
  );
}

/** What the profile calls a method, in the language. */
function useMethodName(): (id: string) => string {
  const { i18n } = useTranslation();
  const methods = useTill((state) => state.settings?.paymentMethods);
  return (id) => {
    const method = methods?.find((other) => other.id === id);
    return (i18n.language === 'en' ? method?.englishName : method?.name) ?? id;
  };
}
