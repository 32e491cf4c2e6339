// How set-up talks to people: a line when a step starts, a sign of life while it lasts, seconds when it ends,
// and failures that say what to do. Everything goes to stderr, so that a script's own stdout stays clean (`--json`).

const HEARTBEAT_MS = 5_000;

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * An expected failure of set-up: a plain sentence and a way out. Shown without a stack.
 * @param {string} sentence what is wrong
 * @param {string} wayOut what to do about it
 * @returns {Error & { wayOut: string }}
 */
export function setupFailure(sentence, wayOut) {
  return Object.assign(new Error(sentence), { name: 'SetupFailure', wayOut });
}

/**
 * Runs one long step with progress lines.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(title, work) {
  const started = Date.now();
  const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
  say(`setup: ${title} …`);
  const heartbeat = setInterval(() => say(`setup:   still at it, ${seconds()} s`), HEARTBEAT_MS);
  try {
    const result = await work();
    say(`setup:   done in ${seconds()} s`);
    return result;
  } finally {
    clearInterval(heartbeat);
  }
}

/**
 * Prints a failure for people and returns the exit code to end with.
 * @param {unknown} error
 * @returns {number}
 */
export function explain(error) {
  if (error instanceof Error && error.name === 'SetupFailure' && 'wayOut' in error) {
    say(`\nsetup: ${error.message}\n  What to do: ${String(error.wayOut)}`);
  } else {
    say(`\nsetup: something unexpected went wrong; this is a bug in build/setup.`);
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  return 1;
}
