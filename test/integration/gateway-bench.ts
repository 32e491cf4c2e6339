// A till with its gateway on a practice platform, and the ways to call it: the real curl, and bare sockets.
import { execFile } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { ensureCurl } from '../../build/setup/system.mjs';
import type { terminalPatience } from '../../main/gateway/listener.ts';
import { type Gateway, startGateway } from '../../main/gateway/start-gateway.ts';
import { systemTimers } from '../../main/till/system-ports.ts';
import { profileSchema } from '../../shared/profile.ts';
import type { GatewaySettings } from '../../shared/profile-parts.ts';
import { type Bench, type BenchOptions, cashier, openBench } from './till-bench.ts';
import { endInOrder } from './till-books.ts';

export const key = 'gateway-key-7f21';

/** `answer`: what came back, status and all. */
export type CurlAnswer = { readonly status: number; readonly body: string; readonly headers: string };

export type GatewayBench = Bench & {
  gateway(): Gateway;
  /** `http://127.0.0.1:port/member` */
  readonly url: () => string;
  readonly port: () => number;
  /** Ends till and gateway in order and opens both again on the same folder. */
  again(): Promise<void>;
  /** The real curl, with the right credentials unless `args` bring others. */
  curl(path: string, ...args: readonly string[]): Promise<CurlAnswer>;
  /** A payment by curl; answers `200` or `500 <code>`. */
  pay(payment: Partial<PaymentWords>): Promise<string>;
  /** The fault's sentence of the last payment that was refused. */
  readonly reasons: string[];
};

export type PaymentWords = {
  readonly cardNo: string;
  readonly accountNo: string;
  readonly quantity: string;
  readonly fromNo: string;
  readonly bill: string;
};

export type GatewayBenchOptions = BenchOptions & {
  readonly settings?: Partial<GatewaySettings>;
  readonly patience?: typeof terminalPatience;
  readonly signIn?: false;
};

const run = promisify(execFile);

/** Nobody needs a port of his own: the socket's own number is asked of the till. */
export async function openGatewayBench(options: GatewayBenchOptions = {}): Promise<GatewayBench> {
  await ensureCurl();
  const bench = await openBench({
    ...options,
    profile: (loaded, server) => {
      const outer = options.profile?.(loaded, server) ?? loaded;
      const gateway = profileSchema.shape.gateway.parse({
        credentials: [{ in: 'header', name: 'X-Yatai-Key' }],
        ...options.settings,
      });
      return {
        ...outer,
        profile: { ...outer.profile, ...(gateway === undefined ? {} : { gateway: { ...gateway, port: 0 } }) },
        secrets: { ...outer.secrets, 'gateway:X-Yatai-Key': key, 'gateway:appid': 'terminal-1' },
      };
    },
  });
  const reasons: string[] = [];
  let gateway = await begin();

  async function begin(): Promise<Gateway> {
    const till = bench.till();
    const started = await startGateway({
      till,
      loaded: bench.loaded,
      clock: bench.time.clock,
      timers: systemTimers,
      complain: (message, error) => bench.complaints.push(`${message}: ${String(error)}`),
      ...(options.patience === undefined ? {} : { patience: options.patience }),
    });
    if (started === null) {
      throw new Error(`no gateway: ${JSON.stringify(till.gateway.view())}`);
    }
    if (options.signIn !== false) {
      await bench.good('signIn', cashier);
    }
    return started;
  }

  const address = () => {
    const { address: found } = bench.till().gateway.view();
    if (found === null) {
      throw new Error('the gateway does not listen');
    }
    return found;
  };

  async function curl(path: string, ...args: readonly string[]): Promise<CurlAnswer> {
    return curlOnce([
      ...(args.some((each) => each.includes('X-Yatai-Key')) ? [] : ['-H', `X-Yatai-Key: ${key}`]),
      ...args,
      `${address()}${path}`,
    ]);
  }

  return {
    ...bench,
    gateway: () => gateway,
    url: address,
    port: () => Number(new URL(address()).port),
    curl,
    reasons,
    async pay(payment) {
      const { status, body } = await curl('/memberpaying', '-H', 'Content-Type: text/xml', '-d', payingXml(payment));
      if (status === 200) {
        return body === '' ? '200' : `200 with a body: ${body}`;
      }
      reasons.push(reasonIn(body));
      return `${status} ${codeIn(body)}`;
    },
    async again() {
      await gateway.close();
      await bench.restart();
      gateway = await begin();
    },
    async close() {
      await gateway.close();
      await bench.close();
    },
  };
}

/** Ends in order with its test. Three seconds a second: a busy machine must not look like a platform that is away. */
export async function openGateway(options: GatewayBenchOptions = {}): Promise<GatewayBench> {
  const bench = await openGatewayBench({ speed: 3, ...options });
  onTestFinished(() => endInOrder(bench));
  return bench;
}

/** Runs curl as a terminal's maker would to try it. */
export async function curlOnce(args: readonly string[]): Promise<CurlAnswer> {
  const { stdout } = await run(
    'curl',
    ['--silent', '--show-error', '--max-time', '60', '--include', '--http1.1', ...args],
    {
      maxBuffer: 8 << 20,
    },
  );
  const [, headers = '', body = ''] = /^([\s\S]*?)\r\n\r\n([\s\S]*)$/.exec(lastAnswer(stdout)) ?? [];
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(headers)?.[1] ?? 0), body, headers };
}

/** What stands before the real answer is a "100 Continue". */
function lastAnswer(text: string): string {
  return text.replace(/^HTTP\/1\.1 100 [^\r]*\r\n\r\n/, '');
}

export function payingXml(payment: Partial<PaymentWords> = {}): string {
  const { cardNo = '6201300100000101', accountNo = '00', quantity = '10.0000', fromNo = 'F-1', bill = '' } = payment;
  const content = bill === '' ? '' : `<FromContent>${bill}</FromContent>`;
  return `<Paying CardNo="${cardNo}" AccountNo="${accountNo}" Quantity="${quantity}" Description="消费" FromNo="${fromNo}">${content}</Paying>`;
}

export function codeIn(body: string): string {
  return /<Code>(\d+)<\/Code>/.exec(body)?.[1] ?? `no fault: ${body.slice(0, 80)}`;
}

/** What an answer says of this account, as it is spelt there. */
export function balanceOf(body: string, account: string): string | undefined {
  return new RegExp(`<Account[^>]*No="${account}"[^>]*Balance="([^"]*)"`).exec(body)?.[1];
}

export function reasonIn(body: string): string {
  return /<Reason>([\s\S]*)<\/Reason>/.exec(body)?.[1] ?? '';
}

/** A bare connection: what comes is kept as text, and whoever waits for it is told by events. */
export type Wire = {
  readonly socket: Socket;
  heard(): string;
  /** Resolves when what came fits; rejects where the connection ends before. */
  until(fits: RegExp): Promise<string>;
  readonly ended: Promise<string>;
};

export function openWire(port: number): Promise<Wire> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true }, () =>
      resolve({ socket, heard, until, ended }),
    );
    let text = '';
    const listeners = new Set<() => void>();
    const heard = () => text;
    const ended = new Promise<string>((done) => {
      socket.once('close', () => done(text));
      socket.once('end', () => {
        socket.end();
        done(text);
      });
    });
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of [...listeners]) listener();
    });
    socket.on('error', reject);
    function until(fits: RegExp): Promise<string> {
      return new Promise((found, lost) => {
        const check = () => {
          if (fits.test(text)) {
            listeners.delete(check);
            found(text);
          }
        };
        listeners.add(check);
        void ended.then(() => lost(new Error(`the connection ended after: ${text}`)));
        check();
      });
    }
  });
}

/** A request as bytes. */
export function requestText(port: number, head: string, body = '', more: readonly string[] = []): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`, 'Content-Type: text/xml'];
  return [head, `Host: 127.0.0.1:${port}`, `X-Yatai-Key: ${key}`, ...length, ...more, '', body].join('\r\n');
}
