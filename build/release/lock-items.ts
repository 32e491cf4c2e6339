// What the package is made from: one lock file that names no server, and no script of a stranger that runs while it is installed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Item } from './subject.ts';

const otherLocks = ['yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'npm-shrinkwrap.json'];

/** Packages that bring a script for their installation. None is run (`--ignore-scripts`); a new one is looked at before it is listed here. */
const knownScripts = ['@swc/core', 'electron', 'electron-winstaller', 'fsevents', 'libxmljs2'];

interface Entry {
  readonly integrity?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
}

function entriesOf(root: string): readonly (readonly [string, Entry])[] {
  const lock: { readonly packages?: Readonly<Record<string, Entry>> } = JSON.parse(
    readFileSync(join(root, 'package-lock.json'), 'utf8'),
  );
  return Object.entries(lock.packages ?? {}).filter(([place]) => place !== '');
}

export const oneLockFile: Item = {
  name: 'lock file: one, whole, without addresses',
  check: ({ root }) => {
    const entries = entriesOf(root);
    return {
      problems: [
        ...otherLocks.filter((name) => existsSync(join(root, name))).map((name) => `${name} is another lock file`),
        ...(readFileSync(join(root, 'package-lock.json'), 'utf8').includes('"resolved"') ? ['it names addresses'] : []),
        ...entries
          .filter(([, { integrity, link }]) => integrity === undefined && link !== true)
          .map(([place]) => `${place} has no digest`),
        ...(entries.length === 0 ? ['it is empty'] : []),
      ],
      note: `${entries.length} packages`,
    };
  },
};

export const installScripts: Item = {
  name: 'install scripts: none is run',
  check: ({ root }) => {
    const { scripts = {} }: { scripts?: Readonly<Record<string, string>> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const names = entriesOf(root)
      .filter(([, entry]) => entry.hasInstallScript === true)
      .map(([place]) => place.replace(/^.*node_modules\//, ''));
    const setUp = readFileSync(join(root, 'build', 'setup', 'dependencies.mjs'), 'utf8');
    return {
      problems: [
        ...['preinstall', 'install', 'postinstall', 'prepare']
          .filter((name) => name in scripts)
          .map((name) => `our own "${name}" runs at installation`),
        ...names
          .filter((name) => !knownScripts.includes(name))
          .map((name) => `${name} brings a script that nobody has looked at`),
        ...(setUp.includes("'--ignore-scripts'") ? [] : ['set-up would run them']),
      ],
      note: names.join(', '),
    };
  },
};
