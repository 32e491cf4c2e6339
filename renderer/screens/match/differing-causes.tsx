// The differences of a match by their causes, the gravest first; only so many, and how many more there are.
import { useTranslation } from 'react-i18next';
import type { MatchView } from '../../../shared/match.ts';
import styles from './match.module.css';

export type DifferingCausesProps = { readonly differing: MatchView['differing']; readonly most: number };

export function DifferingCauses({ differing, most }: DifferingCausesProps) {
  const { t } = useTranslation();
  return (
    <ul className={styles['causes']} data-testid="match-causes">
      {differing.slice(0, most).map(({ cause, rows }) => (
        <li key={cause} data-cause={cause}>
          {t('match.dayEnd.cause', { count: rows, cause: t(`match.cause.${cause}`) })}
        </li>
      ))}
      {differing.length > most ? <li>{t('match.dayEnd.warnMore', { count: differing.length - most })}</li> : null}
    </ul>
  );
}
