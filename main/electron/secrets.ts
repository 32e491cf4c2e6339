// The operating system's secret store behind one small door. Where there is none worth the name (Linux without a keyring), a secret lives in memory only.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { SafeStorage } from 'electron';

/** `durable` is false where secrets are forgotten when the application ends; the screen should say so. */
export type Secrets = {
  readonly durable: boolean;
  get(name: string): Promise<string | null>;
  put(name: string, value: string): Promise<void>;
};

/** Electron 33 has the synchronous calls only, 46 will have the asynchronous ones only: both are optional here. */
type AnyStorage = Partial<SafeStorage>;

async function isWorthTheName(storage: AnyStorage): Promise<boolean> {
  if (process.platform === 'linux' && storage.getSelectedStorageBackend?.() === 'basic_text') {
    return false;
  }
  return (await storage.isAsyncEncryptionAvailable?.()) ?? storage.isEncryptionAvailable?.() ?? false;
}

async function encrypt(storage: AnyStorage, text: string): Promise<Buffer> {
  const sealed = storage.encryptStringAsync ? await storage.encryptStringAsync(text) : storage.encryptString?.(text);
  if (sealed === undefined) {
    throw new Error('this Electron has no safeStorage');
  }
  return sealed;
}

async function decrypt(storage: AnyStorage, sealed: Buffer): Promise<string | null> {
  try {
    return storage.decryptStringAsync
      ? (await storage.decryptStringAsync(sealed)).result
      : (storage.decryptString?.(sealed) ?? null);
  } catch {
    // Another user's key, or a keyring that was reset: the secret is lost and must be given again.
    return null;
  }
}

function readSealed(file: string): Record<string, string> {
  try {
    const value: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** Opens the secrets of this installation; call it once the application is ready. `file` holds sealed bytes in base64, never plain text. */
export async function openSecrets(storage: AnyStorage, file: string): Promise<Secrets> {
  if (!(await isWorthTheName(storage))) {
    const memory = new Map<string, string>();
    return {
      durable: false,
      get: async (name) => memory.get(name) ?? null,
      put: async (name, value) => {
        memory.set(name, value);
      },
    };
  }
  return {
    durable: true,
    get: async (name) => {
      const sealed = readSealed(file)[name];
      return sealed === undefined ? null : decrypt(storage, Buffer.from(sealed, 'base64'));
    },
    put: async (name, value) => {
      const sealed = (await encrypt(storage, value)).toString('base64');
      // On the disk before it has the file's name: a power cut must not leave an empty one, for a till does not open without its secrets.
      writeFileSync(`${file}.new`, JSON.stringify({ ...readSealed(file), [name]: sealed }), {
        mode: 0o600,
        flush: true,
      });
      renameSync(`${file}.new`, file);
    },
  };
}
