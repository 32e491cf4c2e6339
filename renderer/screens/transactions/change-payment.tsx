// The payment of a settled bill is put right (6.20): before and after side by side, the sum unchanged, the member's own value untouched.
import { useTranslation } from 'react-i18next';
import { fen, zeroFen } from '../../../shared/money.ts';
import type { TransactionDetail, TransactionRow } from '../../../shared/transactions.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { MoneyApproval } from '../../components/money-approval.tsx';
import { Outcome } from '../../components/outcome.tsx';
import { Pad } from '../../components/pad.tsx';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useTill } from '../../store/till-context.tsx';
import work from '../checkout/checkout.module.css';
import { MethodLines } from './paid-lines.tsx';
import { nameOfRow } from './row-words.ts';
import styles from './transactions.module.css';
import { type PaymentChange, useChangePayment } from './use-change-payment.ts';
import { useMethodNames } from './use-method-names.ts';

export type ChangePaymentProps = {
  readonly row: TransactionRow;
  readonly detail: TransactionDetail;
  readonly onBack: () => void;
};

export function ChangePayment({ row, detail, onBack }: ChangePaymentProps) {
  const { t } = useTranslation();
  const change = useChangePayment(row, detail, onBack);
  const { dialog, before, split } = change;
  useKeys(keyLevel.screen, change.onKey);
  const over = dialog.phase.kind === 'outcome' || dialog.phase.kind === 'lost' ? dialog.phase : null;
  const refusal = dialog.phase.kind === 'refused' && dialog.phase.failure.approvable === undefined;
  return (
    <ScreenFrame
      title={t('transactions.changeTitle')}
      onBack={change.back}
      side={
        <span className="number">
          {nameOfRow(row, t)} · {row.voucher}
        </span>
      }
    >
      <div className={work['work']}>
        <section className={work['left']} inert={dialog.phase.kind === 'inFlight'}>
          {refusal && dialog.phase.kind === 'refused' ? <FailureNote failure={dialog.phase.failure} /> : null}
          <Note tone="info">{t('transactions.changeExplain')}</Note>
          <div className={styles['sides']}>
            <div className={styles['side']}>
              <h2 className={work['groupTitle']}>{t('transactions.before')}</h2>
              <MethodLines payments={before} testid="change-before" />
            </div>
            <span aria-hidden="true" className={styles['arrow']}>
              →
            </span>
            <div className={styles['side']}>
              <h2 className={work['groupTitle']}>{t('transactions.after')}</h2>
              <MethodLines payments={split.lines} testid="change-after" />
            </div>
          </div>
          <Methods change={change} />
        </section>
        <ChangeSide change={change} />
      </div>
      <MoneyApproval dialog={dialog} given={change.approval} />
      {over === null ? null : <Outcome phase={over} before={null} onClose={onBack} onAskAgain={dialog.submit} />}
    </ScreenFrame>
  );
}

function Methods({ change }: { readonly change: PaymentChange }) {
  const { t } = useTranslation();
  const nameOf = useMethodNames();
  const methods = useTill((state) => state.settings?.paymentMethods ?? []);
  return (
    <section aria-label={t('transactions.changeMethods')}>
      <h2 className={work['groupTitle']}>{t('transactions.changeMethods')}</h2>
      <div className={work['methods']}>
        {methods.map(({ id }, index) => {
          const line = change.split.lines.find(({ method }) => method === id);
          return (
            <Press
              key={id}
              className={work['method']}
              aria-pressed={line !== undefined}
              shortcut={index < 9 ? String(index + 1) : undefined}
              data-chosen={change.target === id || undefined}
              testid={`change-method-${id}`}
              onClick={() => change.toggle(id)}
            >
              <span>{nameOf(id)}</span>
              {line === undefined ? null : <Money amount={line.amount} />}
            </Press>
          );
        })}
      </div>
    </section>
  );
}

function ChangeSide({ change }: { readonly change: PaymentChange }) {
  const { t } = useTranslation();
  const nameOf = useMethodNames();
  const methods = useTill((state) => state.settings?.paymentMethods.length ?? 0);
  const settled = useSettled('change');
  const { dialog, split, target, total } = change;
  const inFlight = dialog.phase.kind === 'inFlight';
  const hint = split.lines.length === 0 ? 'transactions.changeNone' : change.isSame ? 'transactions.same' : null;
  return (
    <aside className={work['right']}>
      <div className={work['display']}>
        <span className={work['displayLabel']}>{t('checkout.others')}</span>
        <output className={work['displayText']} data-testid="change-total">
          <Money amount={total} size="huge" />
        </output>
      </div>
      {split.lines.length === 0 || split.remaining === zeroFen ? null : (
        <div className={work['remaining']} data-open data-testid="change-remaining" data-fen={split.remaining}>
          <span>{t(split.remaining > 0 ? 'transactions.remaining' : 'transactions.tooMuch')}</span>
          <Money amount={fen(Math.abs(split.remaining))} size="big" />
        </div>
      )}
      {target === null ? (
        <p className={work['quiet']}>
          <span data-testid="change-hint">{hint === null ? null : t(hint, { count: methods })}</span>
        </p>
      ) : (
        <>
          <p className={work['aim']}>{t('pad.editing', { what: nameOf(target) })}</p>
          <Pad onKey={change.padKey} disabled={inFlight} />
        </>
      )}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        className={work['confirm']}
        busy={inFlight}
        disabled={!change.complete && !inFlight}
        settling={!settled}
        testid="change-confirm"
        onClick={dialog.submit}
      >
        {inFlight ? t('transactions.confirmBusy') : t('transactions.confirm')}
      </Press>
    </aside>
  );
}
