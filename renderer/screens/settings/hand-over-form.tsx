// What one step of the hand-over asks for: whose code, which passphrase, and in plain words what will happen.
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconFileExport from '@tabler/icons-react/dist/esm/icons/IconFileExport.mjs';
import IconFileImport from '@tabler/icons-react/dist/esm/icons/IconFileImport.mjs';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './hand-over-panel.module.css';
import type { HandOverInput, HandOverStep } from './hand-over-step.ts';
import panel from './panel.module.css';

type FormProps = {
  readonly step: HandOverStep;
  readonly input: HandOverInput;
  /** There is nothing to hand over. */
  readonly nothing: boolean;
  readonly busy: boolean;
  readonly onChange: (input: HandOverInput) => void;
  readonly onGo: () => void;
};

const icons = { write: IconFileExport, again: IconFileExport, take: IconFileImport, back: IconArrowBackUp } as const;

export function HandOverForm({ step, input, nothing, busy, onChange, onGo }: FormProps) {
  const { t } = useTranslation();
  const { takeScannedText } = useActions();
  const scanned = useTill((state) => state.scannedText);
  const names = step === 'write' || step === 'again';
  const Icon = icons[step];

  // The other till's code, scanned from its screen; what was scanned before this form stood here is not meant.
  const stands = useRef(false);
  useEffect(() => {
    if (scanned !== null) {
      takeScannedText();
      if (names && stands.current) {
        onChange({ ...input, code: scanned });
      }
    }
    stands.current = true;
  });

  return (
    <div className={panel['form']}>
      <Note tone={step === 'back' ? 'warn' : 'info'}>{t(`handOver.explain.${step}`)}</Note>
      {names ? (
        <label className={panel['label']}>
          {t('handOver.targetCode')}
          <input
            className={`${panel['input']} number`}
            value={input.code}
            maxLength={64}
            autoComplete="off"
            spellCheck={false}
            placeholder="0000-00000-00000"
            data-testid="hand-over-code"
            onChange={(event) => onChange({ ...input, code: event.currentTarget.value })}
          />
        </label>
      ) : null}
      {step === 'back' ? null : (
        <label className={panel['label']}>
          {t('handOver.passphrase')}
          <input
            className={panel['input']}
            value={input.passphrase}
            maxLength={128}
            autoComplete="off"
            spellCheck={false}
            placeholder={t(names ? 'handOver.passphraseNew' : 'handOver.passphraseOld')}
            data-testid="hand-over-passphrase"
            onChange={(event) => onChange({ ...input, passphrase: event.currentTarget.value })}
            onKeyDown={leaveOnEnter(onGo)}
          />
        </label>
      )}
      <Press
        look={step === 'back' ? 'danger' : 'primary'}
        size="large"
        shortcut="Enter"
        className={styles['go']}
        icon={<Icon size={24} aria-hidden="true" />}
        busy={busy}
        disabled={nothing}
        testid="hand-over-go"
        onClick={onGo}
      >
        {t(`handOver.go.${step}`)}
      </Press>
      {nothing ? <p className={panel['hint']}>{t('handOver.openNone')}</p> : null}
    </div>
  );
}
