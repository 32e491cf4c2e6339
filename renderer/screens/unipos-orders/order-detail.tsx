// One order or reservation: what it says, how it stands and what that means, what a person can do about it. What changed elsewhere is
// shown on both sides.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import type { UniposKind, UniposRow, uniposSettlements } from '../../../shared/unipos-orders.ts';
import { ask } from '../../bridge.ts';
import { shortClockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { fineMoneyText } from '../bills/bill-words.ts';
import { Comparison } from './comparison.tsx';
import type { UniposContent } from './form-draft.ts';
import { OrderLines } from './order-lines.tsx';
import { factsOf, sumOf } from './order-words.ts';
import { mayBeEdited } from './panel-rules.ts';
import { RowState } from './row-state.tsx';
import styles from './unipos-orders.module.css';

type DetailProps = {
  readonly kind: UniposKind;
  readonly row: UniposRow<UniposContent>;
  /** `number`: under another one, in the place of this. */
  readonly onEdit: (number: string | null) => void;
};

export function OrderDetail({ kind, row, onEdit }: DetailProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const { number, content, state } = row;

  async function settle(how: (typeof uniposSettlements)[number]): Promise<void> {
    setBusy(true);
    const answer = await ask(bridge.settleUnipos({ kind, number, how }));
    setBusy(false);
    setProblem(answer.ok ? null : answer.failure);
  }

  async function renumber(): Promise<void> {
    setBusy(true);
    const answer = await ask(bridge.newUniposNumber(null));
    setBusy(false);
    if (answer.ok) {
      onEdit(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  return (
    <>
      <div className={`${styles['told']} scroll`} data-testid="unipos-detail" data-number={number} data-state={state}>
        <div className={styles['head']}>
          <h2 className={`number selectable ${styles['number']}`}>{number}</h2>
          <RowState row={row} />
        </div>
        <Standing row={row} />
        {problem === null ? null : <FailureNote failure={problem} />}
        {state === 'changed' && !row.taken ? (
          <Comparison mine={content} there={row.there} />
        ) : (
          <>
            <dl className={styles['facts']}>
              {factsOf(content, t).map(({ name, label, text }) => (
                <div key={name} className={styles['fact']}>
                  <dt>{label}</dt>
                  <dd className="number selectable">{text}</dd>
                </div>
              ))}
            </dl>
            <OrderLines content={content} />
            <Total content={content} />
          </>
        )}
        {row.operator === null || row.at === null ? null : (
          <p className={styles['soft']}>
            {t('uniposOrders.wroteBy', { operator: row.operator, time: shortClockText(row.at) })}
          </p>
        )}
      </div>
      <Acts row={row} busy={busy} onEdit={() => onEdit(null)} onSettle={settle} onRenumber={renumber} />
    </>
  );
}

function Standing({ row: { state, taken, there, words, listed } }: { readonly row: UniposRow<UniposContent> }) {
  const { t } = useTranslation();
  switch (state) {
    case 'there':
      return null;
    case 'sent':
      return listed ? null : (
        <Note tone="warn" testid="unipos-not-listed">
          {t('uniposOrders.notListed')}
        </Note>
      );
    case 'waiting':
    case 'sending':
    case 'unknown':
      return (
        <Note tone="warn" testid="unipos-help">
          {t(`uniposOrders.help.${state}`)}
        </Note>
      );
    case 'refused':
      return (
        <Note tone="bad" testid="unipos-help">
          {t('uniposOrders.help.refused')}
          {words === null || words === '' ? null : <div>{t('uniposOrders.words', { words })}</div>}
        </Note>
      );
    case 'changed':
      return (
        <Note tone="bad" testid="unipos-help">
          {t(`uniposOrders.help.${taken ? 'taken' : there === null ? 'gone' : 'changed'}`)}
        </Note>
      );
  }
}

function Total({ content }: { readonly content: UniposContent }) {
  const { t } = useTranslation();
  if (!('total' in content)) {
    return null;
  }
  const sum = sumOf(content);
  return (
    <>
      <div className={styles['total']}>
        <span>{t('uniposOrders.total')}</span>
        <strong className="number" data-testid="unipos-total">
          {fineMoneyText(content.total)}
        </strong>
      </div>
      {sum === content.total ? null : (
        <p className={styles['soft']}>
          {t('uniposOrders.totalDiffers', { told: fineMoneyText(content.total), sum: fineMoneyText(sum) })}
        </p>
      )}
    </>
  );
}

type ActsProps = {
  readonly row: UniposRow<UniposContent>;
  readonly busy: boolean;
  readonly onEdit: () => void;
  readonly onSettle: (how: (typeof uniposSettlements)[number]) => Promise<void>;
  readonly onRenumber: () => Promise<void>;
};

function Acts({ row, busy, onEdit, onSettle, onRenumber }: ActsProps) {
  const { t } = useTranslation();
  const { state, taken } = row;
  const act = (how: (typeof uniposSettlements)[number], text: string) => (
    <Press disabled={busy} testid={`unipos-${how}`} onClick={() => void onSettle(how)}>
      {text}
    </Press>
  );
  return (
    <div className={styles['acts']}>
      {mayBeEdited(row) ? (
        <Press
          look={state === 'changed' ? 'plain' : 'primary'}
          shortcut="Enter"
          disabled={busy}
          testid="unipos-edit"
          onClick={onEdit}
        >
          {t('uniposOrders.edit')}
        </Press>
      ) : null}
      {taken ? (
        <Press look="primary" disabled={busy} testid="unipos-renumber" onClick={() => void onRenumber()}>
          {t('uniposOrders.renumber')}
        </Press>
      ) : null}
      {state === 'waiting' || state === 'unknown' ? act('again', t('uniposOrders.again')) : null}
      {state === 'refused' ? act('again', t('uniposOrders.resend')) : null}
      {state === 'changed' && !taken ? act('mine', t('uniposOrders.mine')) : null}
      {state === 'changed' && !taken ? act('drop', t('uniposOrders.theirs')) : null}
      {state === 'waiting' || state === 'refused' || taken ? act('drop', t('uniposOrders.drop')) : null}
    </div>
  );
}
