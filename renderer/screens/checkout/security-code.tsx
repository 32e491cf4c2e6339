// The code on the card's back (6.17): another proof that the card is in the guest's hand, beside trade password and SMS code.
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
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import { useBridge } from '../../store/till-context.tsx';

type DialogProps = { readonly cardId: string; readonly onRight: () => void; readonly onCancel: () => void };

const longestCode = 16;

export function SecurityCode({ cardId, onRight, onCancel }: DialogProps) {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Failure | null>(null);
  const fresh = useFreshness('securityCode');

  async function verify(): Promise<void> {
    if (busy || code === '') {
      return;
    }
    setBusy(true);
    setProblem(null);
    const answer = await ask(bridge.verifySecurityCode({ cardId, code }));
    setBusy(false);
    setCode('');
    if (answer.ok && answer.value) {
      onRight();
    } else {
      setWrong(answer.ok);
      setProblem(answer.ok ? null : answer.failure);
    }
  }

  function type(next: (now: string) => string): void {
    if (!busy) {
      setWrong(false);
      setProblem(null);
      setCode((now) => next(now).slice(0, longestCode));
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape' && !busy) {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      void verify();
    } else if (isPadKey(key.name, 'password')) {
      type((now) => pressPad(now, key.name, 'password'));
    } else if (/^[A-Za-z]$/.test(key.name)) {
      type((now) => now + key.name);
    }
    return true;
  });

  return (
    <Dialog label={t('securityCode.title')} width={480}>
      <h2 className={styles['dialogTitle']}>{t('securityCode.explain')}</h2>
      <output className={styles['dots']} data-testid="security-code-typed" aria-label={t('securityCode.title')}>
        {code}
      </output>
      {wrong ? (
        <Note tone="bad" testid="security-code-wrong">
          {t('securityCode.wrong')}
        </Note>
      ) : null}
      {problem === null ? null : <FailureNote failure={problem} />}
      <Pad onKey={(name) => type((now) => pressPad(now, name, 'password'))} decimals={false} disabled={busy} />
      <DialogEnd
        name="security-code"
        act={busy ? t('securityCode.checking') : t('action.confirm')}
        complete={code !== ''}
        busy={busy}
        onCancel={onCancel}
        onConfirm={() => void verify()}
      />
    </Dialog>
  );
}
