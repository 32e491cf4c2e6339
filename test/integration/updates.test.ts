// The real updater against a real server, honest and hostile: what is offered, what is refused, what is put into place. No Electron: the shell
// drives the same port with the same parts.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ServerExecutor } from '../../main/electron/updates/server-executor.ts';
import { createUpdater, type UpdaterOptions } from '../../main/electron/updates/updater.ts';
import type { UpdatePort } from '../../main/till/updates/update-port.ts';
import { openUpdateServer, releaseFile, type UpdateServer } from '../support/update-server.ts';

const running = '1.4.2';
const content = Buffer.alloc(600_000, 'a new till ');
let folder: string;
let appImage: string;
let server: UpdateServer;
let restarts: string[];
const before = process.env['APPIMAGE'];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yatai-updates-'));
  appImage = join(folder, 'installed', 'Yatai.AppImage');
  mkdirSync(join(folder, 'installed'));
  writeFileSync(appImage, 'the old till', { mode: 0o755 });
  process.env['APPIMAGE'] = appImage;
  server = await openUpdateServer(join(folder, 'server'));
  restarts = [];
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  if (before === undefined) {
    delete process.env['APPIMAGE'];
  } else {
    process.env['APPIMAGE'] = before;
  }
});

function open(more: Partial<UpdaterOptions> = {}): UpdatePort {
  return createUpdater({
    version: running,
    address: { url: server.url, publicKey: server.publicKey },
    certificateAuthority: undefined,
    folder: join(folder, 'updates'),
    platform: 'linux',
    appImage,
    packagedSettings: null,
    isQuiet: () => true,
    restart: (next) => restarts.push('file' in next ? next.file : 'atEnd'),
    log: () => undefined,
    ...more,
  });
}

async function download(port: UpdatePort, told: (percent: number) => void = () => undefined) {
  expect(await port.check()).toMatchObject({ kind: 'offered' });
  return port.download(told);
}

/** What lies in the updater's own folder and is as long as a release. */
function leftOver(): readonly string[] {
  return readdirSync(join(folder, 'updates'), { recursive: true, encoding: 'utf8' }).filter(
    (name) => statSync(join(folder, 'updates', name)).size >= content.length,
  );
}

test('a newer version is offered with its notes as text, downloaded, put into place, and started', async () => {
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
  port.restart();
  expect(restarts).toEqual([appImage]);
});

test('what was downloaded before a restart of the till is found again and not fetched twice', async () => {
  server.offer({ version: '1.5.0', content });
  await download(open());
  server.asked.length = 0;
  expect(await download(open())).toEqual({ ok: true });
  expect(server.asked).toEqual(['/yatai/yatai-linux.json']);
});

test('a download that was changed on the disk meanwhile is fetched anew, and never put into place', async () => {
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
  server.offer({ content, ...offered });
  expect(await open().check()).toEqual(expected);
});

test('a staged release comes to the same installations each time it is asked for', async () => {
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

describe('a server that', () => {
  test.each([
    ['is not there', null, 'unreachable'],
    ['answers 500', (_q: unknown, r: import('node:http').ServerResponse) => r.writeHead(500).end(), 'unreachable'],
    [
      'shows a page',
      (_q: unknown, r: import('node:http').ServerResponse) => r.end('<html>sign in</html>'),
      'badAnswer',
    ],
    [
      'never ends its list',
      (_q: unknown, r: import('node:http').ServerResponse) => {
        r.writeHead(200);
        r.end('x'.repeat(200_000));
      },
      'tooLarge',
    ],
  ] as const)('%s is told so', async (_name, answer, problem) => {
    server.offer({ version: '1.5.0', content });
    const port = open(answer === null ? { address: { url: await deadAddress(), publicKey: server.publicKey } } : {});
    server.misbehave(answer);
    expect(await port.check()).toEqual({ kind: 'failed', problem });
  });

  test('points elsewhere is not followed, neither for the list nor for the file', async () => {
    const elsewhere = await openUpdateServer(join(folder, 'elsewhere'));
    try {
      elsewhere.offer({ version: '9.9.9', content: 'a trap' });
      server.offer({ version: '1.5.0', content });
      const redirect = (only: string) =>
        server.misbehave((request, response, honest) => {
          if (!(request.url ?? '').includes(only)) return honest();
          response.writeHead(302, { location: `${elsewhere.url}${only}` }).end();
        });
      redirect('yatai-linux.json');
      expect(await open().check()).toEqual({ kind: 'failed', problem: 'redirected' });
      redirect(releaseFile);
      expect(await download(open())).toEqual({ ok: false, problem: 'redirected' });
      expect(elsewhere.asked).toEqual([]);
    } finally {
      await elsewhere.close();
    }
  });

  test('sends another file than it signed is refused, and nothing of it stays', async () => {
    server.offer({ version: '1.5.0', content });
    server.misbehave((request, response, honest) => {
      if (!(request.url ?? '').includes(releaseFile)) return honest();
      response.writeHead(200, { 'content-length': content.length }).end(Buffer.alloc(content.length, 'b'));
    });
    expect(await download(open())).toEqual({ ok: false, problem: 'damaged' });
    expect(leftOver()).toEqual([]);
    expect(readFileSync(appImage, 'utf8')).toBe('the old till');
  });

  test('dies halfway leaves nothing behind, and the next try is whole', async () => {
    server.offer({ version: '1.5.0', content });
    server.misbehave((request, response, honest) => {
      if (!(request.url ?? '').includes(releaseFile)) return honest();
      response.writeHead(200, { 'content-length': content.length });
      response.write(content.subarray(0, content.length / 2), () => response.destroy());
    });
    const port = open();
    expect(await download(port)).toEqual({ ok: false, problem: 'unreachable' });
    expect(leftOver()).toEqual([]);
    server.misbehave(null);
    expect(await download(port)).toEqual({ ok: true });
  });

  test('sends more than it announced is cut off before the disk is full', async () => {
    server.offer({ version: '1.5.0', content });
    let sent = 0;
    server.misbehave((request, response, honest) => {
      if (!(request.url ?? '').includes(releaseFile)) return honest();
      const more = () => {
        while (!response.destroyed && response.write(content)) sent += content.length;
        if (!response.destroyed) response.once('drain', more);
      };
      response.writeHead(200);
      more();
    });
    expect(await download(open())).toEqual({ ok: false, problem: 'tooLarge' });
    expect(leftOver()).toEqual([]);
    expect(sent).toBeLessThan(60 * content.length);
  });
});

test('while money is on its way a download holds its breath, and goes on when it is quiet', async () => {
  server.offer({ version: '1.5.0', content });
  let quiet = true;
  let asked = 0;
  let done = false;
  const port = open({
    isQuiet: () => {
      asked += 1;
      return quiet;
    },
  });
  expect(await port.check()).toMatchObject({ kind: 'offered' });
  quiet = false;
  asked = 0;
  const fetched = port
    .download(() => undefined)
    .finally(() => {
      done = true;
    });
  // Four looks, all for the first piece: not a byte of it went on.
  await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(3);
  expect([done, bytesWritten()]).toEqual([false, 0]);
  quiet = true;
  expect(await fetched).toEqual({ ok: true });
});

/** Of whatever is being downloaded. */
function bytesWritten(): number {
  return readdirSync(join(folder, 'updates'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(releaseFile))
    .reduce((sum, name) => sum + statSync(join(folder, 'updates', name)).size, 0);
}

test('no other server is ever asked, whatever a list may say', async () => {
  const executor = new ServerExecutor({ base: new URL(server.url), authority: null, isQuiet: () => true });
  const elsewhere = await openUpdateServer(join(folder, 'elsewhere'));
  try {
    await expect(executor.text(new URL(elsewhere.url))).rejects.toMatchObject({ problem: 'redirected' });
    expect(elsewhere.asked).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});

test('an AppImage that cannot be replaced stays as it was', async () => {
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

/** An address of this machine where nobody listens. */
async function deadAddress(): Promise<string> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise<void>((resolve) => listener.close(() => resolve()));
  return `http://127.0.0.1:${port}/yatai/`;
}
