// One HTTP request and what is known of it afterwards: answered, provably never sent, or lost on the way. Money hangs on the
// difference, so of a request with a body "unsent" is never guessed from an error's name: it is the absence of undici's sendHeaders
// event for this very body.
import { channel } from 'node:diagnostics_channel';
import { readFileSync } from 'node:fs';
import type { Agent, Client, Dispatcher } from 'undici';

/** In ms. `total` counts from the call to the last byte of the answer. */
export type Deadlines = { readonly connect: number; readonly headers: number; readonly total: number };

/** The design's queue, section 5. */
const defaultDeadlines: Deadlines = { connect: 3_000, headers: 8_000, total: 12_000 };

/** No honest answer of a membership platform comes near this. Bytes. */
const largestAnswer = 1_048_576;

export type HttpRequest = {
  readonly method: 'GET' | 'POST';
  /** Behind the base address; begins with `/` and may hold a query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** Money and token calls: a connection of their own, because a kept-alive one may be closed under the request. */
  readonly fresh: boolean;
};

/** Why a request that may have left brought no whole answer. */
export type LostCause = 'timeout' | 'reset' | 'truncated' | 'tooLarge' | 'notHttp';

/** Why a request provably never left. */
export type UnsentCause = 'refused' | 'dns' | 'connectTimeout' | 'certificate' | 'closed' | 'other';

export type Answered = {
  readonly kind: 'answered';
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array;
  /** The server's `Date`, as it stands there. */
  readonly date?: string;
};

/** `detail`: the error's code. It never quotes what was sent. */
export type Exchange =
  | Answered
  | { readonly kind: 'unsent'; readonly cause: UnsentCause; readonly detail: string }
  | { readonly kind: 'lost'; readonly cause: LostCause; readonly detail: string };

export type HttpTransportOptions = {
  readonly baseUrl: string;
  readonly deadlines?: Partial<Deadlines> | undefined;
  /** File of a private certificate authority (PEM). Verification is never switched off. */
  readonly certificateAuthority?: string | undefined;
  /** Bytes; a longer answer is not read to its end. */
  readonly largestBody?: number;
  /** Hears the `Date` of each whole answer. */
  readonly heardDate?: ((date: string) => void) | undefined;
};

export type HttpTransport = {
  /** Always resolves, by `deadlines.total` at the latest; never follows a redirect, never repeats. */
  send(request: HttpRequest): Promise<Exchange>;
  close(): Promise<void>;
};

/** Opens nothing until the first call. Deadlines in ms. Throws where the certificate authority’s file cannot be read. */
export function createHttpTransport(options: HttpTransportOptions): HttpTransport {
  const deadlines = { ...defaultDeadlines, ...options.deadlines };
  const base = new URL(options.baseUrl);
  const prefix = base.pathname.replace(/\/+$/, '');
  const authority =
    options.certificateAuthority === undefined ? {} : { ca: readFileSync(options.certificateAuthority) };
  const maxResponseSize = options.largestBody ?? largestAnswer;
  let opened: Promise<Dispatchers> | null = null;
  const open = new Set<AbortController>();
  const sentWatch = watchSent();
  let closed = false;

  async function send({ method, path, headers, body, fresh }: HttpRequest): Promise<Exchange> {
    opened ??= openDispatchers(base.origin, deadlines, { ...authority, maxResponseSize });
    const { keptAlive, ownClient } = await opened;
    if (closed) return { kind: 'unsent', cause: 'closed', detail: 'closed' };
    const bytes = body === null ? null : Buffer.from(body, 'utf8');
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), deadlines.total);
    open.add(abort);
    const own = fresh ? ownClient() : null;
    const dispatcher: Dispatcher = own ?? keptAlive;
    let begun = false;
    try {
      const answer = await dispatcher.request({
        origin: base.origin,
        path: prefix + path,
        method,
        headers,
        body: bytes,
        reset: fresh,
        signal: abort.signal,
      });
      begun = true;
      const content = new Uint8Array(await answer.body.arrayBuffer());
      const { date } = answer.headers;
      if (typeof date === 'string') options.heardDate?.(date);
      return {
        kind: 'answered',
        status: answer.statusCode,
        contentType: String(answer.headers['content-type'] ?? ''),
        body: content,
        ...(typeof date === 'string' ? { date } : {}),
      };
    } catch (error) {
      const name = errorName(error);
      const sent = bytes === null ? begun || !neverLeft(name) : sentWatch.wasSent(bytes);
      return sent
        ? { kind: 'lost', cause: lostCause(name, begun), detail: name }
        : { kind: 'unsent', cause: unsentCause(name), detail: name };
    } finally {
      clearTimeout(timer);
      open.delete(abort);
      // The answer does not wait for it: it has come, or it is lost.
      void own?.destroy();
    }
  }

  async function close(): Promise<void> {
    closed = true;
    for (const abort of open) abort.abort();
    await (await opened)?.keptAlive.destroy();
    sentWatch.stop();
  }

  return { send, close };
}

type Dispatchers = { readonly keptAlive: Agent; readonly ownClient: () => Client };

/** undici is loaded with the first request: it takes longer to load than all the rest of the till, and the first screen has no use for it. */
async function openDispatchers(
  origin: string,
  deadlines: Deadlines,
  { maxResponseSize, ...authority }: { readonly ca?: Buffer; readonly maxResponseSize: number },
): Promise<Dispatchers> {
  const { Agent, buildConnector, Client } = await import('undici');
  const clientOptions: Client.Options = {
    connect: buildConnector({
      timeout: deadlines.connect,
      // Said aloud so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
      rejectUnauthorized: true,
      // The same of an older protocol than TLS 1.2 and --tls-min-v1.0.
      minVersion: 'TLSv1.2',
      ...authority,
    }),
    headersTimeout: deadlines.headers,
    bodyTimeout: deadlines.total,
    maxResponseSize,
  };
  return {
    keptAlive: new Agent({ ...clientOptions, pipelining: 1, connections: 8 }),
    ownClient: () => new Client(origin, { ...clientOptions, pipelining: 0 }),
  };
}

/** Knows the bodies whose request headers were handed to a socket. Matched by the identity of the body's bytes, which undici keeps. */
function watchSent(): { wasSent(body: Buffer): boolean; stop(): void } {
  const sent = new WeakSet<object>();
  const sendHeaders = channel('undici:client:sendHeaders');
  const remember = (message: unknown): void => {
    const { request } = message as { readonly request: { readonly body: unknown } };
    if (Buffer.isBuffer(request.body)) sent.add(request.body);
  };
  sendHeaders.subscribe(remember);
  return { wasSent: (body) => sent.has(body), stop: () => sendHeaders.unsubscribe(remember) };
}

/** The error's code, or its class: never its message, which may quote what was sent. */
function errorName(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}

/** Of a question, which has no body to be recognised by and is no harm where it was asked: an error of the connection itself. */
function neverLeft(name: string): boolean {
  return name !== 'AbortError' && unsentCause(name) !== 'other';
}

function unsentCause(name: string): UnsentCause {
  if (name === 'ECONNREFUSED') return 'refused';
  if (name === 'ENOTFOUND' || name === 'EAI_AGAIN') return 'dns';
  if (name === 'UND_ERR_CONNECT_TIMEOUT' || name === 'ETIMEDOUT' || name === 'AbortError') return 'connectTimeout';
  if (name === 'UND_ERR_DESTROYED' || name === 'UND_ERR_CLOSED') return 'closed';
  return /CERT|SSL|TLS|SIGNED|SIGNATURE|ISSUER|EPROTO/.test(name) ? 'certificate' : 'other';
}

/** `begun`: the answer's headers had come. */
function lostCause(name: string, begun: boolean): LostCause {
  if (name === 'UND_ERR_RES_EXCEEDED_MAX_SIZE') return 'tooLarge';
  if (name.startsWith('HPE_') || name === 'HTTPParserError' || name === 'UND_ERR_HEADERS_OVERFLOW') return 'notHttp';
  if (/TIMEOUT/.test(name) || name === 'AbortError') return 'timeout';
  return begun ? 'truncated' : 'reset';
}
