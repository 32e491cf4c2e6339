// A copy of the package that a driver may hold. It differs from the release in two things, and no release has either: one fuse is back on, and
// the archive has one file more.
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { createPackageWithOptions, extractAll } from '@electron/asar';
import { setFuses, wantedFuses } from './fuses.ts';
import { ensurePackage, type Packaged, packagedAt, packageFolder } from './packaged.ts';
import { filesBelow } from './stage.ts';

/** The name in the archive that the shell looks for (main/electron/places.ts). */
const rehearsalMark = 'rehearsal';

/** The rehearsal of the package as it is now. */
export async function ensureRehearsal(root: string): Promise<Packaged> {
  const release = await ensurePackage(root);
  const folder = join(packageFolder(root), 'rehearsal');
  if (existsSync(folder)) return packagedAt(folder);
  const making = `${folder}-making-${process.pid}`;
  try {
    await rehearse(release, making);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return packagedAt(folder);
}

async function rehearse(release: Packaged, making: string): Promise<void> {
  const copy = packagedAt(making);
  const archive = join(copy.resources, 'app.asar');
  const own = [relative(release.folder, release.executable), relative(making, archive)];
  for (const file of filesBelow(release.folder)) {
    const to = join(making, file);
    if (file === own[1] || file.includes('app.asar.unpacked/')) continue;
    mkdirSync(dirname(to), { recursive: true });
    // What stays the same is not written twice: it is 230 MB.
    if (own.includes(file)) copyFileSync(join(release.folder, file), to);
    else linkSync(join(release.folder, file), to);
  }
  const content = join(making, 'content');
  extractAll(join(release.resources, 'app.asar'), content);
  writeFileSync(join(content, rehearsalMark), 'A package for rehearsals. It is not for a shop.\n');
  await createPackageWithOptions(content, archive, { unpack: '**/*.node' });
  rmSync(content, { recursive: true });
  await setFuses(copy.executable, { ...wantedFuses(process.platform), EnableNodeCliInspectArguments: true });
}
