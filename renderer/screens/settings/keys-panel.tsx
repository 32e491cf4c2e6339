// The keys of this till: choose an action, press its new key. Two actions never share one; nothing counts before it is saved.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FreeKey, type KeyAction, keyActionNames, keyLabel, keyOf, withKey } from '../../../shared/keys.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useApproved } from '../../components/use-approved.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { Capture } from './keys-capture.tsx';
import styles from './keys-panel.module.css';

export function KeysPanel() {
  const { t } = useTranslation();
  const { changePreference } = useActions();
  const approved = useApproved();
  const kept = useTill((state) => state.preferences.keys);
  const [own, setOwn] = useState(kept);
  const [chosen, setChosen] = useState<KeyAction | null>(null);
  const [saved, setSaved] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const changed = keyActionNames.some((action) => keyOf(action, own) !== keyOf(action, kept));
  const isTable = keyActionNames.every((action) => own[action] === undefined);

  function take(action: KeyAction, key: FreeKey): void {
    setOwn(withKey(own, action, key));
    setChosen(null);
    setSaved(false);
  }

  async function save(): Promise<void> {
    if (!changed) {
      return;
    }
    setProblem(null);
    const answer = await approved.run((approval) => changePreference({ section: 'keys', value: own, approval }), {
      right: 'changeSettings',
      what: t('keys.panel.approve'),
    });
    if (answer !== null) {
      setSaved(answer.ok);
      setProblem(answer.ok ? null : answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter') {
      void save();
      return true;
    }
    return false;
  });

  return (
    <div className={styles['panel']}>
      <p className={styles['hint']}>
        {t('keys.panel.hint')}
        <br />
        {t('keys.panel.always')}
      </p>
      <fieldset className={`scroll ${styles['actions']}`} aria-label={t('keys.title')}>
        {keyActionNames.map((action) => (
          <Press
            key={action}
            className={styles['action']}
            testid={`key-${action}`}
            data-key={keyOf(action, own)}
            onClick={() => setChosen(action)}
          >
            <span className={styles['name']}>{t(`keys.action.${action}`)}</span>
            {keyOf(action, own) === keyOf(action, kept) ? null : (
              <span className={styles['changed']}>{t('keys.panel.changed')}</span>
            )}
            <kbd className={styles['key']}>{keyLabel(keyOf(action, own))}</kbd>
          </Press>
        ))}
      </fieldset>
      {problem === null ? null : <FailureNote failure={problem} />}
      {saved && !changed ? (
        <Note tone="good" testid="keys-saved">
          {t('keys.panel.saved')}
        </Note>
      ) : null}
      <div className={styles['end']}>
        <Press size="large" disabled={isTable} testid="keys-reset" onClick={() => setOwn({})}>
          {t('keys.panel.reset')}
        </Press>
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          disabled={!changed}
          testid="keys-save"
          onClick={() => void save()}
        >
          {t(changed ? 'keys.panel.save' : 'keys.panel.unchanged')}
        </Press>
      </div>
      {chosen === null ? null : (
        <Capture action={chosen} own={own} onTake={(key) => take(chosen, key)} onLeave={() => setChosen(null)} />
      )}
      {approved.dialog}
    </div>
  );
}
