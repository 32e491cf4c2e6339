// Where a package lies and what it was made from, so that it is made once and not for each who wants it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceDigest } from '../bundle-freshness.ts';
import { quietly, tail } from '../setup/child.mjs';
import { type FoundElectron, findElectron } from '../setup/electron.mjs';
import { withLock } from '../setup/lock.mjs';
import { toolNode } from '../setup/node-version.mjs';
import { filesBelow } from './stage.ts';

/** An unpacked application. All paths are absolute. */
export interface Packaged {
  readonly folder: string;
  readonly executable: string;
  /** Where the archive `app.asar` lies. */
  readonly resources: string;
}

const stamp = 'made-from';

/** The place of the package within the project. */
export function packageFolder(root: string): string {
  return join(root, 'out', 'package');
}

/** The unpacked application in the folder that electron-builder made of it. */
export function packagedAt(folder: string): Packaged {
  if (process.platform === 'darwin') {
    const contents = join(folder, 'Yatai.app', 'Contents');
    return { folder, executable: join(contents, 'MacOS', 'Yatai'), resources: join(contents, 'Resources') };
  }
  const executable = join(folder, process.platform === 'win32' ? 'Yatai.exe' : 'yatai');
  return { folder, executable, resources: join(folder, 'resources') };
}

/** The unpacked application of this system among all that electron-builder made. */
export function packagedIn(output: string): Packaged {
  const names = { darwin: 'mac', win32: 'win' } as const;
  const system = process.platform === 'darwin' || process.platform === 'win32' ? names[process.platform] : 'linux';
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`;
  return packagedAt(join(output, `${system}${arch}${system === 'mac' ? '' : '-unpacked'}`));
}

/** A digest of what a package is made of: the sources, how it is packed, and the Electron. */
export function packageDigest(root: string, { version, kind }: FoundElectron): string {
  const hash = createHash('sha256').update(`${sourceDigest(root)} ${version} ${kind}`);
  const folder = join(root, 'build', 'package');
  for (const file of filesBelow(folder))
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}

export function writePackageStamp(output: string, digest: string): void {
  writeFileSync(join(output, stamp), digest);
}

/**
 * The package of the sources as they are now. Made in a process of its own where there is none yet, or where it is to be `fresh` (with the
 * commit of this moment): the packer talks much and holds much.
 */
export async function ensurePackage(root: string, { fresh = false } = {}): Promise<Packaged> {
  const electron = findElectron();
  const output = packageFolder(root);
  await withLock(join(root, 'out'), 'package', async () => {
    const file = join(output, stamp);
    if (!fresh && existsSync(file) && readFileSync(file, 'utf8') === packageDigest(root, electron)) return;
    // Without these, helpers of the packer leave caches in the folder for temporary files.
    const env = { ...process.env, JITI_FS_CACHE: 'false', NODE_DISABLE_COMPILE_CACHE: '1' };
    const script = join(root, 'build', 'package', 'run.ts');
    const { code, output: said } = await quietly(toolNode(), [script], { cwd: root, env });
    if (code !== 0) throw new Error(`the package could not be made:\n${tail(said, 30)}`);
  });
  return packagedIn(output);
}
