// The fields of the set-up assistant, two by two, and one line that says of the touched one where it comes from and what it looks like.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { type ConnectField, type ConnectInput, connectFields } from './connect-input.ts';
import styles from './connect-panel.module.css';
import panel from './panel.module.css';

type FormProps = {
  readonly input: ConnectInput;
  readonly findings: readonly ProfileFinding[];
  readonly disabled: boolean;
  readonly onChange: (field: ConnectField, text: string) => void;
};

const hidden: readonly ConnectField[] = ['appSecret', 'password'];

export function ConnectForm({ input, findings, disabled, onChange }: FormProps) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<ConnectField>('name');
  return (
    <>
      <div className={styles['fields']}>
        {connectFields.map((field) => (
          <label key={field} className={panel['label']}>
            {t(`connect.fields.${field}.label`)}
            <input
              className={`${panel['input']} ${styles['input']} number`}
              type={hidden.includes(field) ? 'password' : 'text'}
              value={input[field]}
              maxLength={field === 'baseUrl' ? 300 : field === 'appSecret' ? 512 : field === 'password' ? 128 : 120}
              disabled={disabled}
              autoComplete="off"
              spellCheck={false}
              placeholder={t(field === 'appSecret' ? 'connect.secretKnown' : `connect.fields.${field}.hint`)}
              aria-description={t(`connect.fields.${field}.hint`)}
              aria-invalid={findings.some(({ path }) => path === field) || undefined}
              data-testid={`connect-${field}`}
              onFocus={() => setTouched(field)}
              onChange={(event) => onChange(field, event.currentTarget.value)}
              onKeyDown={leaveOnEnter()}
            />
          </label>
        ))}
      </div>
      <p className={styles['help']} data-testid="connect-help">
        <strong>{t(`connect.fields.${touched}.label`)}</strong> · {t(`connect.fields.${touched}.hint`)}
      </p>
    </>
  );
}
