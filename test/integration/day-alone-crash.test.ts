// A till on a member service that is killed right behind each seal of its day: what was sealed stands, what was open is told, nothing is there twice.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { daySealSchema } from '../../shared/day-end.ts';
import { afterThis, freshFile, opened } from './journal-stage.ts';

const script = join(import.meta.dirname, 'day-alone-child.ts');

test('a crash between the two seals and right behind the second loses and doubles neither', async () => {
  const folder = dirname(freshFile());
  const server = await startPracticeServer();
  afterThis(() => server.close());
  async function killed(what: 'asItStands' | 'forGood'): Promise<unknown> {
    const given = [script, folder, server.unipos.memberUri, what];
    const child = spawn(process.execPath, given, { stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = once(child, 'close');
    afterThis(async () => {
      child.kill('SIGKILL');
      await gone;
    });
    const said = await text(child.stdout);
    expect(await gone).toEqual([null, 'SIGKILL']);
    return JSON.parse(said);
  }
  const before = await killed('asItStands');
  expect(before).toMatchObject({ seal: null });
  const between = await killed('forGood');
  expect(between).toMatchObject({
    seal: { kind: 'provisional', open: { operations: [{ kind: 'revocation' }] } },
    totals: { consumption: { count: 1 } },
    open: { count: 1 },
    late: [],
  });
  expect(server.unipos.payings()).toHaveLength(1);
  const journal = opened(join(folder, 'journal.db'));
  const seals = journal.seals.of(Object(between).day);
  expect(seals.map(({ kind }) => kind)).toEqual(['provisional', 'final']);
  expect(daySealSchema.parse(seals[1]?.said)).toMatchObject({
    totals: { consumption: { count: 1, amount: 2_000 }, revocation: { count: 1, amount: 2_000 } },
    open: { operations: [] },
    late: [{ cause: 'settledAfter', amount: 2_000 }],
  });
  expect(journal.verify()).toBeNull();
});
