// `node build/setup/run.mjs [--electron] <script.ts> [args…]`: does whatever set-up is missing, then runs the script
// with the right Node. Every npm script goes through here, so that each works on a fresh clone.
import { join } from 'node:path';
import { handOver } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { withDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { checkNode, toolNode } from './node-version.mjs';
import { isMain, root } from './places.mjs';
import { whyNoSandbox } from './sandbox.mjs';
import { explain, say, setupFailure } from './say.mjs';
import { ensureSystem } from './system.mjs';

/**
 * The environment for our own scripts: the right Node first on the path, no switch that turns Electron into a Node.
 * @returns {NodeJS.ProcessEnv}
 */
function scriptEnvironment() {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...env, PATH: [join(root, 'node_modules', '.bin'), env['PATH'] ?? ''].join(separator) };
}

/**
 * @param {readonly string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const needsElectron = args[0] === '--electron';
  const [script, ...rest] = needsElectron ? args.slice(1) : args;
  if (script === undefined) {
    throw setupFailure('no script was named.', 'node build/setup/run.mjs [--electron] <script.ts> [arguments]');
  }
  checkNode();
  await ensureDependencies();
  const node = toolNode();
  if (!needsElectron) return handOver(node, [script, ...rest], scriptEnvironment());
  const electron = await ensureElectron();
  await ensureSystem(electron.executable);
  const reason = whyNoSandbox();
  if (reason !== null) say(`setup: Chromium's sandbox is off: ${reason}.`);
  return withDisplay((display) =>
    handOver(node, [script, ...rest], { ...scriptEnvironment(), ...(display === null ? {} : { DISPLAY: display }) }),
  );
}

if (isMain(import.meta.url)) {
  try {
    process.exitCode = await run(process.argv.slice(2));
  } catch (error) {
    process.exitCode = explain(error);
  }
}
