// An SMS code to the member on screen without leaving the sale: Enter sends one, then checks what was typed. Countdown and quota are main's.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import type { SmsView } from '../../../shared/sms.ts';
import { ask } from '../../bridge.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import styles from '../../components/password-dialog.module.css';
import { Press } from '../../components/press.tsx';
import { useNow } from '../../components/use-now.ts';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useBridge } from '../../store/till-context.tsx';
import { maySend } from '../sms/sms-state.tsx';

type ProofProps = { readonly memberId: string; readonly onRight: () => void; readonly onCancel: () => void };

const shortest = 4;
const longest = 8;
/** After these it is certain that no message went out; after any other nobody knows. */
const surelyNotSent: readonly Failure['code'][] = [
  'smsTooSoon',
  'smsQuota',
  'memberNotFound',
  'mobileMalformed',
  'refusedByServer',
];

export function SmsProof({ memberId, onRight, onCancel }: ProofProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const now = useNow(250);
  const [view, setView] = useState<SmsView | null>(null);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState<'send' | 'verify' | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [lost, setLost] = useState<'send' | 'verify' | null>(null);
  const fresh = useFreshness('smsProof');
  const settled = useSettled('smsProof');
  const complete = code.length >= shortest && busy === null;
  const wait = view?.nextSendAt == null ? 0 : Math.max(0, Math.ceil((view.nextSendAt - now) / 1_000));

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

  function clear(): void {
    setProblem(null);
    setLost(null);
  }

  async function send(): Promise<void> {
    if (busy !== null || !maySend(view)) {
      return;
    }
    clear();
    setBusy('send');
    const answer = await ask(bridge.sendSms({ target: memberId }));
    const counted = answer.ok ? answer : await ask(bridge.getSms({ target: memberId }));
    setBusy(null);
    if (counted.ok) {
      setView(counted.value);
    }
    if (!answer.ok) {
      setLost(surelyNotSent.includes(answer.failure.code) ? null : 'send');
      setProblem(answer.failure);
    }
  }

  async function verify(): Promise<void> {
    if (!complete) {
      return;
    }
    clear();
    setBusy('verify');
    const answer = await ask(bridge.verifySms({ target: memberId, code }));
    setBusy(null);
    if (answer.ok) {
      onRight();
    } else if (answer.failure.code === 'onlineOnly') {
      // The code stays typed: asking again harms nothing.
      setLost('verify');
    } else {
      setCode('');
      setProblem(answer.failure);
    }
  }

  function type(name: string): void {
    if (busy === null) {
      clear();
      setCode((typed) => pressPad(typed, name, 'password').slice(0, longest));
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape' && busy === null) {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      void (code === '' ? send() : verify());
    } else if (isPadKey(key.name, 'count')) {
      type(key.name);
    }
    return true;
  });

  return (
    <Dialog label={t('sale.verify.sms')} width={480}>
      <h2 className={styles['dialogTitle']}>{t('sale.verify.smsAsk')}</h2>
      <Press
        look={code === '' ? 'primary' : 'quiet'}
        busy={busy === 'send'}
        settling={!settled}
        disabled={!maySend(view)}
        shortcut={code === '' && wait === 0 ? 'Enter' : undefined}
        testid="sms-proof-send"
        data-sent={view?.sentToday}
        onClick={() => void send()}
      >
        {wait > 0 ? t('sms.again', { value: wait }) : t('sale.verify.smsSend')}{' '}
        <span className="number">{view?.maskedMobile}</span>
      </Press>
      <output className={styles['dots']} data-testid="sms-proof-code" aria-label={t('sms.code')}>
        {code}
      </output>
      {lost === null ? null : (
        <Note tone="warn" testid="sms-proof-lost">
          {t(lost === 'send' ? 'sale.verify.smsLost' : 'sale.verify.smsChecked')}
        </Note>
      )}
      {problem === null || lost !== null ? null : <FailureNote failure={problem} />}
      <Pad onKey={type} decimals={false} disabled={busy !== null} />
      <DialogEnd
        name="sms-proof"
        act={t(busy === 'verify' ? 'sms.verifying' : 'sms.verify')}
        complete={complete}
        busy={busy !== null}
        onCancel={onCancel}
        onConfirm={() => void verify()}
      />
    </Dialog>
  );
}
