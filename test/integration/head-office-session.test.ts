// A server that only looks like head office's database: it lets the till in, and then says far too much, nothing more, or hangs up. It needs no PostgreSQL.
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createOpenSession } from '../../main/backends/head-office/open-session.ts';

const open = new Set<Socket>();
const server = createServer();
afterEach(async () => {
  for (const socket of open) socket.destroy();
  if (server.listening) await new Promise((resolve) => server.close(resolve));
  server.removeAllListeners('connection');
});

/** A message of PostgreSQL's protocol: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(letter), length, body]);
}
const welcome = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
const notice = message('N', Buffer.from(`M${'x'.repeat(60_000)}\0\0`));

/** What a till hears that asks such a server; `asked` goes on with the connection once the first question has come. */
async function greet(asked: (socket: Socket) => void, limits = { connect: 20_000, call: 20_000 }) {
  server.on('connection', (socket) => {
    open.add(socket.on('error', () => undefined).once('close', () => open.delete(socket)));
    socket.once('data', () => {
      socket.write(welcome);
      socket.once('data', () => asked(socket));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const settings = { host: '127.0.0.1', port, database: 'd', user: 'u', password: 'p', authority: null };
  const session = await createOpenSession(limits)(settings, new AbortController().signal);
  if (!session.ok) throw new Error(session.failure.code);
  const answer = await session.value.greet([]);
  await session.value.close();
  return answer;
}

test('one that says four mebibytes and goes on is cut off, long before its time is over', async () => {
  let left = 4 * 1_048_576;
  const talk = (socket: Socket) => {
    let flows = true;
    for (; flows && left > 0; left -= notice.length) flows = socket.write(notice);
    if (left > 0) socket.once('drain', () => talk(socket));
  };
  expect(await greet(talk)).toEqual({ ok: false, failure: { code: 'brokenOff', words: 'too much came' } });
});

test('one that hangs up is told as that', async () => {
  expect(await greet((socket) => socket.destroy())).toMatchObject({ ok: false, failure: { code: 'brokenOff' } });
});

test('one that answers no more is given up', async () => {
  const limits = { connect: 20_000, call: 200 };
  expect(await greet(() => undefined, limits)).toMatchObject({ ok: false, failure: { code: 'timeout' } });
});

test('one that lets nobody in and goes on talking is given up', async () => {
  server.on('connection', (socket) => {
    open.add(socket.on('error', () => undefined).once('close', () => open.delete(socket)));
    const talk = setInterval(() => socket.write(message('N', Buffer.from('Mwait\0\0'))), 20);
    socket.once('close', () => clearInterval(talk));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const settings = { host: '127.0.0.1', port, database: 'd', user: 'u', password: 'p', authority: null };
  const session = await createOpenSession({ connect: 200, call: 20_000 })(settings, new AbortController().signal);
  expect(session).toMatchObject({ ok: false, failure: { code: 'timeout' } });
});
