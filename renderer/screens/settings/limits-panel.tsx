// The offline limits in plain words: each with its number and with what that number means at the counter.
import IconDeviceFloppy from '@tabler/icons-react/dist/esm/icons/IconDeviceFloppy.mjs';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LimitsView } from '../../../shared/assistant.ts';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import { type LimitField, type LimitsDraft, limitFields, limitsDraftOf, limitsIn, limitValue } from './limits-draft.ts';
import styles from './limits-panel.module.css';
import panel from './panel.module.css';

export function LimitsPanel() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const approved = useApproved();
  const [view, setView] = useState<LimitsView | null>(null);
  const [draft, setDraft] = useState<LimitsDraft | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [saved, setSaved] = useState(false);

  useEffect(() => {
    void ask(bridge.getLimits(null)).then((answer) => {
      if (answer.ok) {
        setView(answer.value);
        setDraft(limitsDraftOf(answer.value.saved ?? answer.value.limits));
      } else {
        setProblem(answer.failure);
      }
    });
  }, [bridge]);

  const kept = view === null ? null : (view.saved ?? view.limits);
  const wanted = kept === null || draft === null ? null : limitsIn(draft, kept);
  const changed = wanted !== null && JSON.stringify(wanted) !== JSON.stringify(kept);

  function change(next: LimitsDraft): void {
    setDraft(next);
    setSaved(false);
    setProblem(null);
  }

  async function save(): Promise<void> {
    if (wanted === null || !changed) {
      return;
    }
    const answer = await approved.run((approval) => bridge.saveLimits({ limits: wanted, approval }), {
      what: t('limits.saveAsks'),
    });
    if (answer?.ok === true) {
      setView(answer.value);
      setSaved(true);
    } else if (answer !== null) {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && approved.dialog === null && changed) {
      void save();
      return true;
    }
    return false;
  });

  if (view === null || draft === null) {
    return problem === null ? null : <FailureNote failure={problem} />;
  }
  return (
    <section className={`${panel['side']} ${styles['limits']}`} aria-label={t('limits.title')}>
      <p className={panel['hint']}>{t('limits.intro')}</p>
      {problem === null ? null : <FailureNote failure={problem} />}
      {view.editable ? null : <Note tone="info">{t('limits.practice')}</Note>}
      {saved || view.saved !== null ? (
        <Note tone="good" testid="limits-saved">
          {t(saved ? 'limits.saved' : 'limits.waiting')}
        </Note>
      ) : null}
      <div className={`${styles['fields']} scroll`}>
        {limitFields.map((field) => (
          <Field
            key={field}
            field={field}
            text={draft[field]}
            editable={view.editable}
            onChange={(text) => change({ ...draft, [field]: text })}
          />
        ))}
      </div>
      {view.editable ? (
        <div className={styles['presses']}>
          <Press testid="limits-defaults" onClick={() => change(limitsDraftOf(view.defaults))}>
            {t('limits.defaults')}
          </Press>
          <Press
            look="primary"
            size="large"
            shortcut="Enter"
            disabled={!changed}
            testid="limits-save"
            icon={<IconDeviceFloppy size={24} aria-hidden="true" />}
            onClick={() => void save()}
          >
            {t('limits.save')}
          </Press>
        </div>
      ) : null}
      {approved.dialog}
    </section>
  );
}

type FieldProps = {
  readonly field: LimitField;
  readonly text: string;
  readonly editable: boolean;
  readonly onChange: (text: string) => void;
};

function Field({ field, text, editable, onChange }: FieldProps) {
  const { t } = useTranslation();
  const wrong = limitValue(field, text) === null;
  return (
    <label className={`${panel['paper']} ${styles['field']}`}>
      <span className={styles['name']}>{t(`limits.fields.${field}.label`)}</span>
      <input
        className={`${panel['input']} ${styles['input']} number`}
        value={text}
        readOnly={!editable}
        inputMode="decimal"
        maxLength={10}
        autoComplete="off"
        aria-invalid={wrong || undefined}
        data-testid={`limits-${field}`}
        onChange={(event) => onChange(event.currentTarget.value)}
        onKeyDown={leaveOnEnter()}
      />
      <span className={panel['hint']} data-testid={`limits-${field}-example`}>
        {wrong ? t('limits.wrong') : t(`limits.fields.${field}.example`, { value: text.trim() })}
      </span>
    </label>
  );
}
