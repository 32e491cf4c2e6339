// Telling a disk that refuses (bad luck, handled) from a bug (thrown): the journal marks the first kind.

const refusingCodes = ['SQLITE_FULL', 'SQLITE_IOERR'];

/** The sentence that the cashier is owed. A disk that is not known to be full or damaged refused in some other way. */
export function storeFailureCode(error: Error): 'diskFull' | 'diskRefused' | 'storeDamaged' {
  const code = 'code' in error ? error.code : null;
  if (code === 'storeDamaged') {
    return code;
  }
  return code === 'diskFull' || code === 'SQLITE_FULL' ? 'diskFull' : 'diskRefused';
}

/** True where the store could not make a change durable; then the change did not happen. */
export function isStoreFailure(error: unknown): error is Error {
  if (!(error instanceof Error)) {
    return false;
  }
  const code = 'code' in error ? error.code : null;
  return (
    error.name === 'StoreFailure' ||
    (typeof code === 'string' && refusingCodes.some((prefix) => code.startsWith(prefix)))
  );
}
