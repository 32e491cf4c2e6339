// A card or mobile number without a keyboard: the big pad, in the place of the member while one is looked for.
import { useTranslation } from 'react-i18next';
import { Pad } from '../../components/pad.tsx';
import { pressPad } from '../../components/pad-text.ts';
import { Press } from '../../components/press.tsx';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './scan-field.module.css';

export function SearchPad({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const text = useTill((state) => state.scanText);
  const looking = useTill((state) => state.looking);
  const { lookup, setScanText } = useActions();
  return (
    <section className={styles['search']} aria-label={t('actions.search')} data-testid="search-pad">
      <Pad decimals={false} onKey={(name) => setScanText(pressPad(text, name, 'password'))} />
      <div className={styles['searchActions']}>
        <Press size="large" shortcut="Esc" onClick={onClose}>
          {t('action.close')}
        </Press>
        <Press look="primary" size="large" shortcut="Enter" busy={looking} onClick={() => void lookup(text)}>
          {t('counter.read')}
        </Press>
      </div>
    </section>
  );
}
