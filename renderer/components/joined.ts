// Pieces of a line that may wrap. Pure.

/** A dot stays with the piece before it: no line begins with one. Empty pieces are left out. */
export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\u00a0· ');
}
