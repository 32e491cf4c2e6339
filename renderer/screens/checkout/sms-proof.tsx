// An SMS code to the member on screen without leaving the sale: Enter sends one, then checks what was typed. Countdown and quota are main's.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../../shared/result.ts';
import { ask } from '../../bridge.ts';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { FailureNote, Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { isPadKey, pressPad } from '../../components/pad-text.ts';
import styles from '../../components/password-dialog.module.css';
import { Press } from '../../components/press.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useBridge } from '../../store/till-context.tsx';
import { useSmsCodes } from '../sms/use-sms-codes.ts';

type ProofProps = { readonly memberId: string; readonly onRight: () => void; readonly onCancel: () => void };

const shortest = 4;
const longest = 8;

export function SmsProof({ memberId, onRight, onCancel }: ProofProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const codes = useSmsCodes(memberId);
  const { view, wait, sending } = codes;
  const [code, setCode] = useState('');
  const [verifying, setVerifying] = useState(false);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [unchecked, setUnchecked] = useState(false);
  const fresh = useFreshness('smsProof');
  const settled = useSettled('smsProof');
  const busy = sending || verifying;
  const complete = code.length >= shortest && !busy;
  const problem = refusal ?? codes.problem;

  function clear(): void {
    codes.clearProblem();
    setRefusal(null);
    setUnchecked(false);
  }

  function send(): void {
    if (!busy && wait === 0) {
      clear();
      void codes.send();
    }
  }

  async function verify(): Promise<void> {
    if (!complete) {
      return;
    }
    clear();
    setVerifying(true);
    const answer = await ask(bridge.verifySms({ target: memberId, code }));
    setVerifying(false);
    if (answer.ok) {
      onRight();
    } else if (answer.failure.code === 'onlineOnly') {
      // The code stays typed: asking again harms nothing.
      setUnchecked(true);
    } else {
      setCode('');
      setRefusal(answer.failure);
    }
  }

  function type(name: string): void {
    if (!busy) {
      clear();
      setCode((typed) => pressPad(typed, name, 'password').slice(0, longest));
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape' && !busy) {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      if (code === '') {
        send();
      } else {
        void verify();
      }
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
        busy={sending}
        settling={!settled}
        disabled={view === null || wait > 0}
        shortcut={code === '' && wait === 0 ? 'Enter' : undefined}
        testid="sms-proof-send"
        data-sent={view?.sentToday}
        onClick={send}
      >
        {wait > 0 ? t('sms.again', { value: wait }) : t('sale.verify.smsSend')} ·{' '}
        <span className="number">{view?.maskedMobile}</span>
      </Press>
      <output className={styles['dots']} data-testid="sms-proof-code" aria-label={t('sms.code')}>
        {code}
      </output>
      {unchecked || codes.isDoubtful ? (
        <Note tone="warn" testid="sms-proof-lost">
          {t(unchecked ? 'sale.verify.smsChecked' : 'sale.verify.smsLost')}
        </Note>
      ) : problem === null ? null : (
        <FailureNote failure={problem} />
      )}
      <Pad onKey={type} decimals={false} disabled={busy} />
      <DialogEnd
        name="sms-proof"
        act={t(verifying ? 'sms.verifying' : 'sms.verify')}
        complete={complete}
        busy={busy}
        onCancel={onCancel}
        onConfirm={() => void verify()}
      />
    </Dialog>
  );
}
