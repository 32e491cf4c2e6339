// The guest types the card's trade password, turned to the customer: dots only, checked with the platform before the charge.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/result.ts';
import { ask } from '../bridge.ts';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useFreshness } from '../store/money-dialog.ts';
import { useBridge } from '../store/till-context.tsx';
import { Dialog } from './dialog.tsx';
import { DialogEnd } from './dialog-end.tsx';
import { FailureNote } from './failure-note.tsx';
import { Pad } from './pad.tsx';
import { isPadKey, pressPad } from './pad-text.ts';
import styles from './password-dialog.module.css';

export type PasswordDialogProps = {
  readonly cardId: string;
  /** The password, once the platform said that it is right. */
  readonly onGiven: (password: string) => void;
  readonly onCancel: () => void;
};

export function PasswordDialog({ cardId, onGiven, onCancel }: PasswordDialogProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const fresh = useFreshness('password');

  async function verify(): Promise<void> {
    if (busy || text === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.verifyTradePassword({ cardId, password: text }));
    setBusy(false);
    if (answer.ok) {
      onGiven(text);
    } else {
      setProblem(answer.failure);
      setText('');
    }
  }

  function press(name: string): void {
    if (!busy) {
      setProblem(null);
      setText((now) => pressPad(now, name, 'password'));
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape' && !busy) {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      void verify();
    } else if (isPadKey(key.name, 'password')) {
      press(key.name);
    } else if (/^[A-Za-z]$/.test(key.name) && !busy) {
      setText((now) => now + key.name);
    }
    return true;
  });

  return (
    <Dialog label={t('checkout.password')} width={480}>
      <h2 className={styles['dialogTitle']}>{t('checkout.passwordAsk')}</h2>
      <output className={styles['dots']} data-testid="trade-password" aria-label={t('checkout.password')}>
        {'●'.repeat(text.length)}
      </output>
      {problem === null ? null : <FailureNote failure={problem} />}
      <Pad onKey={press} decimals={false} disabled={busy} />
      <DialogEnd
        name="trade-password"
        act={busy ? t('checkout.passwordChecking') : t('action.confirm')}
        complete={text !== ''}
        busy={busy}
        onCancel={onCancel}
        onConfirm={() => void verify()}
      />
    </Dialog>
  );
}
