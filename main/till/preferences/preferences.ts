// What this till is set to, kept in the journal's settings: read by who needs it, changed from the settings screen with the right for it.

import { type PreferenceName, type PreferencesView, preferenceRight } from '../../../shared/preferences/sections.ts';
import { type PreferenceChange, preferenceNames, preferenceSchemas } from '../../../shared/preferences.ts';
import { type Result, success } from '../../../shared/result.ts';
import type { Journal } from '../../journal/types.ts';
import type { Emit, TillHandlers, WithCashier } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';

export type Preferences = {
  /** A section as it is set now; where what is kept cannot be read, its default. */
  read<Name extends PreferenceName>(section: Name): PreferencesView[Name];
  /** Calls after each change of a section, until what comes back is called. */
  onChange(listener: (section: PreferenceName) => void): () => void;
  readonly handlers: Pick<TillHandlers, 'getPreferences' | 'changePreference'>;
};

type PreferenceDependencies = {
  readonly journal: Pick<Journal, 'settings' | 'audit'> & { readonly store: Pick<Journal['store'], 'transaction'> };
  readonly approvals: Pick<Approvals, 'require'>;
  readonly emit: Emit;
  readonly withCashier: WithCashier;
};

const keyOf = (section: PreferenceName) => `preference.${section}`;

/** The sections on the journal's shelf. Reading needs nobody signed in: the sign-in screen has a look and keys too. */
export function createPreferences({ journal, approvals, emit, withCashier }: PreferenceDependencies): Preferences {
  const listeners = new Set<(section: PreferenceName) => void>();

  function read<Name extends PreferenceName>(section: Name): PreferencesView[Name] {
    const kept = preferenceSchemas[section].safeParse(journal.settings.get(keyOf(section)) ?? {});
    return kept.success ? kept.data : preferenceSchemas[section].parse({});
  }

  function view(): PreferencesView {
    return Object.fromEntries(preferenceNames.map((name) => [name, read(name)])) as PreferencesView;
  }

  /** Fails as `approvals.require` does; then nothing was changed. The change is durable and in the audit when this resolves. */
  async function change(
    { section, value, approval }: PreferenceChange,
    operator: string,
  ): Promise<Result<PreferencesView>> {
    const right = preferenceRight[section];
    const about = { operator, serial: null, details: { section } };
    const approver = right === null ? success(null) : await approvals.require(approval ?? null, right, about);
    if (!approver.ok) {
      return approver;
    }
    const was = read(section);
    journal.store.transaction(() => {
      journal.settings.put(keyOf(section), value);
      const personId = approver.value?.personId ?? null;
      journal.audit.append({
        kind: 'settingChanged',
        operator,
        personId,
        serial: null,
        details: { section, was, is: value },
      });
    });
    for (const listener of listeners) {
      listener(section);
    }
    emit('preferences', view());
    return success(view());
  }

  return {
    read,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    handlers: {
      getPreferences: async () => success(view()),
      changePreference: (asked) => withCashier((operator) => change(asked, operator)),
    },
  };
}
