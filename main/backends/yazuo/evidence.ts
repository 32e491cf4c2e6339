// What is kept of a call for the journal and the screen: plain data, short, and never a token, a password or a code.

/** `ms` is the whole time of the call; everything that is not known is left out. */
export type Evidence = {
  readonly section: string;
  readonly ms: number;
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly why?: string;
  /** The call was repeated with a new token. */
  readonly repeated?: true;
};

const longestText = 300;

/** The platform's words, cut short, with every secret of the call that they might echo taken out. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text.slice(0, 4 * longestText);
  for (const secret of secrets) {
    if (secret !== '') clean = clean.replaceAll(secret, '***');
  }
  return clean.length > longestText ? `${clean.slice(0, longestText)}…` : clean;
}
