// Everybody on this till, one a row: the closed ones last and paler, whoever is locked out with the minutes.
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../shared/people.ts';
import { lockedMinutes } from '../../components/locked-minutes.ts';
import { Press } from '../../components/press.tsx';
import styles from './people-panel.module.css';

export type PersonListProps = {
  readonly persons: readonly PersonView[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
};

export function PersonList({ persons, chosen, onChoose }: PersonListProps) {
  const { t } = useTranslation();
  return (
    <div className={`${styles['list']} scroll`}>
      {persons.map((person) => (
        <Press
          key={person.id}
          aria-pressed={person.id === chosen}
          data-closed={person.closed || undefined}
          className={styles['row']}
          testid={`person-${person.id}`}
          onClick={() => onChoose(person.id)}
        >
          <span className={styles['name']}>{person.name}</span>
          <span className={styles['about']}>{about(person)}</span>
        </Press>
      ))}
    </div>
  );

  function about({ role, closed, hasPin, lockedUntil }: PersonView): string {
    const name = t(`people.roles.${role}`);
    if (closed) {
      return t('people.closed');
    }
    if (lockedUntil !== null) {
      return `${name} · ${t('people.locked', { value: lockedMinutes(lockedUntil) })}`;
    }
    return hasPin ? name : `${name} · ${t('people.pinMissing')}`;
  }
}
