// SMS codes: to the member on screen or to a typed number. Countdown, quota and validity come from the main process, so they
// survive a restart; the screen only counts the seconds.
import { TextInput } from '@mantine/core';
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SmsView } from '../../../shared/ipc.ts';
import type { Failure, Result } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { clockText } from '../../components/age-text.ts';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { useNow } from '../../components/use-now.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useBridge, useTill } from '../../store/till-context.tsx';
import work from '../checkout/checkout.module.css';
import styles from './sms.module.css';

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
                classNames={{ input: styles['input'] ?? '' }}
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

type StateProps = {
  readonly view: SmsView;
  readonly busy: boolean;
  readonly enterSends: boolean;
  readonly onSend: () => void;
};

/** Neither within the 60 s of the last code nor above the day's quota. */
function maySend(view: SmsView | null): boolean {
  return view !== null && view.sentToday < view.quota && (view.nextSendAt ?? 0) <= Date.now();
}

function SmsState({ view, busy, enterSends, onSend }: StateProps) {
  const { t } = useTranslation();
  const now = useNow(250);
  const wait = view.nextSendAt === null ? 0 : Math.max(0, Math.ceil((view.nextSendAt - now) / 1_000));
  const valid = view.expiresAt === null ? null : Math.ceil((view.expiresAt - now) / 60_000);
  const used = view.sentToday >= view.quota;
  return (
    <section className={styles['state']}>
      <div className={styles['mobile']}>
        <span className={work['soft']}>{t('sms.target')}</span>
        <span className="number">{view.maskedMobile}</span>
      </div>
      <Press
        look={view.expiresAt === null ? 'primary' : 'quiet'}
        size="large"
        busy={busy}
        disabled={wait > 0 || used}
        shortcut={enterSends && wait === 0 && !used ? 'Enter' : undefined}
        testid="sms-send"
        className={styles['send']}
        onClick={onSend}
      >
        {busy ? t('sms.sending') : t('sms.send')}
      </Press>
      {wait === 0 ? null : (
        <span className={`number ${styles['countdown']}`} data-testid="sms-countdown" data-seconds={wait}>
          {t('sms.again', { value: wait })}
        </span>
      )}
      <div className={styles['facts']}>
        <span className="number" data-testid="sms-quota" data-sent={view.sentToday}>
          {t('sms.quota', { sent: view.sentToday, quota: view.quota })}
        </span>
        <span>
          {valid === null ? t('sms.notSent') : valid > 0 ? t('sms.expires', { value: valid }) : t('sms.expired')}
        </span>
      </div>
      {used ? (
        <div className={styles['whole']}>
          <Note tone="warn">{t('failure.smsQuota')}</Note>
        </div>
      ) : null}
      {view.verifiedAt === null ? null : (
        <div data-testid="sms-verified">
          <Note tone="good" icon={IconCircleCheck}>
            <strong>{t('sms.verified')}</strong> · <span className="number">{clockText(view.verifiedAt)}</span>
          </Note>
        </div>
      )}
    </section>
  );
}
