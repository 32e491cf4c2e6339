// Appearance: theme, size of text, sounds, language.
export const appearance = {
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
  themeHelp: 'Dark suits a dim dining room; as the system: the till changes when the operating system does.',
  textSize: 'Text size',
  textSizes: { normal: 'Normal', large: 'Large' },
  textHelp: 'On a large screen the till is drawn larger by itself; Large adds to that.',
  sounds: 'Sounds',
  soundsOn: 'On',
  soundsOff: 'Off',
  soundsHelp: 'The tones of a good and a bad scan.',
  language: 'Language',
  languageHelp: 'Only the words change; nothing that was typed is lost.',
};
