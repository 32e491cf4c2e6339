// The real updater against a real server: what is offered, how it is downloaded, what is put into place.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { releaseFile } from '../support/update-server.ts';
import { content, installationForFile, running } from './updates-bench.ts';

const { installation, open, download, leftOver } = installationForFile();

test('a newer version is offered with its notes as text, downloaded, put into place, and started', async () => {
  const { folder, appImage, server, restarts } = installation();
  server.offer({ version: '1.5.0', content, notes: 'Faster.\r\n<b>No page</b>\u0007\u202e' });
  const port = open();
  expect(await port.check()).toEqual({
    kind: 'offered',
    offer: {
      version: '1.5.0',
      notes: 'Faster.\n<b>No page</b>',
      releasedAt: Date.parse('2026-11-27T04:00:00Z'),
      bytes: content.length,
    },
  });
  expect(server.asked).toEqual(['/yatai/yatai-linux.json']);
  const percents: number[] = [];
  expect(await port.download((percent) => percents.push(percent))).toEqual({ ok: true });
  expect(percents.at(-1)).toBe(100);
  expect(readFileSync(appImage, 'utf8')).toBe('the old till');
  expect(await port.place()).toBe(true);
  expect(readFileSync(appImage).equals(content)).toBe(true);
  expect(statSync(appImage).mode & 0o777).toBe(0o755);
  expect(readdirSync(join(folder, 'installed'))).toEqual(['Yatai.AppImage']);
  expect(leftOver()).toEqual([]);
  port.restart();
  expect(restarts).toEqual([appImage]);
});

test('what was downloaded before a restart of the till is found again and not fetched twice', async () => {
  const { server } = installation();
  server.offer({ version: '1.5.0', content });
  await download(open());
  server.asked.length = 0;
  expect(await download(open())).toEqual({ ok: true });
  expect(server.asked).toEqual(['/yatai/yatai-linux.json']);
});

test('a download that was changed on the disk meanwhile is fetched anew, and never put into place', async () => {
  const { folder, appImage, server } = installation();
  server.offer({ version: '1.5.0', content });
  const port = open();
  await download(port);
  const [cached = ''] = leftOver();
  writeFileSync(join(folder, 'updates', cached), Buffer.alloc(content.length, 'x'));
  expect(await port.place()).toBe(false);
  expect(readFileSync(appImage, 'utf8')).toBe('the old till');
  expect(await download(open())).toEqual({ ok: true });
});

test.each([
  ['the same version', { version: running }, { kind: 'none' }],
  ['an older version', { version: '1.4.1' }, { kind: 'failed', problem: 'older' }],
  ['a trial', { version: '1.5.0-beta.1' }, { kind: 'failed', problem: 'badAnswer' }],
  ['a release for nobody yet', { version: '1.5.0', staging: 0 }, { kind: 'none' }],
  ['a stranger’s signature', { version: '1.5.0', stranger: true }, { kind: 'failed', problem: 'unsigned' }],
])('%s is not taken', async (_name, offered, expected) => {
  const { server } = installation();
  server.offer({ content, ...offered });
  expect(await open().check()).toEqual(expected);
});

test('a staged release comes to the same installations each time it is asked for', async () => {
  const { folder, server } = installation();
  const answers: boolean[][] = [];
  for (let till = 0; till < 16; till += 1) {
    const own = join(folder, `till-${till}`);
    const lot: boolean[] = [];
    for (const staging of [30, 30, 60]) {
      server.offer({ version: '1.5.0', content, staging });
      lot.push((await open({ folder: own }).check()).kind === 'offered');
    }
    answers.push(lot);
  }
  const [some, again, more] = [0, 1, 2].map((round) => answers.filter((lot) => lot[round]).length);
  expect(answers.every(([first, second]) => first === second)).toBe(true);
  expect(answers.every(([first, , third]) => first !== true || third === true)).toBe(true);
  // Of 16 lots: that all or none fall below the share happens once in a hundred million runs.
  expect(some).toBe(again);
  expect(some).toBeLessThan(16);
  expect(more).toBeGreaterThan(0);
});

test('while money is on its way the server answers, but a download holds its breath, and goes on when it is quiet', async () => {
  const { folder, server } = installation();
  server.offer({ version: '1.5.0', content });
  let quiet = false;
  let asked = 0;
  let done = false;
  const port = open({
    isQuiet: () => {
      asked += 1;
      return quiet;
    },
  });
  expect(await port.check()).toMatchObject({ kind: 'offered' });
  expect(asked).toBe(0);
  const fetched = port
    .download(() => undefined)
    .finally(() => {
      done = true;
    });
  // Four looks, all for the first piece: not a byte of it went on.
  await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(3);
  const written = readdirSync(join(folder, 'updates'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(releaseFile))
    .reduce((sum, name) => sum + statSync(join(folder, 'updates', name)).size, 0);
  expect([done, written]).toEqual([false, 0]);
  quiet = true;
  expect(await fetched).toEqual({ ok: true });
});

test('what is put into place is what was downloaded, whatever is offered since', async () => {
  const { appImage, server } = installation();
  server.offer({ version: '1.5.0', content });
  const port = open();
  await download(port);
  server.offer({ version: '1.6.0', content: 'a still newer till' });
  expect(await port.check()).toMatchObject({ offer: { version: '1.6.0' } });
  expect(await port.place()).toBe(true);
  expect(readFileSync(appImage).equals(content)).toBe(true);
});

test('an AppImage that cannot be replaced stays as it was', async () => {
  const { folder, appImage, server } = installation();
  server.offer({ version: '1.5.0', content });
  const gone = join(folder, 'installed', 'gone.AppImage');
  const port = open({ appImage: gone });
  await download(port);
  expect(await port.place()).toBe(false);
  expect(existsSync(gone)).toBe(false);
  // Where its name is taken by a folder, nothing can be put beside it either.
  mkdirSync(`${appImage}.new`);
  const other = open();
  await download(other);
  expect(await other.place()).toBe(false);
  expect(readFileSync(appImage, 'utf8')).toBe('the old till');
});
