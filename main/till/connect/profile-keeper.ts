// Where the set-up assistant puts what it made: the profile's file, and the secret's store. The shell brings the secret store along.
import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { secretPlace } from './secret-place.ts';

/** `secret` null: the one that is kept stays. `address` as `secretPlace` takes it. */
export type SecretToKeep = { readonly name: string; readonly address: string | null; readonly secret: string | null };

export type ProfileKeeper = {
  /** The file's name, without its folder. */
  readonly fileName: string;
  /** Whether secrets outlive the application on this machine. */
  secretsLast(): Promise<boolean>;
  /** One that may be told to the service at `address`, or null. */
  secretOf(name: string, address: string | null): Promise<string | null>;
  /** Keeps a secret that belongs to no profile. */
  keepSecret(name: string, address: string | null, secret: string): Promise<void>;
  /** One that this start was given, or null. It is for the address that is set now. */
  givenSecret(name: string): string | null;
  /** The text of the file that is there, or null. */
  older(): string | null;
  /** Keeps the secret first, then the file, whole or not at all; the older file stays beside it as `.old`. Throws what the disk says. */
  save(text: string, kept: SecretToKeep | null): Promise<void>;
};

/** The part of the secret store that is needed here. */
export type KeptSecrets = {
  readonly durable: boolean;
  get(name: string): Promise<string | null>;
  put(name: string, value: string): Promise<void>;
};

/** `file` is absolute; its folder exists. `given`: the secrets of this start, by name. */
export function createProfileKeeper(
  file: string,
  openSecrets: () => Promise<KeptSecrets>,
  given: Readonly<Record<string, string>> = {},
): ProfileKeeper {
  return {
    fileName: basename(file),
    secretsLast: async () => (await openSecrets()).durable,
    secretOf: async (name, address) => (await openSecrets()).get(secretPlace(name, address)),
    keepSecret: async (name, address, secret) => (await openSecrets()).put(secretPlace(name, address), secret),
    givenSecret: (name) => given[name] ?? null,
    older: () => (existsSync(file) ? readFileSync(file, 'utf8') : null),
    async save(text, kept) {
      if (kept !== null && kept.secret !== null) {
        await (await openSecrets()).put(secretPlace(kept.name, kept.address), kept.secret);
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
