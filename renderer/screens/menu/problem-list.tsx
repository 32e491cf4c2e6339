// Which lines of a file are wrong, and what is wrong with each: nothing of such a file was taken.
import { useTranslation } from 'react-i18next';
import type { MenuFileRead } from '../../../shared/menu.ts';
import { Note } from '../../components/failure-note.tsx';
import styles from './menu.module.css';

export function ProblemList({ refused }: { readonly refused: NonNullable<MenuFileRead['refused']> }) {
  const { t } = useTranslation();
  const { name, problems, count } = refused;
  return (
    <div className={styles['told']} data-testid="menu-refused" data-count={count}>
      <Note tone="bad">{t('menu.refused', { name, count })}</Note>
      {count > problems.length ? (
        <p className={styles['soft']}>{t('menu.refusedMore', { shown: problems.length })}</p>
      ) : null}
      <ul className={`${styles['items']} scroll`}>
        {problems.map(({ line, problem, value }) => (
          <li
            key={`${line} ${problem} ${value}`}
            className={styles['problem']}
            data-testid={`menu-problem-${line}`}
            data-problem={problem}
          >
            <strong className="number">{t('menu.line', { line })}</strong>
            <span>{t(`menu.problems.${problem}`, { value })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
