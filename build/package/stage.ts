// What goes into the package, laid out in folders of its own: the bundle without what only its makers need, and better-sqlite3 with the one
// addon that the packaged Electron loads. Nothing is taken that is not named here.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { homepage, maker } from './house.ts';

export interface StageOptions {
  readonly root: string;
  /** The folder that the bundle was made into. */
  readonly bundle: string;
  readonly into: string;
  readonly platform: NodeJS.Platform;
  readonly arch: string;
  /** The fallback Electron's own addon (a folder), or null: better-sqlite3's own for this platform. */
  readonly binding: string | null;
}

/** `app` becomes the root of the archive, `modules` its node_modules. */
export interface Stage {
  readonly app: string;
  readonly modules: string;
}

/** The name under which the shell finds an addon that the package brings along (main/electron/places.ts). */
const bindingFolder = 'better_sqlite3.node';
/** Maps tell sources, and the stamp tells only the bundler something. */
const onlyForMakers = /\.map$|^made-from$/;
const mapComment = /\n\/\/# sourceMappingURL=\S+\s*$/;

export function stageApp(options: StageOptions): Stage {
  const stage = { app: join(options.into, 'app'), modules: join(options.into, 'modules') };
  for (const file of filesBelow(options.bundle).filter((name) => !onlyForMakers.test(name))) {
    put(join(stage.app, file), contentOf(join(options.bundle, file)));
  }
  put(join(stage.app, 'package.json'), `${JSON.stringify(manifestOf(options.root), null, 2)}\n`);
  stageSqlite(options, stage);
  return stage;
}

/** Every file below a folder, by its path from there with forward slashes, in the order of the alphabet. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, '/'))
    .sort();
}

function contentOf(file: string): string | Buffer {
  return /\.c?js$/.test(file) ? readFileSync(file, 'utf8').replace(mapComment, '\n') : readFileSync(file);
}

/** What Electron reads of the project's package.json, and nothing else. */
function manifestOf(root: string): Record<string, unknown> {
  const all = Object(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const kept = ['name', 'productName', 'version', 'description', 'license', 'type'];
  return {
    ...Object.fromEntries(kept.map((name) => [name, Reflect.get(all, name)])),
    author: maker,
    homepage,
    main: 'main.js',
    desktopName: 'yatai.desktop',
  };
}

function stageSqlite({ root, platform, arch, binding }: StageOptions, { app, modules }: Stage): void {
  const from = join(root, 'node_modules', 'better-sqlite3');
  const to = join(modules, 'better-sqlite3');
  const { name, version, main, license } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
  put(join(to, 'package.json'), `${JSON.stringify({ name, version, main, license }, null, 2)}\n`);
  // The entries for one platform each are another way in, which we do not take.
  const scripts = filesBelow(join(from, 'lib')).filter((file) => !/^(linux|linuxmusl|darwin|win32)-/.test(file));
  for (const file of ['LICENSE', ...scripts.map((script) => `lib/${script}`)])
    put(join(to, file), readFileSync(join(from, file)));
  if (binding === null) {
    const addon = `prebuilds/${platform}-${arch}.node`;
    put(join(to, addon), readFileSync(join(from, addon)));
  } else {
    for (const file of filesBelow(binding)) put(join(app, bindingFolder, file), readFileSync(join(binding, file)));
  }
}

/** Modes too are the same on every machine: the archive keeps them. */
function put(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content, { mode: 0o644 });
}
