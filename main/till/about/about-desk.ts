// About: versions, where this installation stands, and the licences of what it stands on. The data folder is shown by the system, never told.
import { arch, release } from 'node:os';
import type { AboutView } from '../../../shared/about.ts';
import { success } from '../../../shared/result.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import { readProduct } from './product.ts';

export type AboutDependencies = Pick<TillDependencies, 'installation' | 'journal' | 'version'>;

type DeskDependencies = AboutDependencies & {
  /** The journal's file: it is what a technician looks for. */
  readonly journalFile: string;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly withCashier: WithCashier;
};

/** The versions of all that runs here; licences without their texts. */
export function aboutView({ installation, journal, version }: AboutDependencies): AboutView {
  const { commit, licences } = readProduct(installation.productFile);
  return {
    version,
    commit,
    electron: process.versions['electron'] ?? null,
    chromium: process.versions['chrome'] ?? null,
    node: process.versions.node,
    sqlite: journal.sqlite,
    system: `${process.platform} ${release()} ${arch()}`,
    installId: journal.installId,
    guestKey: installation.guestKey,
    licences: licences.map(({ text: _, ...licence }) => licence),
  };
}

export function createAboutDesk(
  dependencies: DeskDependencies,
): Pick<TillHandlers, 'getAbout' | 'getLicence' | 'showDataFolder'> {
  const { approvals, installation, journalFile, withCashier } = dependencies;
  return {
    getAbout: () => withCashier(async () => success(aboutView(dependencies))),
    getLicence: ({ name, version }) =>
      withCashier(async () => {
        const found = readProduct(installation.productFile).licences.find(
          (one) => one.name === name && one.version === version,
        );
        return success({ text: found?.text ?? null });
      }),
    showDataFolder: ({ approval }) =>
      withCashier(async (operator) => {
        const about = { operator, serial: null, details: { step: 'showDataFolder' } };
        const by = await approvals.require(approval, 'changeSettings', about);
        return by.ok ? success({ shown: (await installation.showFile?.(journalFile)) ?? false }) : by;
      }),
  };
}
