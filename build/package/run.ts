// `npm run package`: the application of this system, unpacked, into out/package/; with `--installers` its installers, too.
// `--to FOLDER` makes it elsewhere.
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { findElectron } from '../setup/electron.mjs';
import { root } from '../setup/places.mjs';
import { packageApp } from './package-app.ts';
import { packageDigest, packagedIn, packageFolder, writePackageStamp } from './packaged.ts';
import { ownBytes } from './size.ts';

const { values } = parseArgs({ options: { installers: { type: 'boolean', default: false }, to: { type: 'string' } } });
const electron = findElectron();
const output = values.to === undefined ? packageFolder(root) : resolve(values.to);
// Read before the sources are: what changes meanwhile makes the next package a new one.
const digest = packageDigest(root, electron);
await packageApp({ root, electron, output, installers: values.installers });
writePackageStamp(output, digest);
const packaged = packagedIn(output);
console.log(`package: ${relative(root, packaged.executable)}, on Electron ${electron.version} (${electron.kind})`);
console.log(`package: ${(ownBytes(packaged) / 1_000_000).toFixed(1)} MB beyond Electron itself`);
