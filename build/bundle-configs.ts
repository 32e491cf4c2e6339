// The bundles as data for vite. Targets are those of the older of the two Electrons that must run them:
// Electron 33 (Node 20.18, Chromium 130).
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';

const NODE_TARGET = 'node20.18';
const CHROMIUM_TARGET = 'chrome130';
/**
 * The engine keeps the text of each program, two bytes a character where one of them is Chinese: written as escapes all are one byte. What is
 * left of the text is what runs, without the room and the notes between.
 */
const codegen = { removeWhitespace: true, asciiOnly: true };
const builtins = [...builtinModules, ...builtinModules.map((name) => `node:${name}`), /^node:/];

/** What every bundle has in common: our own root, no config file, quiet, minimal. */
function common(root: string): InlineConfig {
  return {
    root,
    configFile: false,
    envDir: false,
    logLevel: 'warn',
    clearScreen: false,
    mode: 'production',
    publicDir: false,
  };
}

/** For a Node or preload context; everything but the externals goes in. What is imported later lies in `parts/`, where that is allowed. */
function nodeBundle(
  root: string,
  out: string,
  entry: string,
  format: 'es' | 'cjs',
  codeSplitting: boolean,
  external: readonly string[],
): InlineConfig {
  const name = entry.replace(/^.*\/|\.ts$/g, '');
  return {
    ...common(root),
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir: out,
      emptyOutDir: false,
      target: NODE_TARGET,
      sourcemap: true,
      rolldownOptions: {
        external: [...builtins, ...external.flatMap((one) => [one, new RegExp(`^${one}/`)])],
        output: {
          format,
          entryFileNames: `${name}.${format === 'cjs' ? 'cjs' : 'js'}`,
          chunkFileNames: 'parts/[name].js',
          codeSplitting,
          // Names stay: a report of what went wrong in the trusted process is read by them.
          minify: { compress: false, mangle: false, codegen },
          comments: false,
        },
      },
    },
  };
}

/** One page of the screen. The first one empties the folder, so it must be made before the others. */
function pageBundle(root: string, out: string, entry: string, assetsDir: string): InlineConfig {
  return {
    ...common(join(root, 'renderer')),
    base: './',
    plugins: [react()],
    build: {
      outDir: join(out, 'renderer'),
      assetsDir,
      emptyOutDir: entry === 'index.html',
      target: CHROMIUM_TARGET,
      minify: true,
      sourcemap: false,
      chunkSizeWarningLimit: 2_000,
      // One small file more or less is nothing on a local disk; inlined data would need a wider content policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: join(root, 'renderer', entry),
        // What the first screen needs is one file: each file more is one more turn through the main process while it is busiest.
        output: {
          codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] },
          minify: { compress: true, mangle: true, codegen },
        },
      },
      cssCodeSplit: false,
    },
  };
}

/** The main process, the sandboxed preloads (CommonJS, as a sandbox wants it), and the two pages. */
export function bundleConfigs(root: string, out: string): readonly InlineConfig[] {
  return [
    // better-sqlite3 has a native addon: it stays in node_modules and is found upwards from out/app.
    // In parts: the window is opened before the till is loaded.
    nodeBundle(root, out, 'main/main.ts', 'es', true, ['electron', 'better-sqlite3']),
    // A worker of the till, which proves a backup beside it.
    nodeBundle(root, out, 'main/till/backups/proof-worker.ts', 'es', false, ['better-sqlite3']),
    nodeBundle(root, out, 'main/preload.ts', 'cjs', false, ['electron']),
    nodeBundle(root, out, 'main/electron/display-preload.ts', 'cjs', false, ['electron']),
    pageBundle(root, out, 'index.html', 'assets'),
    // A page of its own, with nothing of the till in it.
    pageBundle(root, out, 'display.html', 'display'),
  ];
}
