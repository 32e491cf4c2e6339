// The keys of the till on one sheet (F1).
import { useTranslation } from 'react-i18next';
import { type KeyAction, keyActionNames, keyActions, keyLabel, keyOf, mayBeFreed } from '../../../shared/keys.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './keys-sheet.module.css';

/** What is no action's: it is the same at every till. */
const others = [
  ['0–9', 'digits'],
  ['←↑↓→', 'arrows'],
  ['1–5', 'choose'],
] as const;

export function KeysSheet() {
  const { t } = useTranslation();
  const { show } = useActions();
  const own = useTill((state) => state.preferences.keys);
  /** Enter and Esc beside what else was set for them. */
  const keysOf = (action: KeyAction) => {
    const set = keyOf(action, own);
    const also = mayBeFreed(action) || set === keyActions[action] ? [] : [keyActions[action]];
    return [set, ...also].map(keyLabel);
  };

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
        {keyActionNames.map((action) => (
          <Row key={action} keys={keysOf(action)} words={t(`keys.action.${action}`)} testid={`sheet-${action}`} />
        ))}
        {others.map(([name, key]) => (
          <Row key={key} keys={[name]} words={t(`keys.${key}`)} />
        ))}
      </dl>
      <p className={styles['scan']}>{t('keys.scan')}</p>
      <Press look="primary" shortcut="Esc" testid="keys-close" onClick={() => show(null)}>
        {t('action.close')}
      </Press>
    </Dialog>
  );
}

type RowProps = { readonly keys: readonly string[]; readonly words: string; readonly testid?: string };

function Row({ keys, words, testid }: RowProps) {
  return (
    <div className={styles['row']} data-testid={testid}>
      <dt>
        {keys.map((key) => (
          <kbd key={key} className={styles['key']}>
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
