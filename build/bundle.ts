// `npm run bundle`: main, preload and renderer into out/app/, or nothing when the sources have not changed since.
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isFresh, sourceDigest, writeStamp } from './bundle-freshness.ts';
import { writeProductFacts } from './product-facts.ts';
import { isMain, root as projectRoot } from './setup/places.mjs';

export interface BundleOptions {
  /** The folder that holds main/, preload and renderer/; the project's root unless a test says otherwise. */
  readonly root?: string;
  /** Bundle even when nothing changed. */
  readonly force?: boolean;
}

/**
 * Makes sure that `<root>/out/app` is what the sources say. Answers whether it had to bundle.
 * A build goes to a folder beside it and is swapped in when it is whole, so a failed one leaves the last good one.
 */
export async function ensureBundle(options: BundleOptions = {}): Promise<boolean> {
  const root = options.root ?? projectRoot;
  const digest = sourceDigest(root);
  if (options.force !== true && isFresh(root, digest)) return false;
  const out = join(root, 'out');
  const making = join(out, `app-making-${process.pid}`);
  mkdirSync(out, { recursive: true });
  try {
    await bundleInto(root, making);
    writeStamp(making, digest);
    rmSync(join(out, 'app'), { recursive: true, force: true });
    renameSync(making, join(out, 'app'));
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return true;
}

/** Makes the bundle of the sources in a folder, whatever may be there already. */
export async function bundleInto(root: string, out: string): Promise<void> {
  // Loaded only here: vite takes longer to load than a fresh bundle takes to recognise.
  const [{ build }, { bundleConfigs }] = await Promise.all([import('vite'), import('./bundle-configs.ts')]);
  // The bundler takes the caller's word for it: a test runner's "test" would ship the screen's libraries with their checks.
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    for (const config of bundleConfigs(root, out)) await build(config);
    writeProductFacts(root, out);
  } finally {
    if (before === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = before;
  }
}

/** The command: exits with 1 and the bundler's own message when a source does not bundle. */
async function main(): Promise<void> {
  const started = performance.now();
  try {
    const bundled = await ensureBundle({ force: process.argv.includes('--force') });
    if (bundled) console.error(`bundle: out/app made in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    console.error(`bundle: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

if (isMain(import.meta.url)) await main();
