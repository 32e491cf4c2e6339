// Somebody in the place of head office's database, who cannot prove to be it: nobody signs in there, and the check of the connection says so. It needs
// no PostgreSQL.
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext, TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createOpenSession } from '../../main/backends/head-office/open-session.ts';
import { postgresHandshake } from '../../main/till/head-office/postgres-tls.ts';
import { houseAuthority, leafKey, shown } from '../attack/certificates.ts';

const folder = mkdtempSync(join(tmpdir(), 'head-office-tls-'));
const authority = join(folder, 'house.pem');
const open = new Set<Socket>();
/** The second is under an address that no certificate here names; elsewhere than on Linux it may be none of this machine's. */
const addresses = process.platform === 'linux' ? ['127.0.0.1', '127.0.0.2'] : ['127.0.0.1'];
const servers = addresses.map(() => createServer(meet));
/** What the server shows who it is with; null: it says that it has no TLS. */
let certificate: string | null = null;
/** Whatever came once TLS had been asked for. */
let heard = '';

beforeAll(async () => {
  writeFileSync(authority, houseAuthority);
  for (const [index, server] of servers.entries()) {
    server.listen(0, addresses[index]);
    await once(server, 'listening');
  }
});
afterEach(() => {
  heard = '';
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  for (const server of servers) await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

function meet(socket: Socket): void {
  open.add(socket.on('error', () => undefined).once('close', () => open.delete(socket)));
  socket.once('data', () => {
    if (certificate === null) {
      socket.on('data', (bytes) => hear(socket, bytes));
      socket.write('N');
      return;
    }
    socket.write('S');
    const secureContext = createSecureContext({ key: leafKey, cert: certificate });
    const safe = new TLSSocket(socket, { isServer: true, secureContext });
    safe.on('error', () => undefined).on('data', (bytes) => hear(safe, bytes));
  });
}

function hear(socket: Socket, bytes: Buffer): void {
  heard += bytes.toString('latin1');
  socket.destroy();
}

function portAt(host: string): number {
  const place = servers[addresses.indexOf(host)]?.address();
  return typeof place === 'object' && place !== null ? place.port : 0;
}

function signIn(host = '127.0.0.1') {
  const settings = { host, port: portAt(host), database: 'd', user: 'till', password: 'p', authority };
  return createOpenSession({ connect: 20_000, call: 20_000 })(settings, new AbortController().signal);
}

function handshake(host = '127.0.0.1') {
  return postgresHandshake(host, portAt(host), authority);
}

test('the control: who can prove it is told who signs in', async () => {
  certificate = shown.good;
  expect(await signIn()).toMatchObject({ failure: { code: 'unreachable' } });
  expect(heard).toContain('till');
  expect(await handshake()).toMatchObject({ kind: 'trusted', privately: true });
});

test.each(['elsewhere', 'expired', 'early', 'foreign'] as const)(
  'who shows a certificate that is %s hears nothing',
  async (which) => {
    certificate = shown[which];
    expect(await signIn()).toMatchObject({ failure: { code: 'tlsFailed' } });
    expect(await handshake()).toMatchObject({ kind: 'failed' });
    expect(heard).toBe('');
  },
);

test('who says to have no TLS hears nothing', async () => {
  certificate = null;
  expect(await signIn()).toMatchObject({ failure: { code: 'tlsFailed' } });
  expect(await handshake()).toMatchObject({ finding: 'notTls' });
  expect(heard).toBe('');
});

test.runIf(addresses.length > 1)(
  'who shows a good certificate under an address that it does not name hears nothing',
  async () => {
    certificate = shown.good;
    expect(await signIn('127.0.0.2')).toMatchObject({ failure: { code: 'tlsFailed' } });
    expect(await handshake('127.0.0.2')).toMatchObject({ kind: 'failed' });
    expect(heard).toBe('');
  },
);
