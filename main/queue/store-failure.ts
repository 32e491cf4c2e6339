// Telling a disk that refuses (bad luck, handled) from a bug (thrown): the journal marks the first kind.

const refusingCodes = ['SQLITE_FULL', 'SQLITE_IOERR'];

/** True where the store could not make a change durable; then the change did not happen. */
export function isStoreFailure(error: unknown): boolean {
  if (!(error instanceof Error)) {
    return false;
  }
  const code = 'code' in error ? error.code : null;
  return (
    error.name === 'StoreFailure' ||
    (typeof code === 'string' && refusingCodes.some((prefix) => code.startsWith(prefix)))
  );
}
