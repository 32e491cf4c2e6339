// A listener on loopback that must never hear of anything: where a hostile page would send what it stole. TCP and UDP.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, connect as dial, type Socket } from 'node:net';

export interface Trap {
  readonly tcp: number;
  readonly udp: number;
  /** One line for each connection, for what it brought, and for each datagram. */
  readonly heard: readonly string[];
  /** Knocks itself, so that whatever was sent before has been heard, and so that silence is no deafness. Forgets the knock. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const knock = 'knock';

export async function openTrap(): Promise<Trap> {
  const heard: string[] = [];
  const knocks: (() => void)[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    heard.push('a connection');
    socket.on('data', (bytes) => hear(bytes, 'tcp'));
  });
  const datagrams = createSocket('udp4');
  datagrams.on('message', (bytes) => hear(bytes, 'udp'));

  function hear(bytes: Buffer, by: string): void {
    if (bytes.toString() !== knock) {
      heard.push(`${by}: ${bytes.toString('latin1').slice(0, 80)}`);
      return;
    }
    if (by === 'tcp') {
      heard.splice(heard.lastIndexOf('a connection'), 1);
    }
    knocks.shift()?.();
  }

  server.listen(0, '127.0.0.1');
  datagrams.bind(0, '127.0.0.1');
  await Promise.all([once(server, 'listening'), once(datagrams, 'listening')]);
  const tcp = (server.address() as AddressInfo).port;
  const udp = datagrams.address().port;

  return {
    tcp,
    udp,
    heard,
    async settle() {
      const answered = new Promise<void>((resolve) => knocks.push(resolve));
      const both = new Promise<void>((resolve) => knocks.push(resolve));
      const socket = dial({ host: '127.0.0.1', port: tcp }, () => socket.end(knock));
      datagrams.send(knock, udp, '127.0.0.1');
      await Promise.all([answered, both, once(socket, 'close')]);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      datagrams.close();
      server.close();
      await Promise.all([once(server, 'close'), once(datagrams, 'close')]);
    },
  };
}
