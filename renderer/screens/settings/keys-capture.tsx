// "Press the new key": takes the very next key, whatever it does elsewhere, and asks where another action has it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type FreeKey,
  holderOf,
  isFreeKey,
  type KeyAction,
  keyLabel,
  keyOf,
  maySwap,
  type OwnKeys,
} from '../../../shared/keys.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Note } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import styles from './keys-panel.module.css';

export type CaptureProps = {
  readonly action: KeyAction;
  readonly own: OwnKeys;
  /** Where another action has the key, the two change places. */
  readonly onTake: (key: FreeKey) => void;
  readonly onLeave: () => void;
};

export function Capture({ action, own, onTake, onLeave }: CaptureProps) {
  const { t } = useTranslation();
  /** A key that another action has. */
  const [wanted, setWanted] = useState<FreeKey | null>(null);
  const [refused, setRefused] = useState(false);
  const holder = wanted === null ? null : holderOf(wanted, action, own);
  const swaps = maySwap(action, own);

  useKeys(keyLevel.dialog, ({ name, pressed = name }) => {
    if (pressed === 'Escape') {
      onLeave();
    } else if (pressed === 'Enter' && wanted !== null && swaps) {
      onTake(wanted);
    } else if (!isFreeKey(pressed)) {
      setRefused(true);
    } else if (holderOf(pressed, action, own) === null) {
      onTake(pressed);
    } else {
      setRefused(false);
      setWanted(pressed);
    }
    return true;
  });

  return (
    <Dialog label={t('keys.panel.press')}>
      <h2 className={styles['dialogTitle']}>{t(`keys.action.${action}`)}</h2>
      <p className={styles['press']} data-testid="keys-capture">
        <kbd className={styles['key']}>{keyLabel(wanted ?? keyOf(action, own))}</kbd>
        {wanted === null ? t('keys.panel.press') : null}
      </p>
      {refused ? (
        <Note tone="warn" testid="keys-refused">
          {t('keys.panel.notFree')}
        </Note>
      ) : null}
      {wanted === null || holder === null ? (
        <p className={styles['hint']}>{t('keys.panel.pressHelp')}</p>
      ) : (
        <>
          <Note tone="warn" testid="keys-taken">
            {t(swaps ? 'keys.panel.taken' : 'keys.panel.kept', {
              key: keyLabel(wanted),
              action: t(`keys.action.${holder}`),
            })}
          </Note>
          <div className={styles['end']}>
            <Press size="large" shortcut="Esc" testid="keys-keep" onClick={onLeave}>
              {t('keys.panel.keep')}
            </Press>
            {swaps ? (
              <Press look="primary" size="large" shortcut="Enter" testid="keys-swap" onClick={() => onTake(wanted)}>
                {t('keys.panel.swap')}
              </Press>
            ) : null}
          </div>
        </>
      )}
    </Dialog>
  );
}
