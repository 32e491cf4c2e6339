// A platform that means harm, or somebody between it and the till: certificates, redirects, answers without end, answers to what nobody
// asked. Real sockets, real TLS.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tls from 'node:tls';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createHttpTransport, type HttpTransportOptions } from '../../main/backends/http/transport.ts';
import { houseAuthority, leafKey, shown } from '../attack/certificates.ts';
import { openTrap, type Trap } from '../attack/trap.ts';

let trap: Trap;
let folder: string;
let authority: string;

beforeAll(async () => {
  trap = await openTrap();
  folder = mkdtempSync(join(tmpdir(), 'attack-server-'));
  authority = join(folder, 'house.pem');
  writeFileSync(authority, houseAuthority);
});

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await trap.close();
});

const secret = 'canary-token';
const call = {
  method: 'POST',
  path: '/api/checkout',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${secret}` },
  body: '{"a":1}',
  fresh: true,
} as const;
const question = { ...call, method: 'GET', body: null, fresh: false } as const;

/** Listens; `seen` holds every byte that came above TCP or TLS. */
async function listen(server: Server, event: string, reply: (socket: Socket) => void) {
  const seen = { text: '' };
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  server.on(event, (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      seen.text += chunk.toString('latin1');
      reply(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { port: (server.address() as AddressInfo).port, seen };
}

const plain = (reply: (socket: Socket) => void) => listen(createServer(), 'connection', reply);

function transportTo(baseUrl: string, more: Partial<HttpTransportOptions> = {}) {
  const transport = createHttpTransport({
    baseUrl,
    deadlines: { connect: 5_000, headers: 2_000, total: 3_000 },
    ...more,
  });
  onTestFinished(transport.close);
  return transport;
}

const good = (body: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('shows a certificate', () => {
  const serve = (cert: string, more: tls.TlsOptions = {}) =>
    listen(tls.createServer({ key: leafKey, cert, ...more }), 'secureConnection', (socket) => socket.end(good('{}')));

  test('of the authority that the profile names, for this address: believed', async () => {
    const { port } = await serve(shown.good);
    const transport = transportTo(`https://127.0.0.1:${port}`, { certificateAuthority: authority });
    expect(await transport.send(call)).toMatchObject({ kind: 'answered', status: 200 });
  });

  test.each(['elsewhere', 'expired', 'early', 'foreign'] as const)(
    '%s: never believed, and not one letter is sent',
    async (which) => {
      const { port, seen } = await serve(shown[which]);
      const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        const transport = transportTo(`https://127.0.0.1:${port}`, { certificateAuthority: authority });
        for (const request of [call, question]) {
          expect(await transport.send(request)).toMatchObject({ kind: 'unsent', cause: 'certificate' });
        }
      } finally {
        if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
      }
      expect(seen.text).toBe('');
    },
  );

  test('of a private authority that no profile names: never believed', async () => {
    const { port, seen } = await serve(shown.good);
    expect(await transportTo(`https://127.0.0.1:${port}`).send(call)).toMatchObject({ cause: 'certificate' });
    expect(seen.text).toBe('');
  });

  test('by a protocol of the last century: not spoken, whatever this machine was told to put up with', async () => {
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
    const { port, seen } = await serve(shown.good, old);
    // As --tls-min-v1.0 and --tls-cipher-list would have it.
    const before = [tls.DEFAULT_MIN_VERSION, tls.DEFAULT_CIPHERS] as const;
    tls.DEFAULT_MIN_VERSION = 'TLSv1';
    tls.DEFAULT_CIPHERS = 'DEFAULT@SECLEVEL=0';
    try {
      const transport = transportTo(`https://127.0.0.1:${port}`, { certificateAuthority: authority });
      expect((await transport.send(call)).kind).toBe('unsent');
    } finally {
      [tls.DEFAULT_MIN_VERSION, tls.DEFAULT_CIPHERS] = before;
    }
    expect(seen.text).toBe('');
  });
});

describe('sends elsewhere', () => {
  test.each([301, 302, 303, 307, 308])(
    'by a %i: nobody there hears of it, neither of a call nor of a question',
    async (status) => {
      const { port } = await plain((socket) =>
        socket.end(
          `HTTP/1.1 ${status} Moved\r\nlocation: http://127.0.0.1:${trap.tcp}/api/checkout\r\nrefresh: 0; url=http://127.0.0.1:${trap.tcp}/\r\ncontent-length: 0\r\n\r\n`,
        ),
      );
      const transport = transportTo(`http://127.0.0.1:${port}`);
      for (const request of [call, question]) {
        expect(await transport.send(request)).toMatchObject({ kind: 'answered', status });
      }
      await trap.settle();
      expect(trap.heard).toEqual([]);
    },
  );

  test('by an alternative service or an upgrade: it is not taken', async () => {
    const { port } = await plain((socket) =>
      socket.write(good('{}').replace('\r\n', `\r\nalt-svc: h2="127.0.0.1:${trap.tcp}"; ma=999\r\n`)),
    );
    const transport = transportTo(`http://127.0.0.1:${port}`);
    for (let count = 0; count < 3; count += 1) await transport.send(question);
    await trap.settle();
    expect(trap.heard).toEqual([]);
  });
});

describe('answers without end or measure', () => {
  const forever =
    (part: string, begin = '') =>
    (socket: Socket) => {
      socket.write(begin);
      const more = () => {
        while (!socket.destroyed && socket.write(part));
      };
      socket.on('drain', more);
      more();
    };
  const chunks = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n';
  test.each<[string, (socket: Socket) => void]>([
    ['early hints for ever', forever('HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n')],
    ['"go on" for ever', forever('HTTP/1.1 100 Continue\r\n\r\n')],
    ['headers for ever', forever('a: b\r\n', 'HTTP/1.1 200 OK\r\n')],
    ['one header for ever', forever('x'.repeat(4_096), 'HTTP/1.1 200 OK\r\na: ')],
    ['a first line for ever', forever('HTTP/1.1 200 OK OK OK ')],
    [
      'a length beyond all numbers',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99999999999999999999999\r\n\r\n{}'),
    ],
    ['a length below nothing', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n{}')],
    ['two lengths', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}}')],
    [
      'a length and chunks',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n'),
    ],
    [
      'a chunk beyond all numbers',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}'),
    ],
    ['a chunk’s extension for ever', forever('x'.repeat(4_096), `${chunks}2;`)],
    ['trailers for ever', forever('a: b\r\n', `${chunks}0\r\n`)],
    ['a version of its own', (socket) => socket.end('HTTP/9.9 200 OK\r\ncontent-length: 2\r\n\r\n{}')],
    [
      'a switch to another protocol',
      (socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
    ],
  ])('%s: lost, in good time, and never taken for an answer', async (_what, reply) => {
    const { port } = await plain(reply);
    const deadlines = { connect: 5_000, headers: 600, total: 900 };
    const exchange = await transportTo(`http://127.0.0.1:${port}`, { deadlines }).send(call);
    expect(exchange.kind).toBe('lost');
    expect(JSON.stringify(exchange)).not.toContain(secret);
  });

  test('what nobody asked for is not the answer to the next question', async () => {
    let asked = 0;
    const { port } = await plain((socket) => {
      asked += 1;
      socket.write(good(`{"answer":${asked}}`) + good('{"answer":"poison"}'));
    });
    const transport = transportTo(`http://127.0.0.1:${port}`);
    for (let count = 0; count < 5; count += 1) {
      const exchange = await transport.send(question);
      const said = exchange.kind === 'answered' ? Buffer.from(exchange.body).toString() : exchange.kind;
      expect(said).not.toContain('poison');
    }
  });

  test.each([
    'yesterday',
    '0',
    '-1',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    '9'.repeat(400),
    'Wed, 99 Nov 2026 04:00:00 GMT',
    '\u00ff',
  ])('says that it is "%s": the answer is an answer', async (date) => {
    const { port } = await plain((socket) =>
      socket.end(Buffer.from(good('{}').replace('\r\n', `\r\ndate: ${date}\r\n`), 'latin1')),
    );
    expect(await transportTo(`http://127.0.0.1:${port}`).send(question)).toMatchObject({ kind: 'answered' });
  });
});
