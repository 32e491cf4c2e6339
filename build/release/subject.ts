// What a release check looks at: a package opened up, so that each item is a function of values and can be tried on a package that is wrong.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import type { Packaged } from '../package/packaged.ts';
import { ownFiles } from '../package/size.ts';

export type Files = ReadonlyMap<string, Buffer>;

export interface Subject {
  /** The project that the package was made of. */
  readonly root: string;
  readonly packaged: Packaged;
  readonly platform: NodeJS.Platform;
  /** Everything in the archive, by its path there; an addon, too, that lies unpacked beside it. */
  readonly archive: Files;
  /** What else is ours, by its path from the resources. */
  readonly beside: Files;
  readonly electron: { readonly version: string; readonly kind: 'declared' | 'fallback' };
  /** A release: what is only for trying does not pass. */
  readonly strict: boolean;
}

/** What an item found. No problem: it passed. The note is a figure or a reservation that a person should see. */
export interface Verdict {
  readonly problems: readonly string[];
  readonly note?: string;
}

export interface Item {
  readonly name: string;
  readonly check: (subject: Subject) => Verdict | Promise<Verdict>;
}

export function openSubject(options: Omit<Subject, 'archive' | 'beside' | 'platform'>): Subject {
  const { resources } = options.packaged;
  const archive = join(resources, 'app.asar');
  const beside = ownFiles(options.packaged).filter((file) => !file.startsWith('app.asar'));
  return {
    ...options,
    platform: process.platform,
    archive: readArchive(archive),
    beside: new Map(beside.map((file) => [file, readFileSync(join(resources, file))])),
  };
}

function readArchive(archive: string): Files {
  const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/').replace(/^\//, ''));
  return new Map(names.filter((name) => !isFolder(archive, name)).map((name) => [name, extractFile(archive, name)]));
}

function isFolder(archive: string, name: string): boolean {
  return 'files' in statFile(archive, name, false);
}
