// Where the application keeps its journals on this computer, worked out without Electron, for the technician's command.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** As Electron's `userData`: the application's name in the system's folder for such data. */
const applicationName = 'Yatai';

/** The practice till's journal, or null where there is none. */
export function findTillJournal(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string | null {
  const file = join(userDataFolder(platform, environment), applicationName, 'practice', 'journal.db');
  return existsSync(file) ? file : null;
}

/** Where the application keeps everything of its own, for other commands. */
export function tillDataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
): string {
  return join(userDataFolder(platform, environment), applicationName);
}

function userDataFolder(platform: NodeJS.Platform, environment: Readonly<Record<string, string | undefined>>): string {
  const home = environment['HOME'] ?? homedir();
  switch (platform) {
    case 'win32':
      return environment['APPDATA'] ?? join(home, 'AppData', 'Roaming');
    case 'darwin':
      return join(home, 'Library', 'Application Support');
    default:
      return environment['XDG_CONFIG_HOME'] ?? join(home, '.config');
  }
}
