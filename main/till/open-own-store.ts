// The journal of this installation: a restore that was wished comes first, then the file is opened, and the store it belongs to is looked at.
import { join } from 'node:path';
import type { Profile } from '../../shared/profile.ts';
import { type Result, success } from '../../shared/result.ts';
import { openJournal } from '../journal/open-journal.ts';
import { systemPlace } from '../journal/system-place.ts';
import type { Journal } from '../journal/types.ts';
import { grantWish, type WishOutcome } from './backups/wish.ts';
import type { TillDependencies } from './dependencies.ts';
import { createMemberMemory, type MemberMemory } from './member-memory.ts';
import { claimJournal } from './own-store.ts';
import { seedPracticePeople } from './people/practice-people.ts';
import { dropKeyBeside, sealKeyBeside } from './seal-key-file.ts';

type OwnStoreOptions = Pick<TillDependencies, 'clock' | 'random' | 'timers' | 'complain'> & {
  readonly folder: string;
  readonly profile: Profile;
  readonly sqliteBinding: string | null;
  /** Null: no secret store keeps one. */
  readonly sealKey: Buffer | null;
};

export type OwnStore = {
  readonly journal: Journal;
  readonly journalFile: string;
  readonly members: MemberMemory;
  readonly wished: WishOutcome;
};

/** Fails as `openJournal` does, and with `storeOfAnother`. Puts into `held` how to close what it opened, should it or the caller throw. */
export function openOwnStore(options: OwnStoreOptions, held: (() => unknown)[]): Result<OwnStore> {
  const { clock, random, timers, complain, folder, profile, sqliteBinding, sealKey } = options;
  const journalFile = join(folder, 'journal.db');
  const wished = grantWish(journalFile, { clock, random, nativeBinding: sqliteBinding });
  const opened = openJournal({
    file: journalFile,
    clock,
    random,
    merchantNo: profile.merchantNo ?? '',
    terminalNo: profile.terminalNo ?? '',
    nativeBinding: sqliteBinding,
    place: systemPlace,
    sealKey: sealKey ?? sealKeyBeside(folder),
  });
  if (!opened.ok) {
    return opened;
  }
  if (sealKey !== null) {
    dropKeyBeside(folder);
  }
  const members = createMemberMemory(opened.value.members, { timers, complain });
  const journal: Journal = { ...opened.value, members };
  held.push(journal.close);
  const stranger = claimJournal(profile, journal);
  if (stranger !== null) {
    journal.close();
    return { ok: false, failure: stranger };
  }
  if (profile.backend === 'practice') {
    seedPracticePeople(journal);
  }
  return success({ journal, journalFile, members, wished });
}
