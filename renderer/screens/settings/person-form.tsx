// One person: the name, the role with what it may approve, the PIN, and the way out. Nobody is deleted: the journal names them.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type PersonView, roles } from '../../../shared/people.ts';
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import panel from './panel.module.css';
import styles from './people-panel.module.css';
import type { Draft } from './person-draft.ts';

export type PersonFormProps = {
  /** Null while a new one is made. */
  readonly person: PersonView | null;
  readonly draft: Draft;
  readonly changed: boolean;
  readonly busy: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly onSave: () => void;
  readonly onPin: () => void;
  readonly onClosed: (closed: boolean) => void;
};

export function PersonForm({ person, draft, changed, busy, onChange, onSave, onPin, onClosed }: PersonFormProps) {
  const { t } = useTranslation();
  const closed = person?.closed ?? false;
  const nameField = useRef<HTMLInputElement>(null);

  // A new person begins with the name; whoever looks at somebody else types nothing yet.
  useEffect(() => {
    if (person === null) {
      nameField.current?.focus();
    }
  }, [person]);

  return (
    <div className={panel['form']}>
      <label className={panel['label']}>
        {t('people.name')}
        <input
          ref={nameField}
          className={panel['input']}
          value={draft.name}
          maxLength={40}
          disabled={closed}
          autoComplete="off"
          data-testid="person-name"
          onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
          onKeyDown={leaveOnEnter(onSave)}
        />
      </label>
      <div className={styles['roles']} role="radiogroup" aria-label={t('people.role')}>
        {roles.map((role) => (
          <Press
            key={role}
            role="radio"
            aria-checked={draft.role === role}
            disabled={closed}
            className={styles['role']}
            testid={`person-role-${role}`}
            onClick={() => onChange({ ...draft, role })}
          >
            <span className={styles['name']}>{t(`people.roles.${role}`)}</span>
            <span className={styles['may']}>{t(`people.may.${role}`)}</span>
          </Press>
        ))}
      </div>
      <div className={styles['actions']}>
        {person === null || closed ? null : (
          <Press disabled={busy || changed} testid="person-pin" onClick={onPin}>
            {t(person.hasPin ? 'people.pinChange' : 'people.pinSet')}
          </Press>
        )}
        {person === null ? null : (
          <Press
            look={closed ? 'plain' : 'danger'}
            disabled={busy || changed}
            testid="person-close"
            onClick={() => onClosed(!closed)}
          >
            {t(closed ? 'people.reopen' : 'people.close')}
          </Press>
        )}
        <Press
          look="primary"
          shortcut="Enter"
          className={styles['save']}
          busy={busy}
          disabled={!changed || closed}
          testid="person-save"
          onClick={onSave}
        >
          {t(person?.hasPin === true ? 'people.save' : 'people.saveWithPin')}
        </Press>
      </div>
      <p className={panel['hint']}>{t(closed ? 'people.closedHint' : 'people.hint')}</p>
    </div>
  );
}
