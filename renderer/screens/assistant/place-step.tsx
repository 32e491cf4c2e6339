// What the till is for, to begin with: practice or a real store. Practice is one press away from a till that sells.
import IconBuildingStore from '@tabler/icons-react/dist/esm/icons/IconBuildingStore.mjs';
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs';
import { useTranslation } from 'react-i18next';
import type { AssistantPlace, AssistantView } from '../../../shared/assistant.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions } from '../../store/till-context.tsx';
import styles from './assistant.module.css';

const places = ['practice', 'store'] as const satisfies readonly AssistantPlace[];
const icons = { practice: IconSchool, store: IconBuildingStore } as const;
const abouts = { practice: 'assistant.place.practiceAbout', store: 'assistant.place.storeAbout' } as const;

type PlaceProps = { readonly view: AssistantView; readonly onChosen: (place: AssistantPlace) => void };

export function PlaceStep({ view, onChosen }: PlaceProps) {
  const { t } = useTranslation();
  const { keepAssistant } = useActions();

  async function choose(place: AssistantPlace): Promise<void> {
    const kept = await keepAssistant({ place, seen: 'place' });
    if (kept.ok) {
      onChosen(place);
    }
  }

  useKeys(keyLevel.panel, ({ name }) => {
    const place = places[Number(name) - 1];
    if (place === undefined) {
      return false;
    }
    void choose(place);
    return true;
  });

  return (
    <section className={styles['choice']} aria-label={t('assistant.steps.place')}>
      <h1 className={styles['hello']}>{t('assistant.place.text')}</h1>
      <div className={styles['tiles']} role="radiogroup" aria-label={t('assistant.steps.place')}>
        {places.map((place, index) => {
          const Icon = icons[place];
          return (
            <Press
              key={place}
              role="radio"
              aria-checked={view.place === place}
              shortcut={String(index + 1)}
              className={styles['tile']}
              icon={<Icon size={40} aria-hidden="true" />}
              testid={`assistant-place-${place}`}
              onClick={() => void choose(place)}
            >
              <strong className={styles['tileName']}>{t(`assistant.place.${place}`)}</strong>
              <span className={styles['tileAbout']}>{t(abouts[place])}</span>
            </Press>
          );
        })}
      </div>
    </section>
  );
}
