// Who may approve it, one below the other; whoever is locked out says for how long.
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../shared/people.ts';
import styles from './approval-dialog.module.css';
import { lockedMinutes } from './locked-minutes.ts';
import { Press } from './press.tsx';

export type ApproverListProps = {
  readonly persons: readonly PersonView[];
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onPick: (id: string) => void;
};

export function ApproverList({ persons, chosen, disabled, onPick }: ApproverListProps) {
  const { t } = useTranslation();
  return (
    <div className={`${styles['list']} scroll`} role="radiogroup" aria-label={t('approval.who')}>
      {persons.map((person) => (
        <Press
          key={person.id}
          role="radio"
          aria-checked={person.id === chosen}
          disabled={disabled}
          className={styles['person']}
          testid={`approver-${person.id}`}
          onClick={() => onPick(person.id)}
        >
          <span className={styles['name']}>{person.name}</span>
          <span className={styles['role']}>
            {person.lockedUntil === null
              ? t(`people.roles.${person.role}`)
              : t('people.locked', { value: lockedMinutes(person.lockedUntil) })}
          </span>
        </Press>
      ))}
    </div>
  );
}
