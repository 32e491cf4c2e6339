// Sentences that follow one another: in Chinese the full stop brings its own room along, in English a space stands between them.

/** `language`: as the page has it. What is empty is left out. */
export function sentences(language: string, ...said: readonly string[]): string {
  return said.filter((sentence) => sentence !== '').join(language === 'en' ? ' ' : '');
}
