// How the codes for one number stand: the button, its countdown, the day's quota, how long the last code is good.
import IconCircleCheck from '@tabler/icons-react/dist/esm/icons/IconCircleCheck.mjs';
import { useTranslation } from 'react-i18next';
import type { SmsView } from '../../../shared/sms.ts';
import { clockText } from '../../components/age-text.ts';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import work from '../checkout/checkout.module.css';
import styles from './sms.module.css';

type StateProps = {
  readonly view: SmsView;
  readonly busy: boolean;
  readonly enterSends: boolean;
  readonly onSend: () => void;
};

/** Neither within the 60 s of the last code nor above the day's quota. */
export function maySend(view: SmsView | null): boolean {
  return view !== null && view.sentToday < view.quota && (view.nextSendAt ?? 0) <= Date.now();
}

export function SmsState({ view, busy, enterSends, onSend }: StateProps) {
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
        <span>{validity()}</span>
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

  /** How long the code is good; an end of the day's quota makes `send again` an empty word. */
  function validity(): string | null {
    if (valid !== null && valid > 0) {
      return t('sms.expires', { value: valid });
    }
    return used ? null : t(valid === null ? 'sms.notSent' : 'sms.expired');
  }
}
