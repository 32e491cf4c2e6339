// The lock (F12): the till goes on in the background, the screen shows nothing of any guest until the password is right.
import { TextInput } from '@mantine/core';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import styles from './lock-screen.module.css';

export function LockScreen() {
  const { t } = useTranslation();
  const { unlock, signOut } = useActions();
  const who = useTill((state) => state.session?.displayName ?? state.session?.user ?? '');
  const [other, setOther] = useState(false);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  useKeys(keyLevel.lock, () => true);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || password === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await unlock(password);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.failure);
      setPassword('');
    }
  }

  async function leave(): Promise<void> {
    const answer = await signOut();
    if (!answer.ok) {
      setProblem(answer.failure);
    }
  }

  if (other) {
    // Somebody else may take the till over while operations are open; their owner stays written in each of them.
    return (
      <div className={styles['page']} data-testid="lock-screen">
        <div className={styles['whole']}>
          <SignIn onBack={() => setOther(false)} />
        </div>
      </div>
    );
  }
  return (
    <div
      className={styles['page']}
      role="dialog"
      aria-modal="true"
      aria-label={t('lock.title')}
      data-testid="lock-screen"
    >
      <form className={styles['box']} onSubmit={(event) => void submit(event)}>
        <IconLock size={56} stroke={1.4} aria-hidden="true" className={styles['icon']} />
        <h2 className={styles['title']}>{t('lock.title')}</h2>
        <p className={styles['who']}>{who}</p>
        <TextInput
          type="password"
          label={t('lock.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoFocus
          autoComplete="off"
          maxLength={128}
          classNames={{ input: styles['input'] ?? '', label: styles['label'] ?? '' }}
          data-testid="lock-password"
        />
        {problem === null ? null : <FailureNote failure={problem} />}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          busy={busy}
          testid="lock-submit"
          onClick={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {busy ? t('lock.busy') : t('lock.submit')}
        </Press>
        <div className={styles['two']}>
          <Press testid="lock-other" onClick={() => setOther(true)}>
            {t('lock.other')}
          </Press>
          <Press testid="lock-sign-out" onClick={() => void leave()}>
            {t('lock.signOut')}
          </Press>
        </div>
        <p className={styles['explain']}>{t('lock.explain')}</p>
      </form>
    </div>
  );
}
