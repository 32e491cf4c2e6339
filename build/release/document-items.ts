// What the package says of itself: what it is made of, under which licences, and which version it is.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bill } from '../package/bill-of-materials.ts';
import { noUpdates } from '../package/house.ts';
import { licenceText, notAllowed } from '../package/licence-list.ts';
import { licencesOf, shippedPlaces } from '../product-facts.ts';
import type { Files, Item, Subject } from './subject.ts';

const textOf = (files: Files, name: string) => files.get(name)?.toString('utf8') ?? '';

/** Package.json and the lock file of the project, and package.json in the archive. */
interface Manifest {
  readonly version?: string;
  readonly packages?: Readonly<Record<string, { readonly version?: string }>>;
}

function manifest(text: string): Manifest {
  return text === '' ? {} : JSON.parse(text);
}

export const billOfMaterials: Item = {
  name: 'bill of materials',
  check: ({ root, beside, electron }: Subject) => {
    const text = textOf(beside, 'sbom.cdx.json');
    if (text === '') return { problems: ['sbom.cdx.json is missing'] };
    const bill: Bill = JSON.parse(text);
    const listed = new Map(
      bill.components.map((one) => [one.properties?.find(({ name }) => name === 'cdx:npm:package:path')?.value, one]),
    );
    const places = shippedPlaces(root);
    return {
      problems: [
        ...(bill.bomFormat === 'CycloneDX' ? [] : ['it is no CycloneDX']),
        ...places.filter((place) => !listed.has(place)).map((place) => `${place} is shipped and not listed`),
        ...[...listed.keys()]
          .filter((place) => place === undefined || !places.includes(place))
          .map((place) => `${place} is listed and not shipped`),
        ...(listed.get('node_modules/electron')?.version === electron.version ? [] : ['it names another Electron']),
      ],
      note: `${listed.size} components`,
    };
  },
};

export const licences: Item = {
  name: 'licences',
  check: ({ root, beside }) => {
    const all = licencesOf(root);
    return {
      problems: [
        ...notAllowed(all),
        ...(textOf(beside, 'licences.txt') === licenceText(all)
          ? []
          : ['licences.txt is not the list of what is shipped']),
      ],
      note: `${all.length} packages`,
    };
  },
};

export const versions: Item = {
  name: 'versions agree',
  check: ({ root, archive }) => {
    const read = (name: string) => manifest(readFileSync(join(root, name), 'utf8'));
    const own = read('package.json').version;
    const lock = read('package-lock.json');
    const others: readonly (readonly [string, string | undefined])[] = [
      ['package-lock.json', lock.version],
      ["package-lock.json's first entry", lock.packages?.['']?.version],
      ['the package', manifest(textOf(archive, 'package.json')).version],
    ];
    return {
      problems: others
        .filter(([, version]) => version !== own)
        .map(([where, version]) => `${where} says ${version}, package.json ${own}`),
      note: `${own}`,
    };
  },
};

/** Where updates come from stands in a till's profile: a package must not lead to anybody's server by itself. */
export const updatesNowhere: Item = {
  name: 'updates: no address inside',
  check: ({ beside }) => {
    const text = textOf(beside, 'app-update.yml');
    const right =
      text.includes('provider: generic') && text.includes(`url: ${noUpdates}`) && text.includes('updaterCacheDirName:');
    return { problems: right ? [] : ['app-update.yml is missing or names an address'] };
  },
};
