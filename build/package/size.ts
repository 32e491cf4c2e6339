// What a package weighs beyond the Electron that it stands on.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Packaged } from './packaged.ts';
import { filesBelow } from './stage.ts';

/** Apple's bundle keeps Electron's own texts and icon among the resources. */
const electronsOwn = /(^|\/)[^/]+\.lproj\/|^electron\.icns$/;

/** Every file beside or inside Electron that is ours, by its path from the resources. */
export function ownFiles({ resources }: Packaged): readonly string[] {
  return filesBelow(resources).filter((file) => !electronsOwn.test(file));
}

export function ownBytes(packaged: Packaged): number {
  return ownFiles(packaged).reduce((sum, file) => sum + statSync(join(packaged.resources, file)).size, 0);
}
