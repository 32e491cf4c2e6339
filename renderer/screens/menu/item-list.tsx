// The items of the file, narrowed to what matters: how new each is, how it stands, and the platform's words where it did not take it.
import IconRefresh from '@tabler/icons-react/dist/esm/icons/IconRefresh.mjs';
import { useTranslation } from 'react-i18next';
import { type MenuFilter, type MenuItemView, type MenuView, menuFilters } from '../../../shared/menu.ts';
import { Money } from '../../components/money.tsx';
import { moneyText } from '../../components/money-text.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './menu.module.css';
import type { MenuSync } from './use-menu.ts';
import { useMenuItems } from './use-menu-items.ts';

export type ItemListProps = {
  readonly view: MenuView;
  readonly filter: MenuFilter;
  readonly onFilter: (filter: MenuFilter) => void;
  readonly sync: MenuSync;
};

export function ItemList({ view, filter, onFilter, sync }: ItemListProps) {
  const { t } = useTranslation();
  const { items, more, loadMore } = useMenuItems(filter, view);
  const works = view.state === 'running' || view.state === 'stopping' || sync.busy !== null;

  useKeys(keyLevel.panel, ({ name }) => {
    const chosen = /^[1-9]$/.test(name) && !sync.asking ? menuFilters[Number(name) - 1] : undefined;
    if (chosen !== undefined) {
      onFilter(chosen);
    }
    return chosen !== undefined;
  });

  return (
    <>
      <div className={styles['filters']} role="radiogroup" aria-label={t('menu.filtersLabel')}>
        {menuFilters.map((each, index) => (
          <Press
            key={each}
            role="radio"
            size="small"
            aria-checked={filter === each}
            shortcut={String(index + 1)}
            className={styles['filter']}
            testid={`menu-filter-${each}`}
            onClick={() => onFilter(each)}
          >
            {t(`menu.filters.${each}`)}
          </Press>
        ))}
      </div>
      {items === null || items.length === 0 ? (
        <p className={styles['none']} role="status" data-testid="menu-empty">
          {items === null ? t('desk.loading') : t('menu.emptyList')}
        </p>
      ) : (
        <ul className={`${styles['items']} scroll`} aria-label={t('menu.title')}>
          {items.map((item) => (
            <Item key={`${item.kind} ${item.code}`} item={item} works={works} onRetry={() => void sync.retry(item)} />
          ))}
          {more ? (
            <li>
              <Press look="ghost" className={styles['more']} testid="menu-more" onClick={loadMore}>
                {t('menu.more')}
              </Press>
            </li>
          ) : null}
        </ul>
      )}
    </>
  );
}

type ItemProps = { readonly item: MenuItemView; readonly works: boolean; readonly onRetry: () => void };

function Item({ item, works, onRetry }: ItemProps) {
  const { t } = useTranslation();
  const { kind, code, name, price, memberPrice, under, removed, line, novelty, state, why } = item;
  const words = [
    t(`menu.novelty.${novelty}`),
    ...(state === 'same' ? [] : [t(`menu.states.${state}`)]),
    ...(removed ? [t('menu.removed')] : []),
  ];
  return (
    <li className={styles['item']} data-testid={`menu-item-${kind}-${code}`} data-state={state} data-novelty={novelty}>
      <span className={styles['itemMain']}>
        <strong>{name}</strong>
        <span className={`number ${styles['soft']}`}>
          {[t(`menu.kinds.${kind}`), code, under, t('menu.line', { line })].filter((each) => each !== null).join(' · ')}
        </span>
        {why === null ? null : <span className={styles['why']}>{why}</span>}
      </span>
      <span className={styles['itemSide']}>
        {price === null ? null : <Money amount={price} size="row" />}
        {memberPrice === null ? null : (
          <span className={`number ${styles['soft']}`}>
            {t('menu.memberPrice')} {moneyText(memberPrice)}
          </span>
        )}
        <span className={styles['mark']} data-state={state}>
          {words.join(' · ')}
        </span>
      </span>
      {state === 'failed' ? (
        <Press
          size="small"
          disabled={works}
          testid={`menu-retry-${code}`}
          icon={<IconRefresh size={22} aria-hidden="true" />}
          onClick={onRetry}
        >
          {t('menu.retry')}
        </Press>
      ) : null}
    </li>
  );
}
