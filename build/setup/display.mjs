// A screen for Electron: the user's own where there is one, else a virtual one (Xvfb) that ends with us.
import { spawn } from 'node:child_process';
import { findProgram } from './child.mjs';
import { say, setupFailure } from './say.mjs';

const SCREEN = '1920x1080x24';
const START_TIMEOUT_MS = 15_000;

/**
 * Whether a window can be shown to a person here. `YATAI_DISPLAY=virtual` keeps windows off a real screen.
 * @returns {boolean}
 */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  if (process.env['YATAI_DISPLAY'] === 'virtual') return false;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts an X server without a screen on the first free display number.
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>} `display` as in the DISPLAY variable
 */
export async function startVirtualDisplay() {
  const xvfb = findProgram('Xvfb');
  if (xvfb === null)
    throw setupFailure('Xvfb is not installed.', 'apt-get install -y xvfb, then run the command again.');
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-noreset'];
  // setpriv ties the server's life to ours even when we are killed outright.
  const setpriv = findProgram('setpriv');
  const [command, all] = setpriv === null ? [xvfb, args] : [setpriv, ['--pdeathsig', 'TERM', xvfb, ...args]];
  const child = spawn(command, all, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let complaints = '';
  child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    complaints += text;
  });
  const number = await new Promise((resolve, reject) => {
    /** @param {string} why */
    const fail = (why) => {
      child.kill('SIGKILL');
      reject(
        setupFailure(
          `the virtual display (Xvfb) did not start: ${why} ${complaints.trim()}`,
          'see that /tmp is writable and not full, then run the command again.',
        ),
      );
    };
    const timer = setTimeout(fail, START_TIMEOUT_MS, 'no answer in 15 s.');
    let text = '';
    child.stdio[3]?.on('data', (chunk) => {
      text += String(chunk);
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
    child.once('error', (error) => fail(error.message));
    child.once('close', () => {
      clearTimeout(timer);
      fail('it ended at once.');
    });
  });
  return {
    display: `:${number}`,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Runs work with a display: null when the user's own is there.
 * @template T
 * @param {(display: string | null) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withDisplay(work) {
  if (hasDisplay()) return work(null);
  const virtual = await startVirtualDisplay();
  say(`setup: no display here, so windows open on a virtual one (Xvfb ${virtual.display}, ${SCREEN}).`);
  try {
    return await work(virtual.display);
  } finally {
    await virtual.stop();
  }
}
