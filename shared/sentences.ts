// Sentences one after the other, in the language that they are written in.

/** Joins them: Chinese ones follow each other without a space, others with one. What is empty is left out. */
export function sentences(all: readonly string[]): string {
  return all
    .filter((sentence) => sentence !== '')
    .reduce((text, next) => (text === '' || text.endsWith('。') ? `${text}${next}` : `${text} ${next}`), '');
}
