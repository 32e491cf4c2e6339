// A member's order by its number (6.18): typed or scanned from the slip, with its dishes.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberOrderView } from '../../../shared/member-admin.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Money } from '../../components/money.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import styles from './members.module.css';
import { tidyNumber } from './pad-fields.ts';
import { PadForm } from './pad-form.tsx';
import { usePadFields } from './use-pad-fields.ts';

const fields = [{ name: 'orderNo', kind: 'code', longest: 64 }] as const;

export function OrderForm() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const form = usePadFields<'orderNo'>('order', fields);
  const [order, setOrder] = useState<MemberOrderView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState(false);

  async function find(orderNo: string): Promise<void> {
    setLooked(true);
    if (busy || orderNo === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    setOrder(null);
    const answer = await ask(bridge.getMemberOrder({ orderNo }));
    setBusy(false);
    if (answer.ok) {
      setOrder(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  const submit = () => void find(form.text('orderNo'));
  useScannedText((text) => {
    const orderNo = tidyNumber(text, 64);
    form.set('orderNo', orderNo);
    void find(orderNo);
  }, !busy);
  useKeys(keyLevel.panel, (key) => form.onKey(key, submit));

  return (
    <PadForm
      form={form}
      name="order"
      label={() => t('members.orders.orderNo')}
      problem={() => (looked && form.text('orderNo') === '' ? t('members.orders.orderMissing') : null)}
      act={t('members.orders.find')}
      busy={busy}
      onAct={submit}
      below={order === null ? <span /> : <Order order={order} />}
    >
      {problem === null ? <Note tone="info">{t('members.orders.findHelp')}</Note> : <FailureNote failure={problem} />}
    </PadForm>
  );
}

function Order({ order }: { readonly order: MemberOrderView }) {
  const { t } = useTranslation();
  const { orderNo, state, at, amount, maskedCard, maskedMobile, dishes } = order;
  return (
    <section className={styles['list']} data-grow data-testid="order" data-fen={amount} data-state={state ?? 'unknown'}>
      <div className={styles['orderHead']}>
        <strong>{t(`members.orders.states.${state ?? 'unknown'}`)}</strong>
        <span className="number">
          {[at === null ? null : clockText(at, true), maskedCard, maskedMobile].filter(Boolean).join(' · ')}
        </span>
        <Money amount={amount} size="row" />
      </div>
      <div className={`${styles['cards']} scroll`}>
        {dishes.length === 0 ? <p className={styles['listEmpty']}>{t('members.orders.noDishes')}</p> : null}
        <ul className={styles['dishes']} aria-label={orderNo}>
          {dishes.map(({ code, name, count, price }) => (
            <li key={code}>
              <span>{name}</span>
              <span className="number">× {count ?? '?'}</span>
              {price === null ? <span /> : <Money amount={price} />}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
