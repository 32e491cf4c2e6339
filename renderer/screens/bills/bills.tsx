// UniPOS's bills: ↑ and ↓ choose one, Enter pays it by card, what is typed looks for one, F5 asks UniPOS, ← and → change the day, Esc goes
// one step back: from the search, from the bill, from the screen.
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sentences } from '../../../shared/sentences.ts';
import { ageText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { MemberStrip, ScreenFrame } from '../../components/screen-frame.tsx';
import { TabKeys } from '../../components/tab-keys.tsx';
import { useNow } from '../../components/use-now.ts';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { selectedCard } from '../../store/chosen-card.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { useKept } from '../../store/use-kept.ts';
import { BillDetail } from './bill-detail.tsx';
import { BillRows } from './bill-rows.tsx';
import { BillSearch } from './bill-search.tsx';
import { matchingBills, payableAmount } from './bill-words.ts';
import styles from './bills.module.css';
import { type BillDay, type Bills as BillsOfDay, useBills } from './use-bills.ts';

const days = ['today', 'yesterday'] as const satisfies readonly BillDay[];
const drafts = { chosen: 'bills.chosen', search: 'bills.search' } as const;

export function Bills() {
  const { t } = useTranslation();
  const { goTo, keepDraft, payBill } = useActions();
  const [day, setDay] = useKept('bills.day', days, 'today');
  const list = useBills(day);
  const chosen = useTill((state) => state.drafts[drafts.chosen] ?? '');
  const search = useTill((state) => state.drafts[drafts.search] ?? '');
  const [above, setAbove] = useState(0);
  const toTop = useRef<() => void>(() => undefined);
  const all = list.view?.bills ?? [];
  const rows = matchingBills(all, search);
  // What was looked for and found once needs no choosing.
  const only = search !== '' && rows.length === 1 ? (rows[0] ?? null) : null;
  const row = rows.find(({ billNo }) => billNo === chosen) ?? only;

  const choose = (billNo: string) => keepDraft(drafts.chosen, billNo);

  function pay(): boolean {
    const due = row === null ? null : payableAmount(row);
    if (row === null || due === null) {
      return false;
    }
    choose(row.billNo);
    payBill({ billNo: row.billNo, table: row.table, due });
    return true;
  }

  function back(): void {
    if (search !== '') {
      // What was found stays chosen.
      choose(row?.billNo ?? '');
      keepDraft(drafts.search, '');
    } else if (chosen !== '' && row !== null) {
      choose('');
    } else {
      goTo('counter');
    }
  }

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      back();
      return true;
    }
    if (name === 'F5') {
      list.refresh();
      return true;
    }
    const step = name === 'ArrowRight' ? 1 : name === 'ArrowLeft' ? -1 : 0;
    const next = days[days.indexOf(day) + step];
    if (step !== 0 && next !== undefined) {
      setDay(next);
    }
    return step !== 0;
  });
  useRowKeys(
    rows.map(({ billNo }) => billNo),
    row?.billNo ?? null,
    choose,
    pay,
  );

  return (
    <ScreenFrame title={t('bills.title')} onBack={back} side={<Guest />}>
      <div className={styles['bar']}>
        <div role="tablist" aria-label={t('bills.tabsLabel')} className={styles['tabs']}>
          {days.map((name) => (
            <Press
              key={name}
              role="tab"
              size="small"
              aria-selected={name === day}
              testid={`bills-day-${name}`}
              onClick={() => setDay(name)}
            >
              {t(`bills.days.${name}`)}
            </Press>
          ))}
          <TabKeys />
        </div>
        {above === 0 ? null : (
          <Press
            size="small"
            look="amber"
            icon={<IconArrowUp size={20} aria-hidden="true" />}
            testid="bills-arrived"
            onClick={() => toTop.current()}
          >
            {t('bills.arrived', { count: above })}
          </Press>
        )}
        <Freshness list={list} />
        <Press
          size="small"
          shortcut="F5"
          icon={<IconRefresh size={22} aria-hidden="true" />}
          busy={list.busy}
          testid="bills-refresh"
          onClick={list.refresh}
        >
          {t(list.busy ? 'bills.refreshing' : 'bills.refresh')}
        </Press>
      </div>
      <Trouble list={list} />
      <div className={styles['columns']}>
        <section className={styles['left']} aria-label={t('bills.list')}>
          <BillSearch text={search} count={rows.length} onType={(text) => keepDraft(drafts.search, text)} />
          <div className={paper['paper']}>
            {rows.length === 0 ? (
              <ListNone
                known={list.view !== null && (list.view.readAt !== null || list.view.failure !== null)}
                empty={t(search === '' ? 'bills.none' : 'bills.noneFound')}
                problem={list.problem}
                onAgain={list.refresh}
                testid="bills-none"
              />
            ) : (
              <BillRows
                rows={rows}
                fresh={list.fresh}
                chosen={row?.billNo ?? null}
                onChoose={choose}
                onAbove={setAbove}
                toTop={toTop}
              />
            )}
          </div>
        </section>
        <section className={paper['paper']} aria-label={t('bills.detail')}>
          {row === null ? (
            <ListHint of={rows.length}>{t('bills.choose')}</ListHint>
          ) : (
            <BillDetail key={row.billNo} row={row} onPay={pay} />
          )}
        </section>
      </div>
    </ScreenFrame>
  );
}

/** Whose card would pay. */
function Guest() {
  const member = useTill((state) => state.found?.member ?? null);
  const card = useTill(selectedCard);
  return member === null ? null : <MemberStrip member={member} card={card} />;
}

function Freshness({ list: { view } }: { readonly list: BillsOfDay }) {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const readAt = view?.readAt ?? null;
  return (
    <span className={styles['age']} data-testid="bills-age" data-read={readAt ?? ''}>
      {readAt === null ? t('bills.unread') : t('bills.read', { age: ageText(t, 'counter.age', now - readAt) })}
    </span>
  );
}

/** What a sentence about the member platform would not fit. */
const awayCodes = ['serverUnreachable', 'captivePortal', 'serverFault', 'badAnswer', 'answerTooLarge'] as const;

/** The last reading brought nothing: why, and that what is kept is shown. */
function Trouble({ list: { view } }: { readonly list: BillsOfDay }) {
  const { t } = useTranslation();
  if (view === null || view.failure === null) {
    return null;
  }
  const away = awayCodes.find((code) => code === view.failure?.code);
  return (
    <div data-testid="bills-failure" data-failure={view.failure.code}>
      {away === undefined ? (
        <FailureNote failure={view.failure} />
      ) : (
        <Note tone="warn">{sentences([t(`bills.away.${away}`), view.bills.length === 0 ? '' : t('bills.kept')])}</Note>
      )}
    </div>
  );
}
