// Appearance: theme, size of text, sounds, language.
export const appearance = {
  theme: 'Theme',
  themes: { light: 'Light', dark: 'Dark', system: 'System' },
  themeHelp: 'Dark suits a dim dining room. System: as the operating system has it.',
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
