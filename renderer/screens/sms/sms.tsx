// SMS codes: to the member on screen or to a typed number. Countdown, quota and validity come from the main process, so they
// survive a restart; the screen only counts the seconds.
import { TextInput } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure, Result } from '../../../shared/result.ts';
import type { SmsView } from '../../../shared/sms.ts';
import { ask } from '../../bridge.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import work from '../checkout/checkout.module.css';
import styles from './sms.module.css';
import { maySend, SmsState } from './sms-state.tsx';

export function Sms() {
  const { t } = useTranslation();
  const bridge = useBridge();
  const { goTo } = useActions();
  const member = useTill((state) => state.found?.member ?? null);
  const [typed, setTyped] = useState('');
  const [target, setTarget] = useState<string | null>(member?.memberId ?? null);
  const [view, setView] = useState<SmsView | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState<'send' | 'verify' | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [typing, setTyping] = useState(member === null);
  const field = useRef<HTMLInputElement>(null);
  const memberId = member?.memberId ?? null;
  const mayVerify = view !== null && code.length >= 4;
  const toMobile = typing || target === null;

  useEffect(() => {
    if (memberId !== null) {
      setTarget(memberId);
    }
  }, [memberId]);

  const read = useCallback(
    async (whom: string) => {
      const answer = await ask(bridge.getSms({ target: whom }));
      setView(answer.ok ? answer.value : null);
      setProblem(answer.ok ? null : answer.failure);
    },
    [bridge],
  );
  useEffect(() => {
    setView(null);
    setCode('');
    if (target !== null) {
      void read(target);
    }
  }, [target, read]);

  async function run(what: 'send' | 'verify', call: Promise<Result<SmsView>>): Promise<void> {
    setBusy(what);
    setProblem(null);
    const answer = await ask(call);
    setBusy(null);
    if (answer.ok) {
      setView(answer.value);
      setCode('');
    } else {
      setProblem(answer.failure);
      if (answer.failure.code === 'smsWrongCode') {
        setCode('');
      }
    }
  }

  function send(): void {
    if (target !== null && busy === null) {
      void run('send', bridge.sendSms({ target }));
    }
  }

  function verify(): void {
    if (target !== null && busy === null && code.length >= 4) {
      void run('verify', bridge.verifySms({ target, code }));
    }
  }

  function open(): void {
    if (/^\d{11}$/.test(typed)) {
      setTarget(typed);
      // The next digits are the code.
      field.current?.blur();
      setTyping(false);
    } else {
      setProblem({ code: 'mobileMalformed' });
    }
  }

  /** The pad, the numeric block and the row of digits: to the mobile number while that is typed, else to the code. */
  function padKey(name: string): void {
    setProblem(null);
    if (toMobile) {
      setTyped((now) => pressPad(now, name, 'password').slice(0, 11));
    } else {
      setCode((now) => pressPad(now, name, 'password').slice(0, 8));
    }
  }

  useKeys(keyLevel.screen, (key) => {
    if (key.name === 'Escape') {
      goTo('counter');
    } else if (key.name === 'Enter') {
      if (toMobile) {
        open();
      } else if (mayVerify) {
        verify();
      } else if (code === '' && maySend(view)) {
        send();
      }
    } else if (isPadKey(key.name, 'count') && busy === null) {
      padKey(key.name);
    } else {
      return false;
    }
    return true;
  });

  return (
    <ScreenFrame title={t('sms.title')} onBack={() => goTo('counter')}>
      <div className={work['work']}>
        <section className={work['left']}>
          {problem === null ? null : <FailureNote failure={problem} />}
          <div className={styles['targets']}>
            {member === null ? null : (
              <Press
                size="large"
                aria-pressed={target === member.memberId}
                className={styles['target']}
                onClick={() => {
                  setTarget(member.memberId);
                  setTyping(false);
                }}
              >
                {t('sms.member')} · {member.name} <span className="number">{member.maskedMobile}</span>
              </Press>
            )}
            <form
              className={styles['other']}
              onSubmit={(event) => {
                event.preventDefault();
                open();
              }}
            >
              <TextInput
                label={t('sms.other')}
                value={typed}
                inputMode="numeric"
                maxLength={11}
                ref={field}
                autoFocus={member === null}
                onFocus={() => setTyping(true)}
                onBlur={() => setTyping(false)}
                onChange={(event) => setTyped(event.currentTarget.value.replace(/\D/g, ''))}
                classNames={{ input: styles['input'] ?? '', label: styles['label'] ?? '' }}
                data-testid="sms-mobile"
              />
              <Press
                testid="sms-open"
                className={styles['open']}
                onClick={(event) => event.currentTarget.form?.requestSubmit()}
              >
                {t('sms.open')}
              </Press>
            </form>
          </div>
          {view === null ? null : (
            <SmsState view={view} busy={busy === 'send'} enterSends={!toMobile && code === ''} onSend={send} />
          )}
        </section>
        <aside className={work['right']}>
          <div className={work['display']}>
            <span className={work['displayLabel']}>{t('sms.code')}</span>
            <output className={`number ${work['displayText']} ${styles['code']}`} data-testid="sms-code">
              {code === '' ? <span className={styles['hint']}>{t('sms.codeHint')}</span> : code}
            </output>
          </div>
          {toMobile ? <p className={work['aim']}>{t('pad.editing', { what: t('sms.target') })}</p> : null}
          <Pad decimals={false} disabled={(view === null && !toMobile) || busy !== null} onKey={padKey} />
          <Press
            look="primary"
            size="large"
            shortcut={mayVerify ? 'Enter' : undefined}
            className={work['confirm']}
            busy={busy === 'verify'}
            disabled={!mayVerify}
            testid="sms-verify"
            onClick={verify}
          >
            {busy === 'verify' ? t('sms.verifying') : t('sms.verify')}
          </Press>
        </aside>
      </div>
    </ScreenFrame>
  );
}
