// Found by the money review: a machine that does not let itself be asked for its network cards must not keep the till from starting.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { systemPlace } from '../../main/journal/system-place.ts';

vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  networkInterfaces: () => {
    throw Object.assign(new Error('uv_interface_addresses returned Unknown system error 13'), {
      code: 'ERR_SYSTEM_ERROR',
    });
  },
}));

it('knows nothing of a machine that forbids the question', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yatai-place-'));
  try {
    const file = join(folder, 'store.db');
    writeFileSync(file, '');
    expect(systemPlace.hardware()).toEqual([]);
    expect(() => systemPlace.fileId(file)).not.toThrow();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
