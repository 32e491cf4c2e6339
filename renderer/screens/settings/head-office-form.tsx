// The fields of head office, two by two, and one line that says of the touched one what belongs there.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import styles from './connect-panel.module.css';
import { type HeadOfficeField, type HeadOfficeInput, headOfficeFields } from './head-office-input.ts';
import own from './head-office-panel.module.css';
import panel from './panel.module.css';

type FormProps = {
  readonly input: HeadOfficeInput;
  readonly findings: readonly ProfileFinding[];
  readonly kept: Readonly<Record<'password' | 'cardKey', boolean>>;
  readonly disabled: boolean;
  readonly onChange: (change: Partial<HeadOfficeInput>) => void;
};

const longest: Readonly<Record<HeadOfficeField, number>> = {
  host: 253,
  port: 5,
  database: 63,
  user: 63,
  password: 512,
  cardKey: 512,
  authority: 300,
};

export function HeadOfficeForm({ input, findings, kept, disabled, onChange }: FormProps) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<HeadOfficeField>('host');

  function placeholder(field: HeadOfficeField): string {
    if (field === 'password' || field === 'cardKey') {
      return kept[field] ? t('headOffice.secretKnown') : field === 'cardKey' ? t('headOffice.optional') : '';
    }
    return field === 'authority' ? t('headOffice.optional') : '';
  }

  return (
    <>
      <div className={styles['fields']}>
        {headOfficeFields.map((field) => (
          <label key={field} className={`${panel['label']} ${field === 'authority' ? own['wide'] : ''}`}>
            {t(`headOffice.fields.${field}.label`)}
            <input
              className={`${panel['input']} ${styles['input']} number`}
              type={field === 'password' || field === 'cardKey' ? 'password' : 'text'}
              inputMode={field === 'port' ? 'numeric' : 'text'}
              value={input[field]}
              maxLength={longest[field]}
              disabled={disabled}
              autoComplete="off"
              spellCheck={false}
              placeholder={placeholder(field)}
              aria-description={t(`headOffice.fields.${field}.hint`)}
              aria-invalid={findings.some(({ path }) => path === `headOffice.${field}`) || undefined}
              data-testid={`head-office-${field}`}
              onFocus={() => setTouched(field)}
              onChange={(event) => onChange({ [field]: event.currentTarget.value })}
              onKeyDown={leaveOnEnter()}
            />
          </label>
        ))}
      </div>
      <p className={styles['help']}>
        <strong>{t(`headOffice.fields.${touched}.label`)}</strong> · {t(`headOffice.fields.${touched}.hint`)}
      </p>
    </>
  );
}
