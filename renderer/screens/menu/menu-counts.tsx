// How much of the file is new, changed or the same, and how far its sync has come.
import { useTranslation } from 'react-i18next';
import { type MenuView, menuKinds } from '../../../shared/menu.ts';
import figures from '../../components/figure-table.module.css';
import styles from './menu.module.css';

export function MenuCounts({ view }: { readonly view: MenuView }) {
  const { t } = useTranslation();
  const counts = { category: view.categories, dish: view.dishes };
  const total = menuKinds.reduce((sum, kind) => sum + counts[kind].new + counts[kind].changed, 0);
  const done = menuKinds.reduce((sum, kind) => sum + counts[kind].done, 0);
  return (
    <>
      <table className={figures['table']} data-dense>
        <thead>
          <tr>
            <td />
            {(['new', 'changed', 'same', 'failed'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`menu.filters.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {menuKinds.map((kind) => (
            <tr key={kind} data-testid={`menu-count-${kind}`} data-new={counts[kind].new} data-done={counts[kind].done}>
              <th scope="row" className={figures['name']}>
                {t(`menu.kinds.${kind}`)}
              </th>
              <td className="number">{counts[kind].new}</td>
              <td className="number">{counts[kind].changed}</td>
              <td className="number">{counts[kind].same}</td>
              <td className="number">{counts[kind].failed}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {total === 0 ? null : (
        <div className={styles['progress']}>
          <div
            className={styles['track']}
            role="progressbar"
            aria-label={t('menu.progress')}
            aria-valuemin={0}
            aria-valuemax={total}
            aria-valuenow={done}
            data-testid="menu-progress"
          >
            <div className={styles['bar']} style={{ width: `${(100 * done) / total}%` }} />
          </div>
          <span className="number">{t('menu.progressOf', { done, total })}</span>
        </div>
      )}
    </>
  );
}
