// One exchange with a member service (四): credentials on, XML out and in, and what came back before anybody believes it. A failure is HTTP 500 with a Fault.
import type { Credential, MemberServiceSettings } from '../../../../shared/profile-parts.ts';
import { assertNever } from '../../../../shared/result.ts';
import { uniposCatalogue } from '../../../protocol/unipos/catalogue.ts';
import { memberContentType, readFault } from '../../../protocol/unipos/member.ts';
import type { BackendFailure } from '../../backend-failure.ts';
import { exchangeFailure, isPortalStatus, serverFault } from '../../http/failures.ts';
import { type Answered, createHttpTransport, type Deadlines, type Exchange } from '../../http/transport.ts';
import { withoutSecrets } from '../../http/without-secrets.ts';
import { failureOf, type ServiceFault } from './faults.ts';

export type ServiceCallOptions = {
  readonly settings: MemberServiceSettings;
  /** By the name of the credential. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly certificateAuthority?: string | undefined;
  /** For tests: shorter. Ms. */
  readonly deadlines?: Partial<Deadlines> | undefined;
  /** Hears the server's `Date`. */
  readonly heardDate?: ((date: string) => void) | undefined;
};

/** `body`: HTTP 200, to be read by who asked. `unclear`: it answered, and nobody can say what. */
export type ServiceAnswer =
  | { readonly kind: 'body'; readonly body: Uint8Array; readonly contentType: string }
  | { readonly kind: 'fault'; readonly fault: ServiceFault }
  | { readonly kind: 'unclear'; readonly reason: UnclearReason; readonly status: number }
  | Exclude<Exchange, Answered>;

export type UnclearReason = 'unknownCaptivePortal' | 'unknownServerFault' | 'unknownBadAnswer';

export type ServiceId = 'memberSorts' | 'memberState' | 'memberPaying';

export type ServiceCall = {
  /** A question: `query` without its `?`. */
  ask(id: Exclude<ServiceId, 'memberPaying'>, query?: URLSearchParams): Promise<ServiceAnswer>;
  /** 消费请求, once, on a connection of its own. */
  pay(paying: string): Promise<ServiceAnswer>;
  close(): Promise<void>;
};

/** A payment begins with a question for the balance: both together stay within the queue's deadline of 12 s. Ms. */
const askingDeadlines: Deadlines = { connect: 2_000, headers: 4_000, total: 5_000 };
const payingDeadlines: Deadlines = { connect: 2_000, headers: 6_500, total: 7_000 };

/** Opens nothing until the first call. */
export function createServiceCall(options: ServiceCallOptions): ServiceCall {
  const { settings, secrets, certificateAuthority, deadlines, heardDate } = options;
  const { serviceUri: baseUrl, credentials } = settings;
  const secretOf = ({ name }: Credential) => secrets[name] ?? '';
  const named = (place: Credential['in']) =>
    credentials.filter((one) => one.in === place).map((one): [string, string] => [one.name, secretOf(one)]);
  const headers = Object.fromEntries(named('header'));
  const hidden = credentials.map(secretOf);
  const asking = createHttpTransport({
    baseUrl,
    certificateAuthority,
    heardDate,
    deadlines: { ...askingDeadlines, ...deadlines },
  });
  const paying = createHttpTransport({
    baseUrl,
    certificateAuthority,
    heardDate,
    deadlines: { ...payingDeadlines, ...deadlines },
  });

  function pathOf(id: ServiceId, asked: URLSearchParams): string {
    const query = new URLSearchParams([...asked, ...named('query')]).toString();
    return `/${uniposCatalogue[id].path}${query === '' ? '' : `?${query}`}`;
  }

  function read(exchange: Exchange): ServiceAnswer {
    return exchange.kind === 'answered' ? readAnswered(exchange, hidden) : exchange;
  }

  return {
    async ask(id, query = new URLSearchParams()) {
      const request = { method: 'GET', path: pathOf(id, query), headers, body: null, fresh: false } as const;
      return read(await asking.send(request));
    },
    async pay(body) {
      const typed = { ...headers, 'content-type': memberContentType };
      const path = pathOf('memberPaying', new URLSearchParams());
      return read(await paying.send({ method: 'POST', path, headers: typed, body, fresh: true }));
    },
    async close() {
      await asking.close();
      await paying.close();
    },
  };
}

/** A Fault counts whatever the status: one with 200 is no payment. */
function readAnswered({ status, contentType, body }: Answered, hidden: readonly string[]): ServiceAnswer {
  if (isPortalStatus(status)) {
    return { kind: 'unclear', reason: 'unknownCaptivePortal', status };
  }
  const fault = readFault(body, contentType);
  if (fault.ok) {
    const { code, reason } = fault.value;
    const clean = (text: string | null) => withoutSecrets(text ?? '', hidden);
    return { kind: 'fault', fault: { code: clean(code), reason: clean(reason) } };
  }
  if (status >= 500) {
    return { kind: 'unclear', reason: 'unknownServerFault', status };
  }
  if (isPage(contentType, body)) {
    return { kind: 'unclear', reason: 'unknownCaptivePortal', status };
  }
  return status === 200 || status === 204
    ? { kind: 'body', body, contentType }
    : { kind: 'unclear', reason: 'unknownBadAnswer', status };
}

/** What a network that wants a sign-in of its own puts in the place of an answer. */
function isPage(contentType: string, body: Uint8Array): boolean {
  const start = new TextDecoder('utf-8').decode(body.subarray(0, 512)).trimStart().toLowerCase();
  return /text\/html|application\/xhtml/i.test(contentType) ? start !== '' : /^<(!doctype )?html/.test(start);
}

/** What an answer that is no body is to a person who asked. */
export function answerFailure(answer: Exclude<ServiceAnswer, { readonly kind: 'body' }>): BackendFailure {
  switch (answer.kind) {
    case 'unsent':
    case 'lost':
      return exchangeFailure(answer);
    case 'fault':
      return failureOf(answer.fault);
    case 'unclear':
      switch (answer.reason) {
        case 'unknownCaptivePortal':
          return { code: 'captivePortal', reachable: false };
        case 'unknownServerFault':
          return serverFault(answer.status);
        case 'unknownBadAnswer':
          return { code: 'badAnswer', reachable: true };
        default:
          return assertNever(answer.reason);
      }
    default:
      return assertNever(answer);
  }
}
