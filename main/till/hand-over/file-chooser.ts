// How a person says where a hand-over file lies. Apart, because the till's dependencies name it.

import type { Language } from '../../../shared/profile.ts';

/** Asks the person for a file. Resolves with an absolute path, or null where none was chosen. Paths never reach the screen. */
export type FileChooser = {
  save(suggestedName: string, language: Language): Promise<string | null>;
  open(language: Language): Promise<string | null>;
  /** A menu file; absent where none can be chosen. */
  openMenu?(language: Language): Promise<string | null>;
  /** A folder with pictures; absent where none can be chosen. */
  openPictures?(language: Language): Promise<string | null>;
  /** A folder for backups; absent where none can be chosen. */
  openFolder?(language: Language): Promise<string | null>;
  /** A connection profile; absent where none can be chosen. */
  openProfile?(language: Language): Promise<string | null>;
  /** Where the diagnostics bundle is saved; absent where no place can be chosen. */
  saveBundle?(suggestedName: string, language: Language): Promise<string | null>;
  /** Where a table is saved; absent where no place can be chosen. */
  saveTable?(suggestedName: string, format: 'csv' | 'xlsx', language: Language): Promise<string | null>;
};
