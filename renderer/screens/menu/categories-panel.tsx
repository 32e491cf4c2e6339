// The categories of the store's menu as the platform has them (3.2), each beneath its parent.
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MenuCategory } from '../../../shared/menu.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import figures from '../../components/figure-table.module.css';
import { ListNone } from '../../components/list-none.tsx';
import paper from '../../components/paper.module.css';
import { Press } from '../../components/press.tsx';
import { useBridge } from '../../store/till-context.tsx';
import { asTree } from './category-tree.ts';
import styles from './menu.module.css';

export function CategoriesPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [categories, setCategories] = useState<readonly MenuCategory[] | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const read = useCallback(() => {
    setProblem(null);
    void ask(bridge.readMenuCategories(null)).then((answer) => {
      setCategories((old) => (answer.ok ? answer.value : old));
      setProblem(answer.ok ? null : answer.failure);
    });
  }, [bridge]);
  useEffect(read, [read]);

  if (categories === null || categories.length === 0 || problem !== null) {
    return (
      <section className={paper['paper']} aria-label={t('menu.categories')}>
        <ListNone
          known={categories !== null}
          empty={t('menu.categoriesNone')}
          problem={problem}
          onAgain={read}
          testid="menu-categories-none"
        />
      </section>
    );
  }
  const names = new Map(categories.map(({ id, name }) => [id, name]));
  return (
    <section className={paper['paper']} aria-label={t('menu.categories')}>
      <div className={`${styles['told']} scroll`}>
        <table className={figures['table']} data-testid="menu-categories">
          <thead>
            <tr>
              <th scope="col" className={figures['name']}>
                {t('menu.categoryName')}
              </th>
              <th scope="col" className={figures['name']}>
                {t('menu.categoryUnder')}
              </th>
              <th scope="col">{t('menu.categoryCode')}</th>
              <th scope="col">{t('menu.categorySort')}</th>
            </tr>
          </thead>
          <tbody>
            {asTree(categories).map(({ category, depth }) => (
              <tr key={category.id} data-testid={`menu-category-${category.id}`}>
                <th scope="row" className={figures['name']} style={{ paddingLeft: 8 + depth * 28 }}>
                  {category.name}
                </th>
                <td className={figures['name']}>
                  {category.parentId === null ? '' : (names.get(category.parentId) ?? category.parentId)}
                </td>
                <td className="number">{category.id}</td>
                <td className="number">{category.sort}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={styles['steps']}>
        <Press testid="menu-categories-again" onClick={read}>
          {t('menu.categoriesAgain')}
        </Press>
      </div>
    </section>
  );
}
