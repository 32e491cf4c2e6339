// A platform's own words, safe to show and to keep.

const longestText = 300;

/** Cut short, with every secret of the call that they might echo taken out. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text.slice(0, 4 * longestText);
  for (const secret of secrets) {
    if (secret !== '') clean = clean.replaceAll(secret, '***');
  }
  return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean;
}
