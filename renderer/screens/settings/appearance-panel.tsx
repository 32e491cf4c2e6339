// How the screen looks and sounds at this till: each press changes it at once, and it is kept.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appearance, textSizes, themes } from '../../../shared/preferences/appearance.ts';
import type { Language } from '../../../shared/profile.ts';
import type { Failure } from '../../../shared/result.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { Press } from '../../components/press.tsx';
import { keyLevel } from '../../keys/key-layers.ts';
import { useKeys } from '../../keys/use-keys.ts';
import { useActions, useTill } from '../../store/till-context.tsx';
import styles from './appearance-panel.module.css';

/** Each language in its own words: who cannot read the other finds it. */
const languages = [
  ['zh-CN', '中文'],
  ['en', 'English'],
] as const satisfies readonly (readonly [Language, string])[];

export function AppearancePanel() {
  const { t, i18n } = useTranslation();
  const { changePreference, setLanguage } = useActions();
  const appearance = useTill((state) => state.preferences.appearance);
  const [problem, setProblem] = useState<Failure | null>(null);

  async function change(part: Partial<Appearance>): Promise<void> {
    const answer = await changePreference({ section: 'appearance', value: { ...appearance, ...part } });
    setProblem(answer.ok ? null : answer.failure);
  }

  const choices: readonly ChoiceProps[] = [
    ...themes.map((theme) => ({
      row: 'theme' as const,
      name: theme,
      label: t(`appearance.themes.${theme}`),
      chosen: appearance.theme === theme,
      onChoose: () => void change({ theme }),
    })),
    ...textSizes.map((textSize) => ({
      row: 'textSize' as const,
      name: textSize,
      label: t(`appearance.textSizes.${textSize}`),
      chosen: appearance.textSize === textSize,
      onChoose: () => void change({ textSize }),
    })),
    ...[true, false].map((sounds) => ({
      row: 'sounds' as const,
      name: sounds ? 'on' : 'off',
      label: t(sounds ? 'appearance.soundsOn' : 'appearance.soundsOff'),
      chosen: appearance.sounds === sounds,
      onChoose: () => void change({ sounds }),
    })),
    ...languages.map(([language, label]) => ({
      row: 'language' as const,
      name: language,
      label,
      chosen: i18n.language === language,
      onChoose: () => void setLanguage(language),
    })),
  ];

  useKeys(keyLevel.panel, ({ name }) => {
    const choice = /^[1-9]$/.test(name) ? choices[Number(name) - 1] : undefined;
    choice?.onChoose();
    return choice !== undefined;
  });

  const row = (name: ChoiceProps['row']) =>
    choices
      .map((choice, index) => ({ choice, digit: String(index + 1) }))
      .filter(({ choice }) => choice.row === name)
      .map(({ choice, digit }) => <Choice key={choice.name} {...choice} digit={digit} />);

  return (
    <div className={`scroll ${styles['panel']}`}>
      <Row title={t('appearance.theme')} help={t('appearance.themeHelp')}>
        {row('theme')}
      </Row>
      <Row title={t('appearance.textSize')} help={t('appearance.textHelp')}>
        {row('textSize')}
      </Row>
      <Row title={t('appearance.sounds')} help={t('appearance.soundsHelp')}>
        {row('sounds')}
      </Row>
      <Row title={t('appearance.language')} help={t('appearance.languageHelp')}>
        {row('language')}
      </Row>
      {problem === null ? null : <FailureNote failure={problem} />}
    </div>
  );
}

type RowProps = { readonly title: string; readonly help: string; readonly children: ReactNode };

function Row({ title, help, children }: RowProps) {
  return (
    <section className={styles['row']}>
      <div className={styles['words']}>
        <h2 className={styles['title']}>{title}</h2>
        <p className={styles['help']}>{help}</p>
      </div>
      <div className={styles['choices']} role="radiogroup" aria-label={title}>
        {children}
      </div>
    </section>
  );
}

type ChoiceProps = {
  readonly row: 'theme' | 'textSize' | 'sounds' | 'language';
  readonly name: string;
  readonly label: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

function Choice({ row, name, label, chosen, onChoose, digit }: ChoiceProps & { readonly digit: string }) {
  return (
    <Press
      role="radio"
      aria-checked={chosen}
      size="large"
      shortcut={digit}
      className={styles['choice']}
      testid={`appearance-${row}-${name}`}
      onClick={onChoose}
    >
      {label}
    </Press>
  );
}
