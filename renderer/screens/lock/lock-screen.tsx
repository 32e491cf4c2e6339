// The lock (F12): the till goes on in the background, the screen shows nothing of any guest until a password or PIN is right. Whoever goes on
// is chosen here (↑ ↓): the cashier who was here, or another, and what was being worked on stays.
import { TextInput } from '@mantine/core';
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { sentences } from '../../../shared/sentences.ts';
import { Press } from '../../components/press.tsx';
import { SignInProblem } from '../../components/sign-in-problem.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { SignIn } from '../sign-in/sign-in.tsx';
import styles from './lock-screen.module.css';

/** So many people fit beside the password; everybody else is one press further. */
const mostShown = 6;

export function LockScreen() {
  const { t } = useTranslation();
  const { signIn, signOut, unlock } = useActions();
  const session = useTill((state) => state.session);
  const ownPeople = useTill((state) => state.settings !== null && !state.settings.offers.includes('cashiers'));
  const known = useTill((state) => state.settings?.knownUsers ?? noUsers);
  const here = session?.user ?? '';
  const people = [here, ...known.filter((user) => user !== here)].slice(0, mostShown);
  const [chosen, setChosen] = useState(here);
  const [other, setOther] = useState(false);
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useKeys(keyLevel.lock, () => true);

  function choose(user: string | undefined): void {
    if (user !== undefined && user !== chosen && !busy) {
      setChosen(user);
      setPassword('');
      setProblem(null);
    }
    field.current?.focus();
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || password === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await (chosen === here ? unlock(password) : signIn(chosen, password));
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.failure);
      setPassword('');
      field.current?.focus();
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
      <form
        className={styles['box']}
        onSubmit={(event) => void submit(event)}
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (by !== 0) {
            event.preventDefault();
            choose(people[people.indexOf(chosen) + by]);
          }
        }}
      >
        <div className={styles['head']}>
          <IconLock size={40} stroke={1.4} aria-hidden="true" className={styles['icon']} />
          <h2 className={styles['title']}>{t('lock.title')}</h2>
        </div>
        <div className={styles['halves']}>
          <div role="radiogroup" aria-label={t('roles.lock.who')} className={styles['people']}>
            {people.map((user) => (
              <Press
                key={user}
                role="radio"
                aria-checked={user === chosen}
                className={styles['person']}
                testid={`lock-user-${user}`}
                onClick={() => choose(user)}
              >
                <span className={styles['name']}>{user === here ? (session?.displayName ?? user) : user}</span>
                {user === here ? <span className={styles['note']}>{t('roles.lock.here')}</span> : null}
              </Press>
            ))}
            <Press look="quiet" testid="lock-other" onClick={() => setOther(true)}>
              {t('roles.lock.other')}
            </Press>
          </div>
          <div className={styles['entry']}>
            <TextInput
              ref={field}
              type="password"
              label={t(ownPeople ? 'roles.lock.pin' : 'lock.password')}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              autoFocus
              autoComplete="off"
              maxLength={128}
              inputMode={ownPeople ? 'numeric' : 'text'}
              classNames={{ input: styles['input'] ?? '', label: styles['label'] ?? '' }}
              data-testid="lock-password"
            />
            <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
            <Press
              look="primary"
              size="large"
              shortcut="Enter"
              busy={busy}
              testid="lock-submit"
              onClick={(event) => event.currentTarget.form?.requestSubmit()}
            >
              {t(busy ? 'lock.busy' : chosen === here ? 'lock.submit' : 'roles.lock.take')}
            </Press>
            <SignInProblem problem={problem} />
          </div>
        </div>
        <p className={styles['explain']}>
          {t('roles.lock.keys')} · {sentences([t('roles.lock.kept'), t('lock.explain')])}
        </p>
        <Press testid="lock-sign-out" onClick={() => void leave()}>
          {t('lock.signOut')}
        </Press>
      </form>
    </div>
  );
}

const noUsers: readonly string[] = [];
