// A long command that is told to stop takes away what it made and ends what it started, instead of leaving both behind.

/** Aborted by the first SIGINT, SIGTERM or SIGHUP. The command then ends with code 130 once its own cleaning is done. */
export function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.exitCode = 130;
      stopping.abort(new Error(`stopped by ${signal}`));
    });
  }
  return stopping.signal;
}
