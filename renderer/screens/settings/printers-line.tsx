// How the printer is reached: an address in the shop's network, a device file, or a printer that the operating system knows.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printing } from '../../../shared/preferences/printing.ts';
import { ask } from '../../bridge.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useBridge } from '../../store/till-context.tsx';
import { Choice } from './choice.tsx';
import panel from './panel.module.css';
import styles from './printers-panel.module.css';

export type LineProps = { readonly draft: Printing; readonly onChange: (part: Partial<Printing>) => void };

/** Bits a second; 0: a USB printer has no such thing. */
const speeds = [0, 9_600, 19_200, 38_400, 115_200];

export function PrinterLine({ draft, onChange }: LineProps) {
  switch (draft.printer) {
    case 'none':
      return null;
    case 'network':
      return <NetworkLine draft={draft} onChange={onChange} />;
    case 'device':
      return <DeviceLine draft={draft} onChange={onChange} />;
    case 'system':
      return <SystemLine draft={draft} onChange={onChange} />;
  }
}

function NetworkLine({ draft, onChange }: LineProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['row']}>
      <Field
        label={t('printing.settings.host')}
        hint={t('printing.settings.hostHint')}
        value={draft.host}
        testid="printers-host"
        onType={(text) => onChange({ host: text.replace(/[^0-9A-Za-z.:-]/g, '') })}
      />
      <Field
        label={t('printing.settings.port')}
        hint="9100"
        value={draft.port === 0 ? '' : String(draft.port)}
        testid="printers-port"
        onType={(text) => onChange({ port: Math.min(65_535, Number(text.replace(/\D/g, ''))) })}
      />
    </div>
  );
}

function DeviceLine({ draft, onChange }: LineProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t('printing.settings.device')}
        hint={t('printing.settings.deviceHint')}
        value={draft.device}
        testid="printers-device"
        onType={(text) => onChange({ device: text.trim() })}
      />
      <Choice
        label={t('printing.settings.baud')}
        name="printers-baud"
        options={speeds}
        chosen={draft.baud}
        text={(speed) => (speed === 0 ? t('printing.settings.baudNone') : String(speed))}
        onChoose={(baud) => onChange({ baud })}
      />
    </>
  );
}

function SystemLine({ draft, onChange }: LineProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [names, setNames] = useState<readonly string[] | null>(null);

  useEffect(() => {
    void ask(bridge.listPrinters(null)).then((answer) => setNames(answer.ok ? answer.value : []));
  }, [bridge]);

  if (names === null) {
    return null;
  }
  if (names.length === 0) {
    return (
      <Note tone="warn" testid="printers-none">
        {t('printing.settings.systemNone')}
      </Note>
    );
  }
  return (
    <div className={panel['label']}>
      <span>{t('printing.settings.systemName')}</span>
      <div className={`${styles['printers']} scroll`} role="radiogroup" aria-label={t('printing.settings.systemName')}>
        {names.map((name) => (
          <Press
            key={name}
            role="radio"
            size="small"
            aria-checked={name === draft.systemName}
            testid={`printers-system-${name}`}
            onClick={() => onChange({ systemName: name })}
          >
            {name}
          </Press>
        ))}
      </div>
    </div>
  );
}

type FieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly testid: string;
  readonly onType: (text: string) => void;
};

function Field({ label, hint, value, testid, onType }: FieldProps) {
  return (
    <label className={panel['label']}>
      {label}
      <input
        className={`${panel['input']} number`}
        value={value}
        placeholder={hint}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        data-testid={testid}
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={leaveOnEnter()}
      />
    </label>
  );
}
