// What is not needed for every guest: one tile each, opened by its number.
import { useTranslation } from 'react-i18next';
import { platformFeatures } from '../../../shared/features.ts';
import { Press } from '../../components/press.tsx';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { type MoreEntry, moreEntries } from './entries.ts';
import styles from './more.module.css';

export function More() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const hasUnipos = useTill((state) => state.settings?.unipos ?? false);
  const offers = useTill((state) => state.settings?.offers ?? platformFeatures);
  const isThere = ({ feature, unipos }: MoreEntry) =>
    (unipos !== true || hasUnipos) && (feature === undefined || offers.includes(feature));
  const entries = moreEntries.filter(isThere);

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      goTo('counter');
      return true;
    }
    const entry = /^[1-9]$/.test(name) ? entries[Number(name) - 1] : undefined;
    if (entry !== undefined) {
      goTo(entry.name);
    }
    return entry !== undefined;
  });

  return (
    <ScreenFrame title={t('more.title')} onBack={() => goTo('counter')} side={<span>{t('more.explain')}</span>}>
      <nav className={styles['tiles']} aria-label={t('more.title')}>
        {entries.map(({ name, icon: Icon }, index) => (
          <Press
            key={name}
            className={styles['tile']}
            shortcut={index < 9 ? String(index + 1) : undefined}
            icon={<Icon size={34} aria-hidden={true} />}
            testid={`more-${name}`}
            onClick={() => goTo(name)}
          >
            <strong className={styles['name']}>{t(`more.entries.${name}.name`)}</strong>
            <span className={styles['about']}>{t(`more.entries.${name}.about`)}</span>
          </Press>
        ))}
      </nav>
    </ScreenFrame>
  );
}
