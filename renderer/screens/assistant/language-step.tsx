// The first step: the language, each in its own words.
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/profile.ts';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './assistant.module.css';

const languages = [
  { language: 'zh-CN', name: 'zh' },
  { language: 'en', name: 'en' },
] as const satisfies readonly { readonly language: Language; readonly name: string }[];

export function LanguageStep() {
  const { t } = useTranslation();
  const { setLanguage } = useActions();
  const chosen = useTill((state) => state.settings?.language ?? 'zh-CN');

  useKeys(keyLevel.panel, ({ name }) => {
    const at = languages[Number(name) - 1];
    if (at === undefined) {
      return false;
    }
    void setLanguage(at.language);
    return true;
  });

  return (
    <section className={styles['choice']} aria-label={t('assistant.steps.language')}>
      <h1 className={styles['hello']}>{t('assistant.language.hello')}</h1>
      <p className={styles['say']}>{t('assistant.language.text')}</p>
      <div className={styles['tiles']} role="radiogroup" aria-label={t('assistant.steps.language')}>
        {languages.map(({ language, name }, index) => (
          <Press
            key={language}
            role="radio"
            lang={language}
            aria-checked={language === chosen}
            shortcut={String(index + 1)}
            className={styles['tile']}
            testid={`assistant-language-${language}`}
            onClick={() => void setLanguage(language)}
          >
            <strong className={styles['tileName']}>{t(`assistant.language.${name}`)}</strong>
          </Press>
        ))}
      </div>
    </section>
  );
}
