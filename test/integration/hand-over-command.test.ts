// Open work goes from one till to another by the command alone, where the application does not start any more.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { technician } from '../support/practice-approvals.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { codeOf, passphrase, sellOffline } from './till-hand-over-stage.ts';
import { settled } from './till-waiting.ts';

let old: Bench;
let fresh: Bench;
let file: string;
const chooseFile = { save: async () => file, open: async () => file };

beforeEach(async () => {
  old = await openBench({ chooseFile });
  fresh = await openBench({ chooseFile, beside: { bench: old, terminalNo: '11111112' } });
  file = join(old.folder, 'work.yatai');
});

afterEach(async () => {
  await fresh.close();
  await old.close();
});

describe('without the application', () => {
  const script = join(import.meta.dirname, '..', '..', 'main', 'till', 'journal-command.ts');

  function journal(args: readonly string[], typed = ''): { code: number | null; out: string; complaint: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      input: typed,
      encoding: 'utf8',
    });
    return { code: status, out: stdout, complaint: stderr };
  }

  test('the old data folder is read, and the new one takes it, by PIN and passphrase from standard input', async () => {
    const [serial = ''] = await sellOffline(old, [zhang]);
    const target = await codeOf(fresh);
    const [from, to] = [old, fresh].map(({ folder }) => join(folder, 'practice', 'journal.db'));
    expect(journal(['hand-over', target, file, from ?? ''], `${technician.pin}\n${passphrase}\n`)).toMatchObject({
      code: 2,
    });
    await old.till().close();
    await fresh.till().close();
    const person = ['--person', '吴工'];
    expect(journal(['code', to ?? '']).out).toContain(target);
    expect(journal(['hand-over', target, file, from ?? ''], `${technician.pin}\n${passphrase}\n`).complaint).toContain(
      '吴工',
    );
    expect(journal(['hand-over', target, file, from ?? '', ...person], `0000\n${passphrase}\n`)).toMatchObject({
      code: 1,
    });
    expect(journal(['hand-over', target, file, from ?? '', ...person], `${technician.pin}\nshort\n`)).toMatchObject({
      code: 1,
    });
    const written = journal(['hand-over', target, file, from ?? '', ...person], `${technician.pin}\n${passphrase}\n`);
    expect(written).toMatchObject({ code: 0, complaint: '' });
    expect(written.out).toContain('1 operations (10.00 yuan)');
    expect(written.out + written.complaint).not.toContain(passphrase);
    const taken = journal(['take-over', file, to ?? '', ...person], `${technician.pin}\n${passphrase}\n`);
    expect(taken).toMatchObject({ code: 0 });
    expect(journal(['take-over', file, to ?? '', ...person], `${technician.pin}\n${passphrase}\n`)).toMatchObject({
      code: 1,
    });
    expect(journal(['take-over', file, join(fresh.folder, 'none.db'), ...person])).toMatchObject({ code: 2 });
    expect(journal(['hand-over', target])).toMatchObject({ code: 2 });

    await old.server.acceptConnections();
    await old.restart();
    await fresh.restart();
    await fresh.good('signIn', { user: '1002', password: 'yatai-1002' });
    expect(await settled(fresh, serial)).toMatchObject({ state: 'applied' });
    expect((await old.good('getHandOver', null)).handedOver).toMatchObject({ count: 1, finished: true });
    expect(fresh.server.ledger.chargesBySerial(serial)).toHaveLength(1);
  }, 60_000);
});
