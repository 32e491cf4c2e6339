// Where the set-up assistant puts what it made: the profile's file, and the secret's store. The shell brings the secret store along.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

export type ProfileKeeper = {
  /** The file's name, without its folder. */
  readonly fileName: string;
  /** Whether secrets outlive the application on this machine. */
  secretsLast(): Promise<boolean>;
  secretOf(appId: string): Promise<string | null>;
  /** Keeps a secret that belongs to no profile. */
  keepSecret(name: string, secret: string): Promise<void>;
  /** The text of the file that is there, or null. */
  older(): string | null;
  /** Keeps the secret first, then the file, whole or not at all; the older file stays beside it as `.old`. Throws what the disk says. */
  save(text: string, appId: string, appSecret: string | null): Promise<void>;
};

/** The part of the secret store that is needed here. */
export type KeptSecrets = {
  readonly durable: boolean;
  get(name: string): Promise<string | null>;
  put(name: string, value: string): Promise<void>;
};

/** `file` is absolute; its folder exists. */
export function createProfileKeeper(file: string, openSecrets: () => Promise<KeptSecrets>): ProfileKeeper {
  return {
    fileName: basename(file),
    secretsLast: async () => (await openSecrets()).durable,
    secretOf: async (appId) => (await openSecrets()).get(appId),
    keepSecret: async (name, secret) => (await openSecrets()).put(name, secret),
    older: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    async save(text, appId, appSecret) {
      if (appSecret !== null) {
        await (await openSecrets()).put(appId, appSecret);
      }
      writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true });
      if (existsSync(file)) {
        copyFileSync(file, `${file}.old`);
      }
      // The one step that counts: a power cut leaves the older profile or the newer one, never none.
      renameSync(`${file}.new`, file);
    },
  };
}
