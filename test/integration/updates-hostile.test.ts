// The real updater against a server that is down, that lies, or that wants the till's disk: it is told so, and nothing of it stays.
import { readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { CancellationToken } from 'builder-util-runtime';
import { describe, expect, test } from 'vitest';
import { ServerExecutor } from '../../main/electron/updates/server-executor.ts';
import { openUpdateServer, releaseFile } from '../support/update-server.ts';
import { content, installationForFile } from './updates-bench.ts';
import { selfSigned } from './yazuo-test-certificate.ts';

const { installation, open, download, leftOver } = installationForFile();

describe('a server that', () => {
  test.each([
    ['is not there', null, 'unreachable'],
    ['answers 500', (_q: unknown, r: ServerResponse) => r.writeHead(500).end(), 'unreachable'],
    ['shows a page', (_q: unknown, r: ServerResponse) => r.end('<html>sign in</html>'), 'badAnswer'],
    [
      'never ends its list',
      (_q: unknown, r: ServerResponse) => {
        r.writeHead(200);
        r.end('x'.repeat(200_000));
      },
      'tooLarge',
    ],
  ] as const)('%s is told so', async (_name, answer, problem) => {
    const { server } = installation();
    server.offer({ version: '1.5.0', content });
    const port = open(answer === null ? { address: { url: await deadAddress(), publicKey: server.publicKey } } : {});
    server.misbehave(answer);
    expect(await port.check()).toEqual({ kind: 'failed', problem });
  });

  test('points elsewhere is not followed, neither for the list nor for the file', async () => {
    const { folder, server } = installation();
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
    const { appImage, server } = installation();
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
    const { server } = installation();
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
    const { server } = installation();
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

test('a server that falls silent is given up, before its list and in the middle of a file', async () => {
  const { folder, server } = installation();
  server.offer({ version: '1.5.0', content });
  const executor = new ServerExecutor({
    base: new URL(server.url),
    authority: null,
    isQuiet: () => true,
    silence: 300,
  });
  server.misbehave(() => undefined);
  await expect(executor.text(new URL(server.url))).rejects.toThrow('timed out');
  server.misbehave((_request, response) => {
    response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 1_000));
  });
  executor.largest = content.length;
  const options = { cancellationToken: new CancellationToken() };
  await expect(executor.download(new URL(server.url), join(folder, 'part'), options)).rejects.toThrow('timed out');
});

test('no other server is ever asked, whatever a list may say', async () => {
  const { folder, server } = installation();
  const executor = new ServerExecutor({ base: new URL(server.url), authority: null, isQuiet: () => true });
  const elsewhere = await openUpdateServer(join(folder, 'elsewhere'));
  try {
    await expect(executor.text(new URL(elsewhere.url))).rejects.toMatchObject({ problem: 'redirected' });
    expect(elsewhere.asked).toEqual([]);
  } finally {
    await elsewhere.close();
  }
});

test('over https the profile’s authority alone vouches for it, and without one nobody does', async () => {
  const house = createSecureServer(selfSigned, (_request, response) => response.end('the list'));
  await new Promise<void>((resolve) => house.listen(0, '127.0.0.1', resolve));
  try {
    const url = new URL(`https://localhost:${(house.address() as AddressInfo).port}/yatai/`);
    const text = (authority: Buffer | null) =>
      new ServerExecutor({ base: url, authority, isQuiet: () => true }).text(url);
    expect(await text(Buffer.from(selfSigned.cert))).toBe('the list');
    await expect(text(null)).rejects.toThrow(/self.signed|certificate/);
    await expect(text(Buffer.from(rootCertificates[0] ?? ''))).rejects.toThrow(/self.signed|certificate/);
  } finally {
    house.closeAllConnections();
    await new Promise<void>((resolve) => house.close(() => resolve()));
  }
});

/** An address of this machine where nobody listens. */
async function deadAddress(): Promise<string> {
  const listener = createServer();
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as AddressInfo;
  await new Promise<void>((resolve) => listener.close(() => resolve()));
  return `http://127.0.0.1:${port}/yatai/`;
}
