// Consumption paid elsewhere (6.19): the order, what was taken and how; the member gets the points. It may wait for the platform.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardView, MemberView } from '../../../shared/member.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Outcome } from '../../components/outcome.tsx';
import { Pad } from '../../components/pad.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { MemberStrip } from '../../components/screen-frame.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { selectedCard } from '../../store/chosen-card.ts';
import { useTill } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { AmountDisplay } from '../checkout/amount-side.tsx';
import work from '../checkout/checkout.module.css';
import { useMethodNames } from '../transactions/use-method-names.ts';
import type { OrderPanelProps } from './order-panel.ts';
import styles from './orders.module.css';
import { useElsewhere } from './use-elsewhere.ts';

export function ElsewherePanel(props: OrderPanelProps) {
  const { t } = useTranslation();
  const member = useTill((state) => state.found?.member ?? null);
  const card = useTill(selectedCard);
  return member === null || card === null ? (
    <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('orders.tabs.elsewhere')}>
      <Note tone="warn" testid="elsewhere-no-member">
        {t('orders.elsewhere.noMember')}
      </Note>
    </section>
  ) : (
    <Elsewhere key={card.cardId} member={member} card={card} {...props} />
  );
}

type ElsewhereProps = OrderPanelProps & { readonly member: MemberView; readonly card: CardView };

function Elsewhere({ member, card, number, onNumber }: ElsewhereProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const state = useElsewhere(card, number, onNumber);
  const { dialog, step } = state;
  const offline = useTill((till) => till.status !== null && till.status.connection !== 'online');
  const over = dialog.phase.kind === 'outcome' || dialog.phase.kind === 'lost' ? dialog.phase : null;
  const inFlight = dialog.phase.kind === 'inFlight';
  const settled = useSettled(step);
  useScannedText(state.scanned, over === null);
  useKeys(keyLevel.panel, state.onKey);
  useEffect(() => {
    if (step === 'number') {
      field.current?.focus();
    } else {
      field.current?.blur();
    }
  }, [step]);

  return (
    <div className={work['work']}>
      <section className={work['left']} inert={inFlight} aria-label={t('orders.tabs.elsewhere')}>
        <MemberStrip member={member} card={card} />
        <p className={styles['soft']}>{t('orders.elsewhere.explain')}</p>
        {state.problem === null ? null : <FailureNote failure={state.problem} />}
        {dialog.phase.kind === 'refused' ? <FailureNote failure={dialog.phase.failure} /> : null}
        {offline ? <Note tone="warn">{t('orders.elsewhere.offline')}</Note> : null}
        <label className={styles['labelled']}>
          <span className={work['groupTitle']}>{t('orders.number')}</span>
          <input
            ref={field}
            className={styles['input']}
            placeholder={t('orders.numberPlaceholder')}
            value={number}
            maxLength={64}
            autoComplete="off"
            data-testid="order-number"
            onChange={(event) => state.typeNumber(event.currentTarget.value)}
            onFocus={() => state.goTo('number')}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                state.numberDone();
              }
            }}
          />
        </label>
        <Methods state={state} />
      </section>
      <aside className={work['right']}>
        <AmountDisplay label={t('orders.elsewhere.amount')} text={state.amountText} kept={false} />
        <p className={work['aim']} data-testid="elsewhere-hint">
          {t(state.complete ? 'orders.elsewhere.ready' : hintOf(step), { count: state.methods.length })}
        </p>
        <Pad onKey={state.padKey} disabled={inFlight} />
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          className={work['confirm']}
          busy={inFlight}
          disabled={!state.complete && !inFlight}
          settling={!settled}
          testid="elsewhere-confirm"
          onClick={state.submit}
        >
          {inFlight ? t('orders.elsewhere.confirmBusy') : `${t('orders.elsewhere.confirm')} ${moneyText(state.amount)}`}
        </Press>
      </aside>
      {over === null ? null : (
        <Outcome phase={over} before={state.cardBefore} onClose={state.close} onAskAgain={dialog.submit} />
      )}
    </div>
  );
}

function hintOf(step: ReturnType<typeof useElsewhere>['step']) {
  switch (step) {
    case 'number':
      return 'orders.elsewhere.orderMissing';
    case 'amount':
      return 'orders.elsewhere.amountNext';
    case 'method':
      return 'orders.elsewhere.methodHint';
  }
}

function Methods({ state }: { readonly state: ReturnType<typeof useElsewhere> }) {
  const { t } = useTranslation();
  const nameOf = useMethodNames();
  return (
    <section aria-label={t('orders.elsewhere.method')}>
      <h2 className={work['groupTitle']}>{t('orders.elsewhere.method')}</h2>
      <div className={work['methods']} role="radiogroup" aria-label={t('orders.elsewhere.method')}>
        {state.methods.map((id, index) => (
          <Press
            key={id}
            role="radio"
            className={work['method']}
            aria-checked={state.method === id}
            shortcut={state.step === 'method' && index < 9 ? String(index + 1) : undefined}
            testid={`elsewhere-method-${id}`}
            onClick={() => state.choose(id)}
          >
            {nameOf(id)}
          </Press>
        ))}
      </div>
    </section>
  );
}
