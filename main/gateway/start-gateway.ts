// The gateway beside an open till: put together from its parts, begun, and ended before the till is. What keeps it from listening never stops the till.
import { isIPv6 } from 'node:net';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { memberContentType } from '../protocol/unipos/member.ts';
import type { Clock, Timers } from '../queue/ports.ts';
import type { TillDependencies } from '../till/dependencies.ts';
import type { LoadedProfile } from '../till/load-profile.ts';
import type { OpenTill } from '../till/open-till.ts';
import { storeNameOf } from '../till/status.ts';
import { createDoor } from './door.ts';
import { saying } from './faults.ts';
import { createGatewayApplication, faultText } from './http.ts';
import { listen, type Patience, terminalPatience } from './listener.ts';
import { memberSorts, memberState } from './members.ts';
import { pay } from './paying.ts';
import { createSlots } from './slots.ts';

export type GatewayOptions = {
  readonly till: Pick<OpenTill, 'backend' | 'desk' | 'gateway' | 'journal' | 'queue'>;
  readonly loaded: LoadedProfile;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly complain: TillDependencies['complain'];
  /** Shorter in tests. */
  readonly patience?: Patience;
};

export type Gateway = {
  /** Takes nothing new, answers what is asked already. */
  close(): Promise<void>;
};

const inWork = 64;
const inLine = 192;
/** For what is being asked when the till is closed (ms): less than the application gives its own end. */
const endPatience = 3_000;

/** Null where the profile has no gateway, or where it cannot listen: the till's gateway book says why. */
export async function startGateway(options: GatewayOptions): Promise<Gateway | null> {
  const { clock, complain, loaded, patience = terminalPatience, till, timers } = options;
  const { profile, secrets = {} } = loaded;
  const settings = profile.gateway;
  if (settings === undefined) {
    return null;
  }
  const { backend, desk, gateway: book, journal, queue } = till;
  const texts = profile.language === 'en' ? en : zhCN;
  const door = createDoor(settings.credentials, secrets, clock, timers);
  const storeName = () => storeNameOf({ journal, profile });
  const members = { backend, desk, journal, profile, queue, storeName, texts };
  const ending = new AbortController();
  const paying = { clock, desk, journal, profile, queue, settings, ending: ending.signal };
  let port = settings.port;
  book.starting();
  const application = createGatewayApplication({
    path: settings.path,
    hosts: () => hostsOf(settings.host, port),
    door,
    slots: createSlots(inWork, inLine),
    book,
    texts,
    now: clock.wall,
    sorts: () => memberSorts(members),
    member: (asked) => memberState(asked, members),
    pay: (asked) => pay(asked, paying),
    complain,
  });
  const listening = await listen(application, {
    host: settings.host,
    port: settings.port,
    patience,
    broken: () => faultText(saying('1000', 'requestBroken'), texts),
    contentType: memberContentType,
  });
  if (!listening.ok) {
    book.failed(listening.problem, listening.detail);
    complain('the gateway does not listen', listening.detail);
    return null;
  }
  port = listening.value.port;
  book.listening(`http://${hostText(settings.host)}:${port}${settings.path}`);
  return {
    async close() {
      ending.abort();
      door.close();
      await listening.value.close(endPatience);
      book.ended();
    },
  };
}

/** A page in a browser of this machine must not reach it by a name of its own; in the shop's network the credentials alone decide. */
function hostsOf(host: string, port: number): readonly string[] | null {
  const isLoopback = host === '::1' || host.startsWith('127.');
  return isLoopback ? [hostText(host), 'localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`) : null;
}

function hostText(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
