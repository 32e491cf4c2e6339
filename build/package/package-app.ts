// One package: the bundle made afresh, laid out, packed by electron-builder, and put in its place when it is whole.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { bundleInto } from '../bundle.ts';
import { licencesOf, shippedPlaces } from '../product-facts.ts';
import type { FoundElectron } from '../setup/electron.mjs';
import { billOfMaterials } from './bill-of-materials.ts';
import { builderConfig } from './config.ts';
import { licenceText, notAllowed } from './licence-list.ts';
import { stageApp } from './stage.ts';

export interface PackageOptions {
  readonly root: string;
  readonly electron: FoundElectron;
  /** The folder that is replaced by the new package. */
  readonly output: string;
  /** Also the installers of this system; false: the unpacked application alone. */
  readonly installers: boolean;
}

/** Makes the package for this system. Throws where a licence is not on the list, or a tool fails; the package before stays then. */
export async function packageApp({ root, electron, output, installers }: PackageOptions): Promise<void> {
  const licences = licencesOf(root);
  const wrong = notAllowed(licences);
  if (wrong.length > 0) throw new Error(`these may not be shipped:\n  ${wrong.join('\n  ')}`);
  const making = `${output}-making-${process.pid}`;
  try {
    const stage = join(making, 'stage');
    const resources = join(stage, 'resources');
    mkdirSync(resources, { recursive: true });
    await bundleInto(root, join(stage, 'bundle'));
    const bill = await billOfMaterials(root, shippedPlaces(root), electron.version);
    writeFileSync(join(resources, 'sbom.cdx.json'), `${JSON.stringify(bill, null, 1)}\n`);
    writeFileSync(join(resources, 'licences.txt'), licenceText(licences));
    const { platform, arch } = process;
    const options = {
      root,
      bundle: join(stage, 'bundle'),
      into: stage,
      platform,
      arch,
      binding: electron.nativeBinding,
    };
    const config = builderConfig({
      stage: stageApp(options),
      resources,
      output: making,
      parts: join(root, 'build', 'package'),
      electronDist: distOf(electron),
      electronVersion: electron.version,
    });
    const target = Platform.current();
    const targets = installers ? target.createTarget() : target.createTarget('dir');
    await build({ targets, projectDir: root, publish: 'never', config });
    rmSync(output, { recursive: true, force: true });
    renameSync(making, output);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** The folder of an unpacked Electron: beside its executable, on macOS around its bundle. */
function distOf({ executable }: FoundElectron): string {
  return process.platform === 'darwin' ? join(dirname(executable), '..', '..', '..') : dirname(executable);
}
