// A new PIN, typed twice by the person whose it is. It leaves this dialog once, with `onDone`.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { DialogEnd } from '../../components/dialog-end.tsx';
import { Note } from '../../components/failure-note.tsx';
import { Pad } from '../../components/pad.tsx';
import { isPadKey } from '../../components/pad-text.ts';
import { PinDots } from '../../components/pin-dots.tsx';
import { pressPin, shortestPin } from '../../components/pin-text.ts';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useFreshness } from '../../store/money-dialog.ts';
import styles from './people-panel.module.css';

export type PinDialogProps = {
  readonly name: string;
  readonly onDone: (pin: string) => void;
  readonly onCancel: () => void;
};

export function PinDialog({ name, onDone, onCancel }: PinDialogProps) {
  const { t } = useTranslation();
  const [first, setFirst] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [differs, setDiffers] = useState(false);
  const fresh = useFreshness(first === null ? 'first' : 'again');
  const complete = text.length >= shortestPin;

  function press(key: string): void {
    setDiffers(false);
    setText((now) => pressPin(now, key));
  }

  function confirm(): void {
    if (!complete) {
      return;
    }
    setText('');
    if (first === null) {
      setFirst(text);
    } else if (first === text) {
      setFirst(null);
      onDone(text);
    } else {
      setFirst(null);
      setDiffers(true);
    }
  }

  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape') {
      onCancel();
    } else if (key.name === 'Enter' && fresh(key.timeMs)) {
      confirm();
    } else if (isPadKey(key.name, 'password')) {
      press(key.name);
    }
    return true;
  });

  return (
    <Dialog label={t('people.pinTitle', { name })} width={460}>
      <h2 className={styles['dialogTitle']}>{t('people.pinTitle', { name })}</h2>
      <PinDots
        length={text.length}
        label={t(first === null ? 'people.pinNew' : 'people.pinAgain')}
        testid={first === null ? 'pin-new' : 'pin-again'}
      />
      <div className={styles['said']}>
        {differs ? (
          <Note tone="bad" testid="pin-differs">
            {t('people.pinDiffers')}
          </Note>
        ) : (
          <Note tone="info">{t('people.pinRule')}</Note>
        )}
      </div>
      <Pad onKey={press} decimals={false} />
      <DialogEnd
        name="pin"
        act={t(first === null ? 'people.pinNext' : 'action.confirm')}
        complete={complete}
        onCancel={onCancel}
        onConfirm={confirm}
      />
    </Dialog>
  );
}
