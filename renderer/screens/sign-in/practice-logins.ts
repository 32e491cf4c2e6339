// Finds the logins in the practice guide: entries whose value reads `user / password`.
import type { PracticeView } from '../../../shared/ipc.ts';

export type PracticeLogin = { readonly user: string; readonly password: string };

export function practiceLogins(guide: PracticeView['guide']): readonly PracticeLogin[] {
  return guide.flatMap((entry) => {
    const match = /^\s*(\w[\w.-]*)\s*\/\s*(\S+)\s*$/.exec(entry.value);
    const [, user, password] = match ?? [];
    return user === undefined || password === undefined ? [] : [{ user, password }];
  });
}

/** The rest of the guide that a person can scan or type: one code each. */
export function practiceCodes(guide: PracticeView['guide']): PracticeView['guide'] {
  return guide.filter((entry) => /^[0-9A-Za-z:_-]{5,64}$/.test(entry.value.trim()));
}
