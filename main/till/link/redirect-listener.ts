// The one moment in which this till listens: on 127.0.0.1, for one redirect of the person's own browser, on a path that nobody can guess.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RedirectListener = {
  /** Where the browser is to be sent: `http://127.0.0.1:PORT/PATH`. */
  readonly redirectUri: string;
  /** The query that came; null where it was closed before one did. */
  readonly answer: Promise<URLSearchParams | null>;
  close(): void;
};

export type RedirectOptions = {
  /** 0: any free port. */
  readonly port: number;
  /** Begins with a slash. */
  readonly path: string;
  /** The page that the browser shows afterwards. It knows nothing of the outcome. */
  readonly page: { readonly title: string; readonly text: string };
};

/** Longer than any honest redirect. Bytes. */
const longestHeaders = 8_192;

/** The error's code where the port cannot be had. Every request but the one that is waited for is turned away and changes nothing. */
export async function listenForRedirect({
  port: wanted,
  path,
  page,
}: RedirectOptions): Promise<RedirectListener | { readonly blocked: string }> {
  let port = wanted;
  let settle: (query: URLSearchParams | null) => void = () => undefined;
  const answer = new Promise<URLSearchParams | null>((resolve) => {
    settle = resolve;
  });
  let answered = false;
  const server = createServer({ maxHeaderSize: longestHeaders, requestTimeout: 5_000 }, (request, response) => {
    const { host } = request.headers;
    // A page in the same browser may reach this port by another name: only our own address is ours.
    if (host !== `127.0.0.1:${port}`) {
      response.writeHead(421, { connection: 'close' }).end();
      return;
    }
    const url = new URL(request.url ?? '/', `http://${host}`);
    if (request.method !== 'GET' || url.pathname !== path || answered) {
      response.writeHead(404, { connection: 'close' }).end();
      return;
    }
    answered = true;
    response.writeHead(200, {
      connection: 'close',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    response.end(pageOf(page), () => {
      settle(url.searchParams);
      close();
    });
  });

  function close(): void {
    settle(null);
    server.close();
    server.closeAllConnections();
  }

  const problem = await new Promise<string | null>((resolve) => {
    server.once('error', (error) => resolve('code' in error ? String(error.code) : error.name));
    server.listen(port, '127.0.0.1', () => resolve(null));
  });
  if (problem !== null) {
    return { blocked: problem };
  }
  server.on('error', close);
  port = (server.address() as AddressInfo).port;
  return { redirectUri: `http://127.0.0.1:${port}${path}`, answer, close };
}

function pageOf({ title, text }: RedirectOptions['page']): string {
  const style = 'font:20px/1.6 system-ui,sans-serif;max-width:560px;margin:15vh auto;padding:0 24px';
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}</title></head><body style="${style}"><h1>${title}</h1><p>${text}</p></body></html>`;
}
