// A call as a shell writes it: quoted so that nothing in it means anything to the shell, variables in place of secrets.

/** One word of a POSIX shell, whatever it holds. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A variable's name for a secret field: `password` → `$PASSWORD`. */
export function variableOf(name: string): string {
  return `$${name.replaceAll(/[^A-Za-z0-9]/g, '_').toUpperCase()}`;
}
