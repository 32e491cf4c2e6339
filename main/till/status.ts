// The status bar: store, terminal, cashier, how the platform is reached, and the money at risk.

import type { Language } from '../../shared/profile.ts';
import { assertNever } from '../../shared/result.ts';
import type { SettingsView } from '../../shared/session.ts';
import type { StatusView } from '../../shared/status.ts';
import type { TillDependencies } from './dependencies.ts';
import type { Reach } from './reach.ts';
import { type Session, storeFactsKey } from './session.ts';

export const languageKey = 'language';

type StatusDependencies = Pick<TillDependencies, 'clock' | 'journal' | 'machine' | 'probe' | 'profile' | 'queue'> & {
  readonly session: Pick<Session, 'view'>;
  readonly desks: { counts(): Pick<StatusView, 'refused' | 'owed' | 'ghosts'> };
  readonly heldSales: { count(): number };
  readonly newVersion: () => string | null;
};

/** While nobody is signed in, that a sign-in is needed is no news: the line is what matters then. */
export function connectionOf(reach: Reach, signedOut: boolean): StatusView['connection'] {
  switch (reach) {
    case 'reachable':
      return 'online';
    case 'unreachable':
      return 'offline';
    case 'captivePortal':
      return 'captivePortal';
    case 'contention':
      return 'contention';
    case 'untried':
    case 'signInNeeded':
      return signedOut ? 'online' : 'signInNeeded';
    default:
      return assertNever(reach);
  }
}

/** What the last sign-in told of the store; the profile stands in for what it did not tell. */
function storeFact(journal: StatusDependencies['journal'], name: 'merchantName' | 'terminalNo'): string | null {
  const facts = journal.settings.get(storeFactsKey);
  const value: unknown = typeof facts === 'object' && facts !== null ? Reflect.get(facts, name) : null;
  return typeof value === 'string' ? value : null;
}

/** What the store is called: by the profile, by the last sign-in, or by the profile's own name. */
export function storeNameOf({ journal, profile }: Pick<TillDependencies, 'journal' | 'profile'>): string {
  return profile.merchantName ?? storeFact(journal, 'merchantName') ?? profile.name;
}

/** The status now. Amounts in fen, `now` in ms UTC. */
export function statusView(dependencies: StatusDependencies): StatusView {
  const { clock, desks, heldSales, journal, machine, probe, profile, queue, session } = dependencies;
  const { reach, waiting, unknown, manual, atRisk } = queue.status();
  const { state, user, displayName } = session.view();
  return {
    storeName: storeNameOf({ journal, profile }),
    terminalNo: profile.terminalNo ?? storeFact(journal, 'terminalNo') ?? '',
    cashier: displayName ?? user,
    practice: profile.backend === 'practice',
    connection: connectionOf(reach, state === 'signedOut'),
    waiting,
    unknown,
    manual,
    atRisk,
    ...desks.counts(),
    heldSales: heldSales.count(),
    probeDue: probe.isDue(),
    origin: journal.origin,
    handedOver: journal.handOver.mark() !== null,
    machine: { ...machine.marks(), update: dependencies.newVersion() },
    now: clock.wall(),
  };
}

/** The language chosen on this till, else the profile's. */
export function languageOf({ journal, profile }: Pick<TillDependencies, 'journal' | 'profile'>): Language {
  const kept = journal.settings.get(languageKey);
  return kept === 'zh-CN' || kept === 'en' ? kept : profile.language;
}

/** Who may sign in where cashiers are the till's own people. */
function ownCashiers({ people }: Pick<TillDependencies['journal'], 'people'>): readonly string[] {
  return people
    .all()
    .filter(({ closed, hash }) => !closed && hash !== null)
    .map(({ name }) => name);
}

/** What the settings screen and the sign-in screen show. */
export function settingsView({
  backend,
  journal,
  profile,
  version,
}: Pick<TillDependencies, 'backend' | 'journal' | 'profile' | 'version'>): SettingsView {
  return {
    language: languageOf({ journal, profile }),
    practice: profile.backend === 'practice',
    profileName: profile.name,
    version,
    paymentMethods: profile.paymentMethods,
    unipos: profile.unipos !== undefined,
    offers: backend.offers,
    knownUsers: backend.offers.includes('cashiers') ? journal.verifiers.users() : ownCashiers(journal),
  };
}
