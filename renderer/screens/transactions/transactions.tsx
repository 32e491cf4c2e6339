// Transactions: the platform's log beside the till's journal. Whose is a tab (← and →), a number is searched for, ↑ and ↓ choose, Esc goes
// one step back: from the change of a payment, from the detail, from the search, from the screen.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TransactionDetail, type TransactionRow, transactionScopes } from '../../../shared/transactions.ts';
import { ListHint } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { selectedCard } from '../../store/chosen-card.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { useScannedText } from '../../store/use-scanned-text.ts';
import { ChangePayment } from './change-payment.tsx';
import { SearchField } from './search-field.tsx';
import { TransactionDetailPanel } from './transaction-detail.tsx';
import { TransactionList } from './transaction-list.tsx';
import styles from './transactions.module.css';
import { useTransactions } from './use-transactions.ts';

type Changing = { readonly row: TransactionRow; readonly detail: TransactionDetail };

export function Transactions() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const card = useTill(selectedCard);
  const list = useTransactions(card?.cardId ?? null);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [changing, setChanging] = useState<Changing | null>(null);
  const rows = list.page?.rows ?? [];
  // What was looked for and found once needs no choosing.
  const only = list.text !== null && rows.length === 1 ? (rows[0] ?? null) : null;
  const row = rows.find(({ key }) => key === chosen) ?? only;
  const scopes = transactionScopes.filter((scope) => scope === 'till' || card !== null);

  function look(scope: typeof list.scope, text: string | null): void {
    setChosen(null);
    list.look(scope, text);
  }

  function search(text: string): void {
    setTyped(text);
    look(list.scope, text.trim() === '' ? null : text.trim());
  }

  function back(): void {
    if (chosen !== null) {
      setChosen(null);
    } else if (list.text !== null) {
      search('');
    } else {
      goTo('more');
    }
  }

  useScannedText(search, changing === null);
  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      back();
      return true;
    }
    const step = name === 'ArrowRight' ? 1 : name === 'ArrowLeft' ? -1 : 0;
    const next = scopes[scopes.indexOf(list.scope) + step];
    if (step !== 0 && next !== undefined) {
      search('');
      look(next, null);
    }
    return step !== 0;
  });
  useRowKeys(changing === null ? rows.map(({ key }) => key) : [], chosen, setChosen);

  if (changing !== null) {
    return (
      <ChangePayment
        row={changing.row}
        detail={changing.detail}
        onBack={() => {
          setChanging(null);
          list.again();
        }}
      />
    );
  }
  return (
    <ScreenFrame
      title={t('transactions.title')}
      onBack={back}
      side={
        <div role="tablist" aria-label={t('transactions.tabsLabel')} className={styles['tabs']}>
          {scopes.map((scope) => (
            <Press
              key={scope}
              role="tab"
              size="small"
              aria-selected={list.scope === scope}
              testid={`transactions-tab-${scope}`}
              onClick={() => {
                setTyped('');
                look(scope, null);
              }}
            >
              {t(`transactions.tabs.${scope}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
      }
    >
      <div className={styles['columns']}>
        <section className={styles['left']} aria-label={t('transactions.list')}>
          <SearchField text={typed} done={typed === list.text} onType={setTyped} onSearch={search} />
          <TransactionList list={list} chosen={row?.key ?? null} onChoose={setChosen} onClear={() => search('')} />
        </section>
        <section className={paper['paper']} aria-label={t('transactions.choose')}>
          {row === null ? (
            <ListHint of={rows.length}>{t('transactions.choose')}</ListHint>
          ) : (
            <TransactionDetailPanel key={row.key} row={row} onChange={(detail) => setChanging({ row, detail })} />
          )}
        </section>
      </div>
    </ScreenFrame>
  );
}
