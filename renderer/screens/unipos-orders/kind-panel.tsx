// One day's orders or reservations: the day above, the list on the left, the chosen one on the right. Page Up and Page Down change the day,
// ↑ and ↓ choose, Enter edits, N makes a new one, R reads again, Esc lets go of the chosen one.
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import { useTranslation } from 'react-i18next';
import type { UniposKind, UniposRow } from '../../../shared/unipos-orders.ts';
import { ListHint, ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { shiftDay } from '../../components/shift-day.ts';
import { useRowKeys } from '../../components/use-row-keys.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { DayBar } from './day-bar.tsx';
import { formOf, type UniposContent } from './form-draft.ts';
import { OrderDetail } from './order-detail.tsx';
import { OrderRows } from './order-rows.tsx';
import { mayBeEdited, panelNames } from './panel-rules.ts';
import { ReadingNote } from './reading-note.tsx';
import styles from './unipos-orders.module.css';
import type { OpenForm } from './use-order-form.ts';
import { useOrderList } from './use-order-list.ts';

type KindPanelProps = { readonly kind: UniposKind; readonly onForm: (form: OpenForm) => void };

export function KindPanel({ kind, onForm }: KindPanelProps) {
  const { t } = useTranslation();
  const { keepDraft } = useActions();
  const names = panelNames(kind);
  const day = useTill((state) => state.drafts[names.day] ?? '');
  const chosen = useTill((state) => state.drafts[names.chosen] ?? '');
  const list = useOrderList(kind, day === '' ? null : day);
  const rows = list.view?.rows ?? [];
  const row = rows.find(({ number }) => number === chosen) ?? null;
  const today = list.view?.today ?? null;

  function choose(number: string): void {
    keepDraft(names.chosen, number);
  }

  function goTo(next: string): void {
    choose('');
    keepDraft(names.day, next === today ? '' : next);
  }

  function create(): void {
    if (list.view !== null) {
      onForm({ kind, name: names.fresh, begin: null, day: list.view.day, today: list.view.today });
    }
  }

  function edit(of: UniposRow<UniposContent>, number: string | null = null): void {
    if (list.view !== null) {
      const begin = formOf(of, list.view.day, number);
      const name = `${names.edit}.${of.number}${number === null ? '' : '.instead'}`;
      onForm({ kind, name, begin, day: list.view.day, today: list.view.today });
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    const by = name === 'PageDown' ? 1 : name === 'PageUp' ? -1 : 0;
    if (by !== 0 && list.view !== null) {
      goTo(shiftDay(list.view.day, by));
      return true;
    }
    switch (name) {
      case 'n':
      case 'N':
        create();
        return true;
      case 'r':
      case 'R':
        list.refresh();
        return true;
      case 'Escape':
        choose('');
        return row !== null;
      default:
        return false;
    }
  });
  useRowKeys(
    rows.map(({ number }) => number),
    row?.number ?? null,
    choose,
    () => {
      if (row !== null && mayBeEdited(row)) {
        edit(row);
      }
      return row !== null;
    },
  );

  return (
    <div className={styles['panel']}>
      <DayBar day={list.view?.day ?? null} today={today} onDay={goTo}>
        <Press
          look="primary"
          shortcut="N"
          icon={<IconPlus size={22} aria-hidden="true" />}
          disabled={list.view === null}
          testid="unipos-new"
          onClick={create}
        >
          {t(`uniposOrders.create.${kind}`)}
        </Press>
      </DayBar>
      <ReadingNote list={list} onDay={goTo} />
      <div className={styles['columns']}>
        <section className={paper['paper']} aria-label={t('uniposOrders.list')}>
          {rows.length === 0 && list.view?.readAt === null && list.view.failure !== null ? (
            <ListHint>{t('uniposOrders.unread')}</ListHint>
          ) : list.view === null || rows.length === 0 ? (
            <ListNone
              known={list.view !== null && list.view.readAt !== null}
              empty={t(`uniposOrders.none.${kind}`)}
              problem={list.problem}
              onAgain={list.refresh}
              testid="unipos-none"
            />
          ) : (
            <OrderRows rows={rows} day={list.view.day} chosen={row?.number ?? null} onChoose={choose} />
          )}
        </section>
        <section className={paper['paper']} aria-label={t('uniposOrders.detail')}>
          {row === null ? (
            <ListHint of={rows.length}>{t(`uniposOrders.choose.${kind}`)}</ListHint>
          ) : (
            <OrderDetail key={row.number} kind={kind} row={row} onEdit={(number) => edit(row, number)} />
          )}
        </section>
      </div>
    </div>
  );
}
