// The keys of the till on one sheet (F1).
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import styles from './keys-sheet.module.css';

const rows = [
  ['F1', 'f1'],
  ['F2', 'f2'],
  ['F3', 'f3'],
  ['F4', 'f4'],
  ['F5', 'f5'],
  ['F6', 'f6'],
  ['F7', 'f7'],
  ['F8', 'f8'],
  ['F9', 'f9'],
  ['F10', 'f10'],
  ['F11', 'f11'],
  ['F12', 'f12'],
  ['Enter', 'enter'],
  ['Esc', 'escape'],
  ['0–9', 'digits'],
  ['←↑↓→', 'arrows'],
  ['1–5', 'choose'],
] as const;

export function KeysSheet() {
  const { t } = useTranslation();
  const { show } = useActions();
  useKeys(keyLevel.dialog, (key) => {
    if (key.name === 'Escape' || key.name === 'Enter' || key.name === 'F1') {
      show(null);
    }
    return true;
  });
  return (
    <Dialog label={t('keys.title')} width={760}>
      <h2 className={styles['title']}>{t('keys.title')}</h2>
      <dl className={styles['keys']} data-testid="keys-sheet">
        {rows.map(([name, key]) => (
          <div key={key} className={styles['row']}>
            <dt>
              <kbd className={styles['key']}>{name}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['scan']}>{t('keys.scan')}</p>
      <Press look="primary" shortcut="Esc" testid="keys-close" onClick={() => show(null)}>
        {t('action.close')}
      </Press>
    </Dialog>
  );
}
