// The socket under the gateway: one address, few connections, and no patience with those that say nothing or say it slowly.
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import type { GatewayProblem } from '../../shared/gateway.ts';

/** Ms: for the head of a request, for the whole of it, between two requests; and how often that is looked at. */
export type Patience = {
  readonly head: number;
  readonly request: number;
  readonly idle: number;
  readonly look: number;
};

export const terminalPatience: Patience = { head: 5_000, request: 10_000, idle: 15_000, look: 1_000 };

/** Terminals of one shop are few; each keeps a connection or two. */
const mostConnections = 256;
/** Of one address: nobody can take the others' places. */
const mostOfOne = 128;
const headLimit = 16_384;
const requestsPerConnection = 10_000;

export type Listener = {
  readonly port: number;
  /** Takes nothing new; resolves when what is being answered has been answered, or after `patience` ms, and nothing is open any more. */
  close(patience: number): Promise<void>;
};

export type Listening =
  | { readonly ok: true; readonly value: Listener }
  | { readonly ok: false; readonly problem: GatewayProblem; readonly detail: string };

type ListenOptions = {
  readonly host: string;
  readonly port: number;
  readonly patience: Patience;
  /** The whole body of the answer to what is no HTTP. */
  readonly broken: () => string;
  readonly contentType: string;
};

/** Listens, or says why not. */
export async function listen(
  application: Hono<{ Bindings: HttpBindings }>,
  { host, port, patience, broken, contentType }: ListenOptions,
): Promise<Listening> {
  // A request line or a Host that makes no address is told as everything else is.
  const malformed = () => new Response(broken(), { status: 500, headers: { 'content-type': contentType } });
  const server = createServer(
    {
      headersTimeout: patience.head,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: patience.look,
      maxHeaderSize: headLimit,
      requireHostHeader: false,
    },
    getRequestListener((request, env) => application.fetch(request, env), {
      overrideGlobalObjects: false,
      errorHandler: malformed,
    }),
  );
  server.maxConnections = mostConnections;
  server.maxRequestsPerSocket = requestsPerConnection;
  server.on('connection', limitEach(mostOfOne));
  server.on('clientError', (_error, socket) => refuse(socket, broken(), contentType));
  const failed = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    server.once('error', resolve);
    server.listen({ host, port, exclusive: true }, () => {
      server.removeListener('error', resolve);
      resolve(null);
    });
  });
  if (failed !== null) {
    return { ok: false, problem: problemOf(failed.code), detail: failed.code ?? failed.message };
  }
  return { ok: true, value: { port: (server.address() as AddressInfo).port, close: (wait) => end(server, wait) } };
}

/** Ends every connection of an address beyond so many that are open. */
function limitEach(most: number): (socket: Socket) => void {
  const open = new Map<string, number>();
  return (socket) => {
    const address = socket.remoteAddress ?? '';
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) {
        open.delete(address);
      } else {
        open.set(address, left);
      }
    });
    if (count > most) {
      socket.destroy();
    }
  };
}

/** What is broken, too large or too slow on the way in is told as everything else is, where anybody still listens. */
function refuse(socket: Duplex, body: string, contentType: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const head = [
    'HTTP/1.1 500 Internal Server Error',
    `content-type: ${contentType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function problemOf(code: string | undefined): GatewayProblem {
  switch (code) {
    case 'EADDRINUSE':
      return 'portTaken';
    case 'EADDRNOTAVAIL':
      return 'elsewhere';
    case 'EACCES':
    case 'EPERM':
      return 'notAllowed';
    default:
      return 'other';
  }
}

function end(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });
}
