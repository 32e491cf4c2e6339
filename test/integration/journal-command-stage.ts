// The command `npm run journal` as a technician starts it, and a closed journal for it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { accept, apply, freshFile, opened } from './journal-stage.ts';

export const script = fileURLToPath(new URL('../../main/till/journal-command.ts', import.meta.url));
export const cardNo = '6201234567891234';

export function journal(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  });
  return { code: status, out: stdout, error: stderr };
}

/** Two applied sales (events 1–6) and one that waits (7), closed in good order. */
export function filled(): { readonly file: string; readonly serials: readonly string[] } {
  const file = freshFile();
  const store = opened(file);
  const serials = ['V1', 'V2'].map((voucher) => {
    const { serial } = accept(store, cardNo);
    apply(store, serial, voucher);
    return serial;
  });
  serials.push(accept(store, cardNo, 25_050).serial);
  store.close();
  return { file, serials };
}
