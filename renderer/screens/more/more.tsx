// What is not needed for every guest: one tile each, opened by its number.
import { useTranslation } from 'react-i18next';
import { platformFeatures } from '../../../shared/features.ts';
import { ScreenFrame } from '../../components/screen-frame.tsx';
import { Tiles } from '../../components/tiles.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import { type MoreEntry, moreEntries } from './entries.ts';

export function More() {
  const { t } = useTranslation();
  const { goTo } = useActions();
  const hasUnipos = useTill((state) => state.settings?.unipos ?? false);
  const offers = useTill((state) => state.settings?.offers ?? platformFeatures);
  const isThere = ({ feature, unipos }: MoreEntry) =>
    (unipos !== true || hasUnipos) && (feature === undefined || offers.includes(feature));
  const entries = moreEntries.filter(isThere);
  const tiles = entries.map(({ name, icon, ...entry }) => ({
    name,
    title: t(`more.entries.${name}.name`),
    about: t(`more.entries.${name}.about`),
    icon,
    shortcut: 'shortcut' in entry ? entry.shortcut : undefined,
    testid: `more-${name}`,
  }));

  useKeys(keyLevel.screen, ({ name }) => {
    if (name === 'Escape') {
      goTo('counter');
    }
    return name === 'Escape';
  });

  return (
    <ScreenFrame title={t('more.title')} onBack={() => goTo('counter')} side={<span>{t('more.explain')}</span>}>
      <Tiles
        groups={[{ heading: null, tiles }]}
        label={t('more.title')}
        size="large"
        onChoose={(tile) => {
          const entry = entries.find(({ name }) => name === tile);
          if (entry !== undefined) {
            goTo(entry.name);
          }
        }}
      />
    </ScreenFrame>
  );
}
