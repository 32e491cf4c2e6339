// The platform's one way of being called: a POST with a JSON or a form body (document 1.2).
import { createHttpTransport, type Exchange, type HttpTransportOptions } from '../http/transport.ts';

export type Post = {
  readonly path: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
  /** Money and token calls: a connection of their own. */
  readonly fresh: boolean;
};

export type TransportOptions = HttpTransportOptions;

export type Transport = {
  /** As `HttpTransport.send`. */
  post(post: Post): Promise<Exchange>;
  close(): Promise<void>;
};

/** As `createHttpTransport`. */
export function createTransport(options: TransportOptions): Transport {
  const { send, close } = createHttpTransport(options);
  return {
    post: ({ path, contentType, body, fresh }) =>
      send({
        method: 'POST',
        path,
        headers: { 'content-type': `${contentType};charset=UTF-8`, accept: 'application/json' },
        body,
        fresh,
      }),
    close,
  };
}
