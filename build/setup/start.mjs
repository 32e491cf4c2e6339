// `npm start`: everything that is missing, then the till on the embedded practice backend. Without a display nobody
// could see it, so the scripted cashier's day is played under Xvfb instead, and leaves pictures and a report.
import { join } from 'node:path';
import { handOver } from './child.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron.mjs';
import { checkNode, toolNode } from './node-version.mjs';
import { root } from './places.mjs';
import { run } from './run.mjs';
import { whyNoSandbox } from './sandbox.mjs';
import { explain, say } from './say.mjs';
import { ensureSystem } from './system.mjs';

/**
 * @param {readonly string[]} args handed to the application, such as a profile's path
 * @returns {Promise<number>}
 */
async function start(args) {
  checkNode();
  if (!hasDisplay()) {
    say('setup: no display here; playing the scripted day (npm run demo). Pictures and report go to out/demo/.');
    return run(['--electron', join(root, 'test', 'demo', 'run.ts'), ...args]);
  }
  await ensureDependencies();
  const electron = await ensureElectron();
  await ensureSystem(electron.executable);
  const bundled = await handOver(toolNode(), [join(root, 'build', 'bundle.ts')], process.env, root);
  if (bundled !== 0) return bundled;
  const reason = whyNoSandbox();
  if (reason !== null) say(`setup: Chromium's sandbox is off: ${reason}.`);
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  if (electron.nativeBinding !== null) env['YATAI_SQLITE_BINDING'] = electron.nativeBinding;
  return handOver(electron.executable, [root, ...(reason === null ? [] : ['--no-sandbox']), ...args], env, root);
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (error) {
  process.exitCode = explain(error);
}
