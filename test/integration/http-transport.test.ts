// A question over HTTP: what is known where it has no body to be recognised by, what of an answer is handed on, and how much of it is read.

import type { AddressInfo } from 'node:net';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpTransport, type HttpTransportOptions } from '../../main/backends/http/transport.ts';

const closers: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server that does `reply` once a whole question has come, and keeps what it was asked. */
async function rawServer(
  reply: (socket: Socket) => void,
): Promise<{ readonly url: string; readonly seen: () => string; readonly end: () => Promise<void> }> {
  let text = '';
  const sockets: Socket[] = [];
  const server: Server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      if (text.endsWith('\r\n\r\n')) reply(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const end = async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  };
  closers.push(end);
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen: () => text, end };
}

function transportTo(baseUrl: string, more: Partial<HttpTransportOptions> = {}) {
  const transport = createHttpTransport({ baseUrl, deadlines: { connect: 400, headers: 200, total: 300 }, ...more });
  closers.push(transport.close);
  return transport;
}

const question = {
  method: 'GET',
  path: '/bill?token=T',
  headers: { accept: 'application/xml' },
  body: null,
  fresh: false,
} as const;
const answer = (body: string, more = '') =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/xml\r\n${more}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

describe('a question', () => {
  test("goes behind the base address with its query and headers, and brings type, body and the server's date", async () => {
    const { url, seen } = await rawServer((socket) =>
      socket.end(answer('<a/>', 'date: Wed, 18 Nov 2026 04:00:00 GMT\r\n')),
    );
    const exchange = await transportTo(`${url}/unipos/`).send(question);
    expect(exchange).toMatchObject({
      kind: 'answered',
      status: 200,
      contentType: 'application/xml',
      date: 'Wed, 18 Nov 2026 04:00:00 GMT',
    });
    expect(seen()).toMatch(/^GET \/unipos\/bill\?token=T HTTP\/1\.1\r\n/);
    expect(seen()).toContain('accept: application/xml');
    expect(seen()).not.toMatch(/content-(type|length)/);
  });

  test('without a date in the answer there is none', async () => {
    const { url } = await rawServer((socket) => socket.end(answer('<a/>')));
    expect(await transportTo(url).send(question)).not.toHaveProperty('date');
  });

  test.each([
    ['nobody listens', null, { kind: 'unsent', cause: 'refused', detail: 'ECONNREFUSED' }],
    ['no answer in time', () => undefined, { kind: 'lost', cause: 'timeout' }],
    ['the line is cut', (socket: Socket) => socket.destroy(), { kind: 'lost', cause: 'reset' }],
    [
      'half an answer',
      (socket: Socket) => socket.end(answer('<a/>').slice(0, -2)),
      { kind: 'lost', cause: 'truncated' },
    ],
    ['no HTTP', (socket: Socket) => socket.end('hello\r\n\r\n'), { kind: 'lost', cause: 'notHttp' }],
  ] as const)('%s', async (_, reply, expected) => {
    const server = await rawServer((socket) => reply?.(socket));
    if (reply === null) await server.end();
    expect(await transportTo(server.url).send(question)).toMatchObject(expected);
  });

  test('of a name that nobody has never left', async () => {
    const exchange = await transportTo('http://till.invalid', { deadlines: {} }).send(question);
    expect(exchange).toMatchObject({ kind: 'unsent', cause: 'dns' });
  });

  test('is answered up to the cap and no further', async () => {
    const long = `<a>${'x'.repeat(10_000)}</a>`;
    const { url } = await rawServer((socket) => socket.end(answer(long)));
    expect(await transportTo(url, { largestBody: 5_000 }).send(question)).toMatchObject({
      kind: 'lost',
      cause: 'tooLarge',
    });
    const other = await rawServer((socket) => socket.end(answer(long)));
    expect(await transportTo(other.url, { largestBody: 20_000 }).send(question)).toMatchObject({ kind: 'answered' });
  });

  test('that is on its way when the transport closes is lost, and the next is not sent', async () => {
    const { url } = await rawServer(() => undefined);
    const transport = transportTo(url, { deadlines: {} });
    const sent = transport.send(question);
    await new Promise((resolve) => setImmediate(resolve));
    await transport.close();
    expect((await sent).kind).not.toBe('answered');
    expect(await transport.send(question)).toEqual({ kind: 'unsent', cause: 'closed', detail: 'closed' });
  });
});
