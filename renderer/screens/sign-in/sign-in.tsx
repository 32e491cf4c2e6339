// Sign-in: who sells. Known users are one press away, and in practice mode the logins of the guide.
import { TextInput } from '@mantine/core';
import IconCloudOff from '@tabler/icons-react/dist/esm/icons/IconCloudOff.mjs';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { Note } from '../../components/failure-note.tsx';
import { OriginNote } from '../../components/origin-note.tsx';
import { Press } from '../../components/press.tsx';
import { ScanNoteLine } from '../../components/scan-note.tsx';
import { SignInProblem } from '../../components/sign-in-problem.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import { practiceLogins } from '../practice/guide.ts';
import styles from './sign-in.module.css';

/** `onBack` is there where somebody else takes a locked till over. */
export function SignIn({ onBack }: { readonly onBack?: () => void }) {
  const { t } = useTranslation();
  const { signIn } = useActions();
  const settings = useTill((state) => state.settings);
  const status = useTill((state) => state.status);
  const settingUp = useTill((state) => state.assistant?.shown ?? false);
  const guide = useTill((state) => state.practice?.guide);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | 'user' | 'password' | null>(null);
  const userField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const offline = status !== null && status.connection !== 'online' && status.connection !== 'signInNeeded';

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) {
      return;
    }
    if (user.trim() === '' || password === '') {
      setProblem(user.trim() === '' ? 'user' : 'password');
      (user.trim() === '' ? userField : passwordField).current?.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await signIn(user.trim(), password);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.failure);
      passwordField.current?.focus();
      passwordField.current?.select();
    }
  }

  function choose(name: string, secret: string): void {
    setUser(name);
    setPassword(secret);
    setProblem(null);
    passwordField.current?.focus();
  }

  const known = settings?.knownUsers ?? [];
  const ownPeople = settings !== null && !settings.offers.includes('cashiers');
  const logins = settings?.practice === true && onBack === undefined ? practiceLogins(guide ?? []) : [];
  return (
    <main className={styles['page']}>
      <section className={styles['welcome']}>
        <div className={styles['mark']} aria-hidden="true">
          雅台
        </div>
        <h1 className={styles['name']}>{t('app.name')}</h1>
        <p className={styles['tagline']}>{t('app.tagline')}</p>
        <dl className={styles['place']}>
          <dt>{settings?.profileName}</dt>
          <dd>{status?.storeName}</dd>
          <dd>{status === null ? '' : t('status.terminal', { value: status.terminalNo })}</dd>
        </dl>
        <div className={styles['origin']}>
          <OriginNote />
        </div>
        <span className={styles['version']}>{settings?.version}</span>
      </section>
      <form className={styles['form']} onSubmit={(event) => void submit(event)}>
        <h2 className={styles['title']}>{t('signIn.title')}</h2>
        <ScanNoteLine />
        {settingUp ? <Note tone="info">{t('assistant.signInFirst')}</Note> : null}
        {ownPeople ? <span className={styles['hint']}>{t('memberService.signIn.hint')}</span> : null}
        {offline ? (
          <Note tone="warn" icon={IconCloudOff}>
            {t('signIn.offline')}
          </Note>
        ) : null}
        {known.length === 0 ? null : (
          <div className={styles['people']}>
            <span className={styles['hint']}>{t(ownPeople ? 'memberService.signIn.known' : 'signIn.known')}</span>
            <div className={styles['row']}>
              {known.slice(0, 6).map((name) => (
                <Press key={name} look="quiet" aria-pressed={name === user} onClick={() => choose(name, '')}>
                  {name}
                </Press>
              ))}
            </div>
          </div>
        )}
        <TextInput
          ref={userField}
          label={t(ownPeople ? 'memberService.signIn.user' : 'signIn.user')}
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
          autoComplete="off"
          autoFocus
          maxLength={64}
          error={problem === 'user' ? t('signIn.userMissing') : undefined}
          classNames={{ input: styles['input'] ?? '', label: styles['label'] ?? '' }}
          data-testid="signin-user"
        />
        <TextInput
          type="password"
          ref={passwordField}
          label={t(ownPeople ? 'memberService.signIn.password' : 'signIn.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="off"
          maxLength={128}
          error={problem === 'password' ? t('signIn.passwordMissing') : undefined}
          classNames={{ input: styles['input'] ?? '', label: styles['label'] ?? '' }}
          data-testid="signin-password"
        />
        <SignInProblem problem={typeof problem === 'string' ? null : problem} />
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
        <Press
          look="primary"
          size="large"
          shortcut="Enter"
          busy={busy}
          testid="signin-submit"
          onClick={(event) => event.currentTarget.form?.requestSubmit()}
        >
          {busy ? t('signIn.busy') : t('signIn.submit')}
        </Press>
        {onBack === undefined ? null : (
          <Press testid="signin-back" onClick={onBack}>
            {t('action.back')}
          </Press>
        )}
        {logins.length === 0 ? null : (
          <aside className={styles['practice']}>
            <span className={styles['hint']}>{t('signIn.practiceHint')}</span>
            <div className={styles['row']}>
              {logins.map((login) => (
                <Press
                  key={login.user}
                  look="amber"
                  size="small"
                  testid={`practice-login-${login.user}`}
                  onClick={() => choose(login.user, login.password)}
                >
                  {login.user} / {login.password}
                </Press>
              ))}
            </div>
          </aside>
        )}
      </form>
    </main>
  );
}
