// Every promise of a release, in the order in which they are told.
import { contents, noBackDoor, noSources, oneAddon } from './archive-items.ts';
import { noCanary } from './canary-item.ts';
import { billOfMaterials, licences, updatesNowhere, versions } from './document-items.ts';
import { debuggingRefused, declaredElectron, fuses } from './electron-items.ts';
import { installScripts, oneLockFile } from './lock-items.ts';
import { pagePolicies } from './page-items.ts';
import type { Item } from './subject.ts';
import { reproducible, size } from './whole-items.ts';

export const items: readonly Item[] = [
  declaredElectron,
  fuses,
  debuggingRefused,
  contents,
  noSources,
  oneAddon,
  noBackDoor,
  pagePolicies,
  noCanary,
  billOfMaterials,
  licences,
  versions,
  updatesNowhere,
  oneLockFile,
  installScripts,
  size,
  reproducible,
];
