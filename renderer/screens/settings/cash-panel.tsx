// The rules of the drawer: which payment methods are cash, what a cashier may do alone, and the blind count; saved together, with a PIN.
import IconCheck from '@tabler/icons-react/dist/esm/icons/IconCheck.mjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDecimalYuan, yuanText } from '../../../shared/money.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './cash-panel.module.css';
import panel from './panel.module.css';

const limits = ['moveAlone', 'differenceAlone'] as const;

export function CashPanel() {
  const { t, i18n } = useTranslation();
  const { changePreference } = useActions();
  const approved = useApproved();
  const saved = useTill((state) => state.preferences.cash);
  const known = useTill((state) => state.settings?.paymentMethods ?? []);
  const [methods, setMethods] = useState(saved.methods);
  const [blind, setBlind] = useState(saved.blind);
  const [texts, setTexts] = useState({
    moveAlone: yuanText(saved.moveAlone),
    differenceAlone: yuanText(saved.differenceAlone),
  });
  const [problem, setProblem] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const amounts = limits.map((name) => readDecimalYuan(texts[name].trim()));
  const [moveAlone, differenceAlone] = amounts.map((read) => (read.ok && read.value >= 0 ? read.value : null));

  async function save(): Promise<void> {
    if (busy || moveAlone == null || differenceAlone == null) {
      setProblem(busy ? null : { code: 'amountMalformed' });
      return;
    }
    setBusy(true);
    setProblem(null);
    const value = { methods, blind, moveAlone, differenceAlone };
    const answer = await approved.run((approval) => changePreference({ section: 'cash', value, approval }), {
      right: 'changeSettings',
      what: t('cashRules.approve'),
    });
    setBusy(false);
    setDone(answer?.ok === true);
    if (answer?.ok === false) {
      setProblem(answer.failure);
    }
  }

  function touched(): void {
    setDone(false);
    setProblem(null);
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && approved.dialog === null) {
      void save();
      return true;
    }
    return false;
  });

  return (
    <div className={styles['panel']}>
      <p className={panel['hint']}>{t('cashRules.explain')}</p>
      <div className={styles['group']}>
        <span className={styles['name']}>{t('cashRules.methods')}</span>
        <div className={styles['choice']}>
          {known.map(({ id, name, englishName }) => (
            <Press
              key={id}
              role="switch"
              aria-checked={methods.includes(id)}
              icon={methods.includes(id) ? <IconCheck size={22} aria-hidden="true" /> : undefined}
              testid={`cash-method-${id}`}
              onClick={() => {
                touched();
                setMethods(methods.includes(id) ? methods.filter((each) => each !== id) : [...methods, id]);
              }}
            >
              {i18n.language === 'en' ? englishName : name}
            </Press>
          ))}
        </div>
      </div>
      <div className={styles['limits']}>
        {limits.map((name) => (
          <label key={name} className={panel['label']}>
            <span>{t(`cashRules.${name}`)}</span>
            <input
              className={`${panel['input']} number`}
              inputMode="decimal"
              maxLength={12}
              value={texts[name]}
              data-testid={`cash-${name}`}
              onChange={(event) => {
                touched();
                setTexts({ ...texts, [name]: event.currentTarget.value });
              }}
              onKeyDown={leaveOnEnter()}
            />
          </label>
        ))}
      </div>
      <div className={styles['group']}>
        <span className={styles['name']}>{t('cashRules.blind')}</span>
        <p className={panel['hint']}>{t('cashRules.blindAbout')}</p>
        <div className={styles['choice']} role="radiogroup" aria-label={t('cashRules.blind')}>
          {[true, false].map((value) => (
            <Press
              key={String(value)}
              role="radio"
              aria-checked={blind === value}
              testid={`cash-blind-${value}`}
              onClick={() => {
                touched();
                setBlind(value);
              }}
            >
              {value ? t('cashRules.yes') : t('cashRules.no')}
            </Press>
          ))}
        </div>
      </div>
      {problem === null ? null : <FailureNote failure={problem} />}
      {done ? (
        <Note tone="good" testid="cash-saved">
          {t('cashRules.saved')}
        </Note>
      ) : null}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        busy={busy && approved.dialog === null}
        className={styles['save']}
        testid="cash-save"
        onClick={() => void save()}
      >
        {t('cashRules.save')}
      </Press>
      {approved.dialog}
    </div>
  );
}
