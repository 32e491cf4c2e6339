// From which amount a guest proves who they are, and by what; saved together, with a PIN.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readDecimalYuan, yuanText, zeroFen } from '../../../shared/money.ts';
import { proofWays } from '../../../shared/preferences/proofs.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { leaveOnEnter } from '../../keys/leave-on-enter.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './cash-panel.module.css';
import { Choice, Switch } from './choice.tsx';
import panel from './panel.module.css';

/** What stands in the field before anybody set an amount. Yuan. */
const usual = '500';

export function ProofsPanel() {
  const { t } = useTranslation();
  const { changePreference } = useActions();
  const approved = useApproved();
  const saved = useTill((state) => state.preferences.proofs);
  const [on, setOn] = useState(saved.from !== null);
  const [text, setText] = useState(saved.from === null ? usual : yuanText(saved.from));
  const [ways, setWays] = useState(saved.ways);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const amount = readDecimalYuan(text.trim());

  async function save(): Promise<void> {
    if (busy || (on && ways.length === 0)) {
      return;
    }
    if (on && (!amount.ok || amount.value < zeroFen)) {
      setProblem({ code: 'amountMalformed' });
      return;
    }
    setBusy(true);
    setProblem(null);
    const value = { from: on && amount.ok ? amount.value : null, ways };
    const answer = await approved.run((approval) => changePreference({ section: 'proofs', value, approval }), {
      right: 'changeSettings',
      what: t('proofRules.approve'),
    });
    setBusy(false);
    setDone(answer?.ok === true);
    setProblem(answer?.ok === false ? answer.failure : null);
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
      <p className={panel['hint']}>{t('proofRules.explain')}</p>
      <Choice
        label={t('proofRules.when')}
        name="proofs"
        options={['on', 'off'] as const}
        chosen={on ? 'on' : 'off'}
        text={(value) => t(`proofRules.${value}`)}
        onChoose={(value) => {
          touched();
          setOn(value === 'on');
        }}
      />
      {on ? (
        <>
          <label className={panel['label']}>
            <span>{t('proofRules.from')}</span>
            <input
              className={`${panel['input']} number`}
              inputMode="decimal"
              maxLength={12}
              value={text}
              data-testid="proofs-from"
              onChange={(event) => {
                touched();
                setText(event.currentTarget.value);
              }}
              onKeyDown={leaveOnEnter()}
            />
          </label>
          <div className={panel['label']}>
            <span>{t('proofRules.which')}</span>
            <div className={styles['choice']}>
              {proofWays.map((way) => (
                <Switch
                  key={way}
                  on={ways.includes(way)}
                  testid={`proofs-way-${way}`}
                  onSwitch={(wanted) => {
                    touched();
                    setWays(proofWays.filter((each) => (each === way ? wanted : ways.includes(each))));
                  }}
                >
                  {t(`proofRules.ways.${way}`)}
                </Switch>
              ))}
            </div>
          </div>
        </>
      ) : null}
      <p className={panel['hint']}>{t('proofRules.offline')}</p>
      {on && ways.length === 0 ? <Note tone="warn">{t('proofRules.none')}</Note> : null}
      {problem === null ? null : <FailureNote failure={problem} />}
      {done ? (
        <Note tone="good" testid="proofs-saved">
          {t('proofRules.saved')}
        </Note>
      ) : null}
      <Press
        look="primary"
        size="large"
        shortcut="Enter"
        busy={busy && approved.dialog === null}
        disabled={on && ways.length === 0}
        className={styles['save']}
        testid="proofs-save"
        onClick={() => void save()}
      >
        {t('proofRules.save')}
      </Press>
      {approved.dialog}
    </div>
  );
}
