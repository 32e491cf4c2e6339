// Sales that were put aside: ↑ and ↓ choose one, what is typed looks for one, Enter takes it up again, Delete drops it, Esc goes one step back.
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldSaleView } from '../../../shared/held-sales.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { shortClockText } from '../../components/age-text.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import { Money } from '../../components/money.tsx';
import paper from '../../components/paper.module.css';
import { RowPress } from '../../components/row-press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge } from '../../store/till-context.tsx';
import { ConfirmDialog } from '../benefits/confirm-dialog.tsx';
import { RowList } from '../queue/row-list.tsx';
import styles from './held.module.css';
import { HeldDetail } from './held-detail.tsx';
import { StandingBadge } from './standing-badge.tsx';
import { matchingSales, useHeld } from './use-held.ts';

/** Px: every row is as high as this. */
const rowHeight = 80;

export function Held() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo, resumeSale } = useActions();
  const list = useHeld();
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const [busy, setBusy] = useState(false);
  const [dropping, setDropping] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const rows = matchingSales(list.sales ?? [], search);
  const sale = rows.find(({ id }) => id === chosen) ?? rows[0] ?? null;

  function choose(id: string): void {
    setChosen(id);
    setProblem(null);
  }

  async function recall(): Promise<void> {
    if (sale === null || busy) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.recallHeldSale({ id: sale.id }));
    setBusy(false);
    if (answer.ok) {
      resumeSale(answer.value);
    } else {
      setProblem(answer.failure);
      list.read();
    }
  }

  async function drop(): Promise<void> {
    setDropping(false);
    if (sale === null) {
      return;
    }
    const answer = await ask(bridge.dropHeldSale({ id: sale.id }));
    if (answer.ok) {
      list.keep(answer.value);
    } else {
      setProblem(answer.failure);
      list.read();
    }
  }

  function back(): void {
    if (search === '') {
      goTo('counter');
    } else {
      setSearch('');
    }
  }

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      back();
      return true;
    }
    if (name === 'Delete') {
      setDropping(sale !== null && sale.standing.kind !== 'charging');
      return true;
    }
    if (/^[0-9A-Za-z]$/.test(name)) {
      field.current?.focus();
      setSearch(search + name);
      return true;
    }
    return false;
  });
  useRowKeys(
    rows.map(({ id }) => id),
    sale?.id ?? null,
    choose,
    () => {
      void recall();
      return true;
    },
  );

  return (
    <ScreenFrame title={t('held.title')} onBack={back} side={<Count sales={list.sales} />}>
      {problem === null ? null : <FailureNote failure={problem} />}
      <div className={styles['columns']}>
        <section className={styles['left']} aria-label={t('held.title')}>
          <input
            ref={field}
            className={styles['input']}
            aria-label={t('held.searchLabel')}
            placeholder={t('held.search')}
            value={search}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            data-testid="held-search"
            onChange={(event) => setSearch(event.currentTarget.value)}
            onKeyDown={leaveOnEnter(() => undefined)}
          />
          <div className={paper['paper']}>
            {rows.length === 0 ? (
              <ListNone
                known={list.sales !== null}
                empty={t(search === '' ? 'held.none' : 'held.noneFound')}
                problem={list.problem}
                onAgain={list.read}
                testid="held-none"
              />
            ) : (
              <RowList
                rows={rows}
                keyOf={({ id }) => id}
                rowHeight={rowHeight}
                chosen={sale?.id ?? null}
                more={false}
                onMore={() => undefined}
              >
                {(row) => <Row sale={row} chosen={row.id === sale?.id} onChoose={() => choose(row.id)} />}
              </RowList>
            )}
          </div>
        </section>
        <section className={paper['paper']} aria-label={t('held.detail')}>
          {sale === null ? (
            <ListHint of={rows.length}>{t('held.choose')}</ListHint>
          ) : (
            <HeldDetail
              key={sale.id}
              sale={sale}
              busy={busy}
              onRecall={() => void recall()}
              onDrop={() => setDropping(true)}
            />
          )}
        </section>
      </div>
      {dropping && sale !== null ? (
        <ConfirmDialog
          name="held-drop"
          title={t('held.dropTitle', { number: sale.number })}
          act={t('held.dropConfirm')}
          onCancel={() => setDropping(false)}
          onConfirm={() => void drop()}
        >
          <p className={styles['dropText']}>{t('held.dropText')}</p>
        </ConfirmDialog>
      ) : null}
    </ScreenFrame>
  );
}

function Count({ sales }: { readonly sales: readonly HeldSaleView[] | null }) {
  const { t } = useTranslation();
  return sales === null ? null : (
    <span className={styles['count']} data-testid="held-count" data-count={sales.length}>
      {t('held.count', { count: sales.length })}
    </span>
  );
}

type RowProps = { readonly sale: HeldSaleView; readonly chosen: boolean; readonly onChoose: () => void };

function Row({ sale, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const { number, memberName, amount, billNo, remark, heldAt, standing } = sale;
  return (
    <RowPress
      className={styles['row']}
      chosen={chosen}
      onChoose={onChoose}
      testid={`held-${number}`}
      data={{ 'data-standing': standing.kind }}
    >
      <span className={styles['number']}>{number}</span>
      <span className={styles['rowMain']}>
        <strong className={styles['rowTitle']}>{memberName ?? sale.maskedCard}</strong>
        <span className={styles['soft']}>
          <span className="number">{shortClockText(heldAt)}</span>
          {[billNo === null ? '' : t('held.bill', { billNo }), remark ?? '']
            .filter((text) => text !== '')
            .map((text) => ` · ${text}`)
            .join('')}
        </span>
      </span>
      <span className={styles['rowSide']}>
        {amount === null ? (
          <span className={styles['soft']}>{t('held.noAmount')}</span>
        ) : (
          <Money amount={amount} size="row" />
        )}
        <StandingBadge kind={standing.kind} />
      </span>
    </RowPress>
  );
}
