// The big number pad: the same keys as the numeric block, and the pure editing of the text that both share.
import IconBackspace from '@tabler/icons-react/dist/esm/icons/IconBackspace.mjs';
import { useTranslation } from 'react-i18next';
import styles from './pad.module.css';
import { Press } from './press.tsx';

export type PadProps = {
  /** Gets the same names as the keyboard: `0`–`9`, `.`, `Backspace`, `Delete`. */
  readonly onKey: (name: string) => void;
  readonly decimals?: boolean;
  readonly disabled?: boolean;
};

const digits = ['7', '8', '9', '4', '5', '6', '1', '2', '3'] as const;

export function Pad({ onKey, decimals = true, disabled = false }: PadProps) {
  const { t } = useTranslation();
  const press = (name: string) => ({ look: 'key' as const, disabled, onClick: () => onKey(name) });
  return (
    <fieldset className={styles['pad']} aria-label={t('pad.label')}>
      {digits.map((digit) => (
        <Press key={digit} testid={`pad-${digit}`} tabIndex={-1} {...press(digit)}>
          {digit}
        </Press>
      ))}
      <Press testid="pad-0" tabIndex={-1} className={decimals ? styles['zero'] : styles['zeroWide']} {...press('0')}>
        0
      </Press>
      {decimals ? (
        <Press testid="pad-dot" tabIndex={-1} aria-label={t('pad.dot')} {...press('.')}>
          .
        </Press>
      ) : null}
      <Press
        testid="pad-erase"
        tabIndex={-1}
        className={styles['erase']}
        aria-label={t('pad.erase')}
        icon={<IconBackspace size={30} aria-hidden="true" />}
        {...press('Backspace')}
      />
      <Press testid="pad-clear" tabIndex={-1} className={styles['clear']} {...press('Delete')}>
        <span className={styles['word']}>{t('pad.clear')}</span>
      </Press>
    </fieldset>
  );
}
