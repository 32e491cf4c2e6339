// The transport against servers that behave badly on the socket: what provably never left, what may have, what came back.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, test } from 'vitest';
import { createTransport, type Transport, type TransportOptions } from '../../main/backends/yazuo/transport.ts';
import { selfSigned } from './yazuo-test-certificate.ts';

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

type Seen = { readonly sockets: Socket[]; text: string };

async function listen(server: Server, seen: Seen, greet: (socket: Socket) => void): Promise<number> {
  server.on(server.listenerCount('secureConnection') > 0 ? 'secureConnection' : 'connection', greet);
  server.on('connection', (socket: Socket) => {
    seen.sockets.push(socket);
    socket.on('error', () => undefined);
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(async () => {
    for (const socket of seen.sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** A TCP server that does `reply` once a whole request has come. */
async function rawServer(reply: (socket: Socket) => void): Promise<{ readonly url: string; readonly seen: Seen }> {
  const seen: Seen = { sockets: [], text: '' };
  const port = await listen(createServer(), seen, (socket) => {
    socket.on('data', (chunk) => {
      seen.text += chunk.toString('utf8');
      if (seen.text.endsWith('}')) reply(socket);
    });
  });
  return { url: `http://127.0.0.1:${port}`, seen };
}

function transportTo(baseUrl: string, more: Partial<TransportOptions> = {}): Transport {
  const transport = createTransport({ baseUrl, deadlines: { connect: 400, headers: 200, total: 300 }, ...more });
  closers.push(transport.close);
  return transport;
}

const call = { path: '/api/checkout', contentType: 'application/json', body: '{"a":"价"}', fresh: true } as const;
const good = (body: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('provably unsent', () => {
  test('nobody listens', async () => {
    const seen: Seen = { sockets: [], text: '' };
    const server = createServer();
    const port = await listen(server, seen, () => undefined);
    await new Promise((resolve) => server.close(resolve));
    const exchange = await transportTo(`http://127.0.0.1:${port}`).post(call);
    expect(exchange).toMatchObject({ kind: 'unsent', cause: 'refused', detail: 'ECONNREFUSED' });
  });

  test('no such name', async () => {
    const exchange = await transportTo('http://till.invalid', { deadlines: {} }).post(call);
    expect(exchange).toMatchObject({ kind: 'unsent', cause: 'dns' });
  });

  test('a connection that never becomes secure', async () => {
    const seen: Seen = { sockets: [], text: '' };
    const port = await listen(createServer(), seen, () => undefined);
    const exchange = await transportTo(`https://127.0.0.1:${port}`).post(call);
    expect(exchange).toMatchObject({ kind: 'unsent', cause: 'connectTimeout' });
  });

  test('a server that speaks no TLS', async () => {
    const { url, seen } = await rawServer(() => undefined);
    seen.sockets.length = 0;
    const port = new URL(url).port;
    const { sockets } = seen;
    const transport = transportTo(`https://127.0.0.1:${port}`, { deadlines: {} });
    const answered = transport.post(call);
    await expect.poll(() => sockets.length).toBe(1);
    sockets[0]?.write('HTTP/1.1 400 Bad Request\r\n\r\n');
    expect(await answered).toMatchObject({ kind: 'unsent', cause: 'certificate' });
  });

  test('a certificate that nobody vouches for is never bypassed, not even by the environment; a private authority is', async () => {
    const seen: Seen = { sockets: [], text: '' };
    const server = createTlsServer(selfSigned);
    server.on('secureConnection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        seen.text += chunk.toString('utf8');
        socket.end(good('{"code":0}'));
      });
    });
    const port = await listen(server, seen, () => undefined);
    const url = `https://127.0.0.1:${port}`;
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      const exchange = await transportTo(url, { deadlines: {} }).post(call);
      expect(exchange).toMatchObject({ kind: 'unsent', cause: 'certificate', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
    expect(seen.text).toBe('');
    const folder = mkdtempSync(join(tmpdir(), 'authority-'));
    closers.push(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'authority.pem');
    writeFileSync(file, selfSigned.cert);
    const trusted = transportTo(url, { certificateAuthority: file, deadlines: {} });
    expect(await trusted.post(call)).toMatchObject({ kind: 'answered', status: 200 });
    expect(seen.text).toContain('POST /api/checkout');
  });

  test('a transport that is closed sends nothing more', async () => {
    const { url, seen } = await rawServer((socket) => socket.write(good('{}')));
    const transport = transportTo(url);
    await transport.close();
    expect(await transport.post(call)).toMatchObject({ kind: 'unsent', cause: 'closed' });
    expect(seen.sockets).toHaveLength(0);
  });
});

describe('lost: it may have arrived', () => {
  const half = `HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"code":0,`;
  const cases: readonly (readonly [string, string, (socket: Socket) => void])[] = [
    ['the line is cut after the request', 'reset', (socket) => socket.resetAndDestroy()],
    ['the server hangs up without a word', 'reset', (socket) => socket.end()],
    [
      'half an answer, then the line is cut',
      'truncated',
      (socket) => socket.write(half, () => socket.resetAndDestroy()),
    ],
    ['half an answer, then a polite end', 'truncated', (socket) => socket.end(half)],
    ['half the headers', 'reset', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-le')],
    ['something that is not HTTP', 'notHttp', (socket) => socket.end('SSH-2.0-OpenSSH_9.0\r\n')],
    [
      'more headers than anyone needs',
      'notHttp',
      (socket) => socket.end(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(99_999)}`),
    ],
    ['silence', 'timeout', () => undefined],
    ['headers, then silence', 'timeout', (socket) => socket.write(half)],
    ['more than a megabyte', 'tooLarge', (socket) => socket.end(good('x'.repeat(1_048_577)))],
  ];
  for (const [name, cause, reply] of cases) {
    test(`${name}: ${cause}`, async () => {
      const { url, seen } = await rawServer(reply);
      expect(await transportTo(url).post(call)).toMatchObject({ kind: 'lost', cause });
      expect(seen.text.split('POST ')).toHaveLength(2);
    });
  }

  test('an answer that drips for ever ends at the total deadline', async () => {
    const { url } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const drip = setInterval(() => socket.write('1\r\nx\r\n'), 20);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await transportTo(url).post(call)).toMatchObject({ kind: 'lost', cause: 'timeout', detail: 'AbortError' });
  });

  test('an endless answer is cut at a megabyte', async () => {
    const { url } = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(`10000\r\n${'x'.repeat(65_536)}\r\n`));
      };
      socket.on('drain', more);
      more();
    });
    const exchange = await transportTo(url, { deadlines: {} }).post(call);
    expect(exchange).toMatchObject({ kind: 'lost', cause: 'tooLarge' });
  });

  test('closing the transport ends what is in flight', async () => {
    const { url, seen } = await rawServer(() => undefined);
    const transport = transportTo(url, { deadlines: {} });
    const money = transport.post(call);
    const read = transport.post({ ...call, fresh: false });
    await expect.poll(() => seen.text.split('POST ').length).toBe(3);
    await transport.close();
    expect(await money).toMatchObject({ kind: 'lost' });
    expect(await read).toMatchObject({ kind: 'lost' });
  });
});

describe('answered', () => {
  test('a redirect is an answer and is never followed', async () => {
    const target = await rawServer((socket) => socket.end(good('{}')));
    const { url } = await rawServer((socket) =>
      socket.end(
        `HTTP/1.1 307 Temporary Redirect\r\nlocation: ${target.url}/api/checkout\r\ncontent-length: 0\r\n\r\n`,
      ),
    );
    expect(await transportTo(url).post(call)).toMatchObject({ kind: 'answered', status: 307 });
    expect(target.seen.sockets).toHaveLength(0);
  });

  test('money opens a connection for each call and closes it; reads keep theirs', async () => {
    const reply = (socket: Socket) => socket.write(good('{}'));
    const money = await rawServer(reply);
    const reads = await rawServer(reply);
    const spending = transportTo(money.url);
    const reading = transportTo(reads.url);
    for (let count = 0; count < 3; count += 1) {
      expect(await spending.post(call)).toMatchObject({ kind: 'answered' });
      expect(await reading.post({ ...call, fresh: false })).toMatchObject({ kind: 'answered' });
    }
    expect(money.seen.sockets).toHaveLength(3);
    expect(money.seen.text.match(/connection: close/gi)).toHaveLength(3);
    expect(reads.seen.sockets).toHaveLength(1);
  });

  test('the base address may have a path; bodies go out as UTF-8 with their type', async () => {
    const { url, seen } = await rawServer((socket) => socket.write(good('{}')));
    await transportTo(`${url}/gateway/v1/`).post(call);
    expect(seen.text).toContain('POST /gateway/v1/api/checkout HTTP/1.1');
    expect(seen.text).toContain('content-type: application/json;charset=UTF-8');
    expect(seen.text).toContain('{"a":"价"}');
  });
});
