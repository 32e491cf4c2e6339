// The fields of UniPOS's settings, two by two, and one line that says of the touched one what belongs there.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProfileFinding } from '../../../shared/profile.ts';
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import styles from './connect-panel.module.css';
import panel from './panel.module.css';
import { type UniposField, type UniposInput, uniposFields } from './unipos-input.ts';
import own from './unipos-panel.module.css';

type FormProps = {
  readonly input: UniposInput;
  readonly findings: readonly ProfileFinding[];
  readonly disabled: boolean;
  readonly onChange: (change: Partial<UniposInput>) => void;
};

const formats = ['json', 'xml'] as const;

export function UniposForm({ input, findings, disabled, onChange }: FormProps) {
  const { t } = useTranslation();
  const [touched, setTouched] = useState<UniposField>('serviceUri');
  return (
    <>
      <div className={styles['fields']}>
        {uniposFields.map((field) =>
          field === 'format' ? (
            <div key={field} className={panel['label']}>
              {t(`uniposSetup.fields.${field}.label`)}
              <div className={own['formats']} role="radiogroup" aria-label={t(`uniposSetup.fields.${field}.label`)}>
                {formats.map((format) => (
                  <Press
                    key={format}
                    role="radio"
                    size="small"
                    aria-checked={input.format === format}
                    disabled={disabled}
                    testid={`unipos-format-${format}`}
                    onClick={() => {
                      setTouched(field);
                      onChange({ format });
                    }}
                  >
                    {t(`uniposSetup.formats.${format}`)}
                  </Press>
                ))}
              </div>
            </div>
          ) : (
            <label
              key={field}
              className={`${panel['label']} ${field === 'serviceUri' || field === 'cardPayModes' ? own['wide'] : ''}`}
            >
              {t(`uniposSetup.fields.${field}.label`)}
              <input
                className={`${panel['input']} ${styles['input']} number`}
                type={field === 'secret' ? 'password' : 'text'}
                value={input[field]}
                maxLength={longest[field]}
                disabled={disabled}
                autoComplete="off"
                spellCheck={false}
                placeholder={t(field === 'secret' ? 'uniposSetup.secretKnown' : `uniposSetup.fields.${field}.hint`)}
                aria-description={t(`uniposSetup.fields.${field}.hint`)}
                aria-invalid={findings.some(({ path }) => path.startsWith(`unipos.${field}`)) || undefined}
                data-testid={`unipos-${field}`}
                onFocus={() => setTouched(field)}
                onChange={(event) => onChange({ [field]: event.currentTarget.value })}
                onKeyDown={leaveOnEnter()}
              />
            </label>
          ),
        )}
      </div>
      <p className={styles['help']}>
        <strong>{t(`uniposSetup.fields.${touched}.label`)}</strong> · {t(`uniposSetup.fields.${touched}.hint`)}
      </p>
    </>
  );
}

const longest = { serviceUri: 300, appId: 120, secret: 512, shopNo: 32, cardPayModes: 200 } as const;
