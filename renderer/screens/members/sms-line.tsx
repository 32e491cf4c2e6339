// The code that the guest is to read out: sent from here by 6.9.1, with the countdown to the next one.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import type { SmsView } from '../../../shared/sms.ts';
import { ask } from '../../bridge.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useBridge } from '../../store/till-context.tsx';
import styles from './members.module.css';

type SmsLineProps = {
  readonly memberId: string;
  /** No code was typed yet: Enter sends one. */
  readonly enterSends: boolean;
};

export function SmsLine({ memberId, enterSends }: SmsLineProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [view, setView] = useState<SmsView | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(500);
  const wait = view?.nextSendAt == null ? 0 : Math.max(0, Math.ceil((view.nextSendAt - now) / 1_000));
  const isSent = view !== null && view.expiresAt !== null && view.expiresAt > now;

  useEffect(() => {
    let gone = false;
    void ask(bridge.getSms({ target: memberId })).then((answer) => {
      if (!gone) {
        setView(answer.ok ? answer.value : null);
        setProblem(answer.ok ? null : answer.failure);
      }
    });
    return () => {
      gone = true;
    };
  }, [bridge, memberId]);

  async function send(): Promise<void> {
    if (busy || wait > 0) {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.sendSms({ target: memberId }));
    setBusy(false);
    if (answer.ok) {
      setView(answer.value);
    } else {
      setProblem(answer.failure);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    if (name === 'Enter' && enterSends) {
      void send();
    }
    return name === 'Enter' && enterSends;
  });

  return (
    <>
      {problem === null ? null : <FailureNote failure={problem} />}
      {view === null ? null : (
        <div className={styles['sms']}>
          <span data-testid="password-sms-sent" data-sent={isSent}>
            {t(isSent ? 'members.passwords.sentTo' : 'members.passwords.notSent', { mobile: view.maskedMobile })}
          </span>
          <Press
            look={isSent ? 'plain' : 'quiet'}
            busy={busy}
            disabled={wait > 0}
            shortcut={enterSends && wait === 0 ? 'Enter' : undefined}
            testid="password-sms-send"
            onClick={() => void send()}
          >
            {busy
              ? t('members.passwords.sending')
              : wait > 0
                ? t('members.passwords.wait', { seconds: wait })
                : t(isSent ? 'members.passwords.resend' : 'members.passwords.send')}
          </Press>
        </div>
      )}
    </>
  );
}
