// The system libraries that Electron needs on Linux, the virtual display, and a Chinese font. Installed as root on
// Debian and Ubuntu; elsewhere the exact command is printed and set-up stops.
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { findProgram, quietly, tail } from './child.mjs';
import { hasDisplay } from './display.mjs';
import { say, setupFailure, step } from './say.mjs';

/** Names differ between releases (Ubuntu 24.04 and Debian 13 renamed for 64-bit time): the first that exists is taken. */
const LIBRARY_PACKAGES = [
  ['libgtk-3-0t64', 'libgtk-3-0'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2t64', 'libasound2'],
  ['libxss1'],
  ['libxtst6'],
  ['libnotify4'],
  ['libsecret-1-0'],
  ['libatspi2.0-0t64', 'libatspi2.0-0'],
  ['libcups2t64', 'libcups2'],
  ['libdrm2'],
  ['libxkbcommon0'],
  ['libx11-xcb1'],
];
const DISPLAY_PACKAGES = [['xvfb'], ['xauth']];
const FONT_PACKAGES = [['fonts-noto-cjk'], ['fonts-liberation']];
const COMPILER_PACKAGES = [['gcc'], ['libc6-dev']];
/** How often, and how long (ms) between, a lock of the package lists is asked for. */
const lockTurns = 24;
const lockPause = 5_000;

/**
 * Shared libraries that the loader cannot find for a program.
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
async function missingLibraries(executable) {
  const { output } = await quietly('ldd', [executable]);
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/** @returns {Promise<boolean>} whether some installed font has Chinese characters */
async function hasChineseFont() {
  const { code, output } = await quietly('fc-list', [':lang=zh-cn', 'family']);
  return code === 0 && output.trim() !== '';
}

/**
 * Makes sure that Electron can start and show Chinese text here. Does nothing on macOS and Windows.
 * @param {string} electron its executable
 */
export async function ensureSystem(electron) {
  if (process.platform !== 'linux') return;
  const [libraries, font] = await Promise.all([missingLibraries(electron), hasChineseFont()]);
  /** @type {string[][]} */
  const wanted = [];
  /** @type {string[]} */
  const reasons = [];
  if (libraries.length > 0) {
    wanted.push(...LIBRARY_PACKAGES);
    reasons.push(`shared libraries (${libraries.slice(0, 4).join(', ')}${libraries.length > 4 ? ', …' : ''})`);
  }
  if (!hasDisplay() && findProgram('Xvfb') === null) {
    wanted.push(...DISPLAY_PACKAGES);
    reasons.push('a virtual display (Xvfb)');
  }
  if (!font) {
    // With a person's own screen the distribution's font choice is the person's business, but boxes help nobody.
    wanted.push(...FONT_PACKAGES, ['fontconfig']);
    reasons.push('a Chinese font');
  }
  if (wanted.length === 0) return;
  await installPackages(reasons.join(' and '), wanted);
  const still = await missingLibraries(electron);
  if (still.length > 0) {
    throw setupFailure(
      `these shared libraries are still missing for Electron: ${still.join(', ')}.`,
      'find the packages that hold them (`apt-file search NAME`, `dnf provides NAME`), install them, and run the command again.',
    );
  }
}

/**
 * A C compiler with libc's headers, for the tests that stand between the store and the disk. Installs one where that is
 * possible; null, or a sentence why there is none. The till itself needs none.
 * @returns {Promise<string | null>}
 */
export async function ensureCompiler() {
  if (await compiles()) return null;
  try {
    await installPackages('a C compiler', COMPILER_PACKAGES);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return (await compiles()) ? null : 'the C compiler does not work here';
}

/** The real curl, for the tests that call the gateway as a terminal's maker would. Throws where there is none and none can be installed. */
export async function ensureCurl() {
  if (findProgram('curl') === null) await installPackages('curl', [['curl']]);
}

/** Programs that tests of the scanner want, with their packages. An input method needs its module for GTK, which Electron draws with. */
const SCANNER_PROGRAMS = /** @type {const} */ ({
  xdotool: [['xdotool']],
  socat: [['socat']],
  'ibus-daemon': [['ibus'], ['ibus-libpinyin'], ['ibus-gtk3'], ['dbus']],
});

/**
 * Real key events (`xdotool`), a serial line without a wire (`socat`), a Chinese input method (`ibus-daemon`), for the tests that
 * scan as hardware does. Throws where one is missing and cannot be installed.
 * @param {readonly (keyof typeof SCANNER_PROGRAMS)[]} programs
 */
export async function ensureScannerTools(programs) {
  const missing = programs.filter((one) => findProgram(one) === null);
  if (missing.length > 0)
    await installPackages(
      missing.join(' and '),
      missing.flatMap((one) => SCANNER_PROGRAMS[one].map((row) => [...row])),
    );
}

/** @returns {Promise<boolean>} */
async function compiles() {
  const compiler = findProgram('cc') ?? findProgram('gcc');
  if (compiler === null) return false;
  const { code } = await quietly(compiler, ['-E', '-include', 'unistd.h', '-x', 'c', '/dev/null']);
  return code === 0;
}

/**
 * @param {string} reason
 * @param {readonly string[][]} wanted alternatives, one row a package
 */
export async function installPackages(reason, wanted) {
  const aptGet = findProgram('apt-get');
  const everyName = wanted.map((alternatives) => alternatives.at(-1)).join(' ');
  if (aptGet === null || !existsSync('/etc/debian_version')) {
    throw setupFailure(
      `missing here: ${reason}.`,
      `install them with this system's package manager; on Debian or Ubuntu they are: ${everyName}.`,
    );
  }
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) {
    throw setupFailure(
      `missing here: ${reason}.`,
      `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${(await existing(wanted)).join(' ')}`,
    );
  }
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await step(`system packages: ${reason}`, async () => {
    const updated = await updateLists(aptGet, env);
    if (updated !== 0) say(`setup:   apt-get update failed (exit code ${updated}); trying with the old lists`);
    const names = await existing(wanted);
    const args = ['install', '-y', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...names];
    const { code, output } = await quietly(aptGet, args, { env });
    if (code === 0) return;
    throw setupFailure(
      `apt-get could not install (exit code ${code}):\n    ${tail(output)}`,
      `see that the package mirror can be reached, then run: apt-get update && apt-get ${args.join(' ')}`,
    );
  });
}

/**
 * The exit code of `apt-get update`. Another part of the same run may be installing just now: that is waited for.
 * @param {string} aptGet
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
async function updateLists(aptGet, env) {
  for (let turn = 1; ; turn += 1) {
    const { code, output } = await quietly(aptGet, ['update'], { env });
    if (code === 0 || turn === lockTurns || !/Could not get lock|Unable to lock/.test(output)) return code;
    await pause(lockPause);
  }
}

/**
 * The name that this release knows, for each row.
 * @param {readonly string[][]} wanted
 * @returns {Promise<string[]>}
 */
async function existing(wanted) {
  const { output } = await quietly('apt-cache', ['policy', ...wanted.flat()], { env: { ...process.env, LC_ALL: 'C' } });
  const known = new Set(
    [...output.matchAll(/^(\S+):\n\s+Installed: .*\n\s+Candidate: (?!\(none\))/gm)].map((match) => match[1]),
  );
  return wanted.map((alternatives) => alternatives.find((name) => known.has(name)) ?? alternatives.at(-1) ?? '');
}
