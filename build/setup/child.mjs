// Running other programs: one way that hands everything through, one way that keeps the output for a failure.
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { delimiter, join } from 'node:path';

/** @typedef {{ code: number, output: string }} Finished */

/**
 * Runs a program with our own terminal; passes signals on and answers its exit code (128 + n after signal n).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [cwd]
 * @returns {Promise<number>}
 */
export function handOver(command, args, env, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit', ...(cwd === undefined ? {} : { cwd }) });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    // A terminal sends Ctrl-C to the whole group: forwarding it too would interrupt the child twice.
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => {
      if (!(signal === 'SIGINT' && process.stdin.isTTY)) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    const release = () => {
      for (const signal of signals) process.off(signal, forward);
    };
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', (code, signal) => {
      release();
      resolve(code ?? 128 + (signal === null ? 0 : osConstants.signals[signal]));
    });
  });
}

/**
 * Runs a program quietly and keeps what it printed. A program that cannot be started counts as exit code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<Finished>}
 */
export function quietly(command, args, options = {}) {
  return new Promise((resolve) => {
    /** @type {string[]} */
    const output = [];
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
      ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
    });
    child.stdout.setEncoding('utf8').on('data', (text) => output.push(text));
    child.stderr.setEncoding('utf8').on('data', (text) => output.push(text));
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 1, output: output.join('') }));
  });
}

/**
 * Runs npm quietly, with the npm that started us where there is one.
 * @param {readonly string[]} args
 * @param {string} cwd
 * @returns {Promise<Finished>}
 */
export function npm(args, cwd) {
  const script = process.env['npm_execpath'];
  if (script?.endsWith('.js')) return quietly(process.execPath, [script, ...args], { cwd });
  return quietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd });
}

/**
 * The full path of a program, or null.
 * @param {string} name
 * @returns {string | null}
 */
export function findProgram(name) {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue;
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/**
 * The end of a long output, for a failure's message.
 * @param {string} output
 * @param {number} [lines]
 */
export function tail(output, lines = 15) {
  return output.trimEnd().split('\n').slice(-lines).join('\n    ');
}
