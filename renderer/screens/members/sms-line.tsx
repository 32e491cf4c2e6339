// The code that the guest is to read out: sent from here by 6.9.1, with the countdown to the next one.
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useSmsCodes } from '../sms/use-sms-codes.ts';
import styles from './members.module.css';

type SmsLineProps = {
  readonly memberId: string;
  /** No code was typed yet: Enter sends one. */
  readonly enterSends: boolean;
};

export function SmsLine({ memberId, enterSends }: SmsLineProps) {
  const { t } = useTranslation();
  const { view, isGood, wait, sending, problem, send } = useSmsCodes(memberId);

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
          <span data-testid="password-sms-sent" data-sent={isGood}>
            {t(isGood ? 'members.passwords.sentTo' : 'members.passwords.notSent', { mobile: view.maskedMobile })}
          </span>
          <Press
            look={isGood ? 'plain' : 'quiet'}
            busy={sending}
            disabled={wait > 0}
            shortcut={enterSends && wait === 0 ? 'Enter' : undefined}
            testid="password-sms-send"
            onClick={() => void send()}
          >
            {sending
              ? t('members.passwords.sending')
              : wait > 0
                ? t('members.passwords.wait', { seconds: wait })
                : t(isGood ? 'members.passwords.resend' : 'members.passwords.send')}
          </Press>
        </div>
      )}
    </>
  );
}
