// The diagnostics bundle's channel: gathers, scrubs, zips, and saves where the person says.
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { DiagnosticsWritten } from '../../../shared/diagnostics.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { preferenceNames } from '../../../shared/preferences.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import { aboutView } from '../about/about-desk.ts';
import { businessDay } from '../business-day.ts';
import type { TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { languageOf } from '../status.ts';
import { diagnosticsTexts } from './bundle.ts';
import { createScrub } from './scrub.ts';

const auditEntries = 300;

type DeskDependencies = Pick<
  TillDependencies,
  'chooseFile' | 'clock' | 'complain' | 'installation' | 'journal' | 'profile' | 'queue' | 'version'
> & {
  readonly approvals: Pick<Approvals, 'require'>;
  readonly preferences: Pick<Preferences, 'read'>;
  readonly health: Pick<TillHandlers, 'getHealth'>;
  readonly backups: Pick<TillHandlers, 'getBackups'>;
  /** What is secret here and known: the application's secret and the profile's others. */
  readonly secrets: readonly string[];
  readonly withCashier: WithCashier;
};

export function createDiagnosticsDesk(dependencies: DeskDependencies): Pick<TillHandlers, 'writeDiagnostics'> {
  const { approvals, chooseFile, clock, complain, journal, profile, withCashier } = dependencies;

  async function write(approval: ApprovalInput | null, operator: string): Promise<Result<DiagnosticsWritten>> {
    const about = { operator, serial: null, details: { step: 'diagnostics' } };
    const by = await approvals.require(approval, 'changeSettings', about);
    if (!by.ok) {
      return by;
    }
    const name = `yatai-${profile.terminalNo ?? 'till'}-${businessDay(clock.wall())}.zip`;
    const file = (await chooseFile?.saveBundle?.(name, languageOf({ journal, profile }))) ?? null;
    if (file === null) {
      return success({ fileName: null, bytes: 0 });
    }
    try {
      const bytes = await zipped(dependencies);
      await writeFile(file, bytes);
      return success({ fileName: basename(file), bytes: bytes.length });
    } catch (error) {
      complain('the diagnostics bundle was not written', error);
      return failure('diagnosticsNotWritten', { file: basename(file) });
    }
  }

  return { writeDiagnostics: ({ approval }) => withCashier((operator) => write(approval, operator)) };
}

async function zipped(dependencies: DeskDependencies): Promise<Uint8Array> {
  const { clock, installation, journal, preferences, profile, queue } = dependencies;
  const people = journal.people.all();
  const verifiers = journal.verifiers.users().map((user) => journal.verifiers.get(user));
  const scrub = createScrub([
    ...dependencies.secrets,
    ...people.flatMap(({ salt, hash }) => [salt ?? '', hash ?? '']),
    ...verifiers.flatMap((verifier) => [verifier?.salt ?? '', verifier?.hash ?? '']),
  ]);
  const [health, backups] = await Promise.all([
    dependencies.health.getHealth(null),
    dependencies.backups.getBackups(null),
  ]);
  const { licences: _, ...about } = aboutView(dependencies);
  const texts = diagnosticsTexts(
    {
      about,
      profile,
      settings: Object.fromEntries(preferenceNames.map((name) => [name, preferences.read(name)])),
      health: health.ok ? health.value : health.failure.code,
      counts: {
        byState: journal.countsByState(),
        events: journal.events(),
        origin: journal.origin,
        handedOver: journal.handOver.mark() !== null,
        queue: queue.status(),
        people: people.map(({ role, closed, hash: pin, lockedUntil }) => ({
          role,
          closed,
          set: pin !== null,
          lockedUntil,
        })),
        backups: backups.ok ? backups.value : backups.failure.code,
      },
      open: [...journal.store.active(), ...journal.store.manual()],
      audit: journal.audit.page(null, auditEntries),
      logFile: installation.logFile,
      crashes: installation.crashReports?.() ?? [],
      now: clock.wall(),
    },
    scrub,
  );
  return zipSync(Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)])), { level: 6 });
}
