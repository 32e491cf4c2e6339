// The package as a whole: what it weighs, and that the same sources give the same files again.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packagedAt } from '../package/packaged.ts';
import { ownBytes } from '../package/size.ts';
import { filesBelow } from '../package/stage.ts';
import { quietly, tail } from '../setup/child.mjs';
import { toolNode } from '../setup/node-version.mjs';
import type { Item } from './subject.ts';

/** Bytes beyond Electron itself. */
export const mostBytes = 25_000_000;

export const size: Item = {
  name: 'size beyond Electron',
  check: ({ packaged }) => {
    const bytes = ownBytes(packaged);
    const note = `${(bytes / 1_000_000).toFixed(1)} MB of ${mostBytes / 1_000_000}`;
    return { problems: bytes <= mostBytes ? [] : [note], note };
  },
};

/** Packs once more, elsewhere, and holds both against each other: every file by its digest, the archive as one of them. */
export const reproducible: Item = {
  name: 'reproducible: packed twice, the same files',
  check: async ({ root, packaged }) => {
    const again = join(root, 'out', `package-again-${process.pid}`);
    try {
      const script = join(root, 'build', 'package', 'run.ts');
      const { code, output } = await quietly(toolNode(), [script, '--to', again], { cwd: root });
      if (code !== 0) return { problems: [`it could not be packed again: ${tail(output, 5)}`] };
      const first = digestsOf(packaged.folder);
      const second = digestsOf(packagedAt(join(again, packaged.folder.split(/[\\/]/).at(-1) ?? '')).folder);
      return { problems: differences(first, second), note: `${first.size} files` };
    } finally {
      rmSync(again, { recursive: true, force: true });
    }
  },
};

type Digests = ReadonlyMap<string, string>;

export function digestsOf(folder: string): Digests {
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return new Map(filesBelow(folder).map((file) => [file, digest(file)]));
}

/** The names of the files that are not the same in both. */
export function differences(first: Digests, second: Digests): readonly string[] {
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  return names.filter((name) => first.get(name) !== second.get(name)).map((name) => `${name} differs`);
}
