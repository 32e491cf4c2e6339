// A member's order (6.18): whose it is, what was ordered, whether it is settled.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberOrderView } from '../../../shared/member-admin.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { useBridge } from '../../store/till-context.tsx';
import { NumberField } from './number-field.tsx';
import type { OrderPanelProps } from './order-panel.ts';
import styles from './orders.module.css';

export function LookPanel({ number, onNumber }: OrderPanelProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [order, setOrder] = useState<MemberOrderView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  async function look(orderNo: string): Promise<void> {
    setBusy(true);
    setOrder(null);
    setProblem(null);
    const answer = await ask(bridge.getMemberOrder({ orderNo }));
    setBusy(false);
    setOrder(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.failure);
  }

  return (
    <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('orders.tabs.look')}>
      <p className={styles['soft']}>{t('orders.look.explain')}</p>
      <NumberField
        number={number}
        onNumber={onNumber}
        act={busy ? t('orders.look.asking') : t('orders.look.ask')}
        busy={busy}
        onAsk={(orderNo) => void look(orderNo)}
      />
      {problem === null ? null : <FailureNote failure={problem} />}
      {order === null ? null : <Order order={order} />}
    </section>
  );
}

function Order({ order }: { readonly order: MemberOrderView }) {
  const { t } = useTranslation();
  const { orderNo, state, amount, at, maskedCard, maskedMobile, dishes } = order;
  const facts = [
    [t('orders.look.at'), at === null ? null : clockText(at, true)],
    [t('orders.look.card'), maskedCard],
    [t('orders.look.mobile'), maskedMobile],
  ] as const;
  return (
    <div className={`${styles['order']} scroll`} data-testid="order-found" data-state={state ?? 'unknown'}>
      <div className={styles['head']}>
        <h2 className={`number ${styles['what']}`}>
          {orderNo} · {t(`orders.look.state.${state ?? 'unknown'}`)}
        </h2>
        <Money amount={amount} size="big" />
      </div>
      <dl className={styles['facts']}>
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label} className={styles['fact']}>
              <dt>{label}</dt>
              <dd className="number">{value}</dd>
            </div>
          ),
        )}
      </dl>
      <h2 className={styles['subtitle']}>{t('orders.look.dishes')}</h2>
      {dishes.length === 0 ? <p className={styles['soft']}>{t('orders.look.dishesNone')}</p> : null}
      <dl className={styles['facts']}>
        {dishes.map(({ code, name, count, price }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same dish may stand twice, and the list never changes its order
          <div key={`${code} ${index}`} className={styles['fact']} data-testid="order-dish">
            <dt>
              {name} {count === null ? null : <span className="number">×{count}</span>}
            </dt>
            <dd>{price === null ? null : <Money amount={price} />}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
