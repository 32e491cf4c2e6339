// Order authorisation (6.16): the code, or in words why there is none.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrderAuthorisationView } from '../../../shared/orders.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import paper from '../../components/paper.module.css';
import { useBridge } from '../../store/till-context.tsx';
import { NumberField } from './number-field.tsx';
import type { OrderPanelProps } from './order-panel.ts';
import styles from './orders.module.css';

type Told = { readonly orderId: string; readonly answer: OrderAuthorisationView };

export function AuthorisePanel({ number, onNumber }: OrderPanelProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);

  async function authorise(orderId: string): Promise<void> {
    setBusy(true);
    setTold(null);
    setProblem(null);
    const answer = await ask(bridge.authoriseOrder({ orderId }));
    setBusy(false);
    if (answer.ok) {
      setTold({ orderId, answer: answer.value });
    } else {
      setProblem(answer.failure);
    }
  }

  return (
    <section className={`${paper['paper']} ${styles['paper']}`} aria-label={t('orders.tabs.authorise')}>
      <p className={styles['soft']}>{t('orders.authorise.explain')}</p>
      <NumberField
        number={number}
        onNumber={onNumber}
        act={busy ? t('orders.authorise.asking') : t('orders.authorise.ask')}
        busy={busy}
        onAsk={(orderId) => void authorise(orderId)}
      />
      {problem === null ? null : <FailureNote failure={problem} />}
      {told === null ? null : <Answer told={told} />}
    </section>
  );
}

function Answer({ told: { orderId, answer } }: { readonly told: Told }) {
  const { t } = useTranslation();
  if (answer.state !== 'authorised') {
    return (
      <div data-testid="order-answer" data-state={answer.state}>
        <Note tone={answer.state === 'failed' ? 'bad' : 'warn'}>
          <strong className="number">{orderId}</strong>
          <div>{t(`orders.authorise.${answer.state}`)}</div>
          {answer.words === '' ? null : <div>{t('failureDetail.platform', { value: answer.words })}</div>}
        </Note>
      </div>
    );
  }
  return (
    <div data-testid="order-answer" data-state={answer.state} className={styles['answer']}>
      <Note tone="good">
        <strong>{t('orders.authorise.authorised')}</strong> <span className="number">{orderId}</span>
      </Note>
      <p className={styles['codeLabel']}>{t('orders.authorise.code')}</p>
      <output className={`number selectable ${styles['code']}`} data-testid="order-code">
        {answer.code}
      </output>
    </div>
  );
}
