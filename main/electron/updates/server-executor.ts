// The updater's one way to its server: the profile's address and no other, no redirect, the profile's own authority, no byte more than was
// announced, and a file's breath held while money is on its way.
import { type ClientRequest, request as plainRequest, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { pipeline, type Readable, Transform } from 'node:stream';
import { configureRequestUrl, type DownloadOptions, HttpExecutor } from 'builder-util-runtime';
import { largestManifest } from './manifest.ts';
import { UpdateRefusal } from './refusal.ts';

/** Ms without a byte, said to Node and to the updater, which would wait for longer. */
const usualSilence = 30_000;
/** Ms between two looks whether it is quiet. */
const breath = 200;

export type ServerOptions = {
  /** Ends with a slash. */
  readonly base: URL;
  /** PEM; the public authorities where it is left out. */
  readonly authority: Buffer | null;
  readonly isQuiet: () => boolean;
  /** Ms without a byte. */
  readonly silence?: number;
};

export class ServerExecutor extends HttpExecutor<ClientRequest> {
  /** Bytes of the next answer; a longer one is cut off. */
  largest = 0;
  readonly #options: ServerOptions;
  readonly #silence: number;
  /** Whether the next answer may flow now: a file waits for a quiet moment, a short text never does. */
  #mayFlow: () => boolean = () => true;

  constructor(options: ServerOptions) {
    super();
    this.#options = options;
    this.#silence = options.silence ?? usualSilence;
  }

  override createRequest(asked: RequestOptions, answered: (response: Readable) => void): ClientRequest {
    const { base, authority } = this.#options;
    const { protocol = 'https:', hostname, port } = asked;
    const origin = `${protocol}//${hostname}${port ? `:${port}` : ''}`;
    if (origin !== base.origin) {
      throw new UpdateRefusal('redirected', `not the profile's server: ${origin}`);
    }
    const send = protocol === 'http:' ? plainRequest : secureRequest;
    // Said aloud so that no variable of the environment can switch it off.
    const trust = authority === null ? { rejectUnauthorized: true } : { rejectUnauthorized: true, ca: authority };
    const request = send({ ...asked, ...trust, agent: false }, (response) => {
      const { statusCode = 0 } = response;
      if (statusCode !== 200) {
        const problem = statusCode >= 300 && statusCode < 400 ? 'redirected' : 'unreachable';
        request.destroy(new UpdateRefusal(problem, `the update server answered ${statusCode}`));
        return;
      }
      const paced = this.#paced();
      pipeline(response, paced, () => undefined);
      answered(Object.assign(paced, { statusCode, headers: response.headers }));
    });
    return request;
  }

  #paced(): Transform {
    const mayFlow = this.#mayFlow;
    let left = this.largest;
    let waiting: NodeJS.Timeout | null = null;
    return new Transform({
      transform(piece: Buffer, _encoding, done) {
        left -= piece.length;
        if (left < 0) {
          done(new UpdateRefusal('tooLarge', 'the update server sent more than it announced'));
          return;
        }
        const goOn = () => {
          waiting = mayFlow() ? null : setTimeout(goOn, breath);
          if (waiting === null) {
            done(null, piece);
          }
        };
        goOn();
      },
      destroy(error, done) {
        if (waiting !== null) {
          clearTimeout(waiting);
        }
        done(error);
      },
    });
  }

  /** A short text. Rejects with an `UpdateRefusal`, or as Node does. */
  text(url: URL): Promise<string> {
    this.largest = largestManifest;
    this.#mayFlow = () => true;
    return new Promise((resolve, reject) => {
      const asked: RequestOptions = { headers: { 'cache-control': 'no-cache' } };
      configureRequestUrl(url, asked);
      const request = this.createRequest(asked, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        response.once('end', () => resolve(text)).once('error', reject);
      });
      this.addErrorAndTimeoutHandlers(request, reject, this.#silence);
      request.end();
    });
  }

  /** Into a file, its hash compared by the updater's own stream. */
  async download(url: URL, destination: string, options: DownloadOptions): Promise<string> {
    this.#mayFlow = this.#options.isQuiet;
    return options.cancellationToken.createPromise<string>((resolve, reject, onCancel) => {
      const asked: RequestOptions = { headers: options.headers ?? {}, timeout: this.#silence };
      configureRequestUrl(url, asked);
      this.doDownload(
        asked,
        {
          destination,
          options,
          onCancel,
          // A stream that was closed in order says undefined, others null.
          callback: (error) => (error ? reject(error) : resolve(destination)),
          responseHandler: null,
        },
        0,
      );
    });
  }
}
