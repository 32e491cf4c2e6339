// What is really there of each interface: a method of the client, an answer of the practice platform, a line in the console, a screen that
// exists and code that calls it. Everything is looked at, nothing is believed.
import { createYazuoBackend, type YazuoBackend } from '../../main/backends/yazuo/create-yazuo-backend.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { startPracticeServer } from '../../main/practice/practice-server.ts';
import { assumedYazuo } from '../../main/protocol/yazuo/assumed.ts';
import { type YazuoInterfaceId, yazuoCatalogue, yazuoInterfaceIds } from '../../main/protocol/yazuo/catalogue.ts';
import { sampleOf } from '../../main/protocol/yazuo/samples.ts';
import { type InterfaceUse, interfaceUses } from '../../main/protocol/yazuo/uses.ts';
import { practiceAppSecret, practiceProfile } from '../../main/till/practice-profile.ts';
import { systemClock, systemRandom, systemTimers } from '../../main/till/system-ports.ts';
import { judgeVector, vectors } from '../support/vectors.ts';
import printed from '../vectors/yazuo-catalogue.json' with { type: 'json' };
import { readSources, usedOnScreen } from './sources.ts';
import { measureUnipos, type UniposMeasure } from './unipos.ts';

export interface MeasuredInterface {
  readonly id: string;
  readonly section: string;
  readonly client: boolean;
  readonly practice: boolean;
  readonly console: boolean;
  /** `none`: the till has no screen for it, by intention. */
  readonly screen: 'there' | 'missing' | 'none';
  readonly purpose: string;
  readonly screenName: string | null;
}

export interface Measure {
  readonly interfaces: readonly MeasuredInterface[];
  readonly vectors: { readonly total: number; readonly failed: readonly string[] };
  readonly unipos: UniposMeasure;
}

/** Starts the practice platform and the real client, and looks at every interface that the document prints. */
export async function measureInterfaces(): Promise<Measure> {
  const server = await startPracticeServer();
  const backend = createYazuoBackend({
    profile: practiceProfile(),
    appSecret: practiceAppSecret,
    baseUrl: server.url,
    clock: systemClock,
    random: systemRandom,
    timers: systemTimers,
  });
  try {
    const [cashier] = practiceWorldGuide.cashiers;
    const signedIn = await backend.signIn(cashier.userName, cashier.password);
    if (!signedIn.ok) throw new Error(`the practice platform refuses the sign-in: ${JSON.stringify(signedIn.failure)}`);
    const answered = await answeredBy(server);
    const listed = new Set(backend.console.interfaces().map(({ id }) => id));
    const sources = readSources();
    const interfaces = printed.map(({ id, section }): MeasuredInterface => {
      const known = yazuoInterfaceIds.find((one) => one === id && yazuoCatalogue[one].section === section);
      const use: InterfaceUse = known === undefined ? { screen: null, purpose: '' } : interfaceUses[known];
      return {
        id,
        section,
        client: known !== undefined && hasMethod(backend, known),
        practice: known !== undefined && answered.has(known),
        console: listed.has(id),
        screen: use.screen === null ? 'none' : usedOnScreen(use.screen, id, sources) ? 'there' : 'missing',
        purpose: use.purpose,
        screenName: use.screen,
      };
    });
    const failed = vectors.flatMap((vector) => {
      const why = judgeVector(vector);
      return why === null ? [] : [`${vector.section} ${vector.kind}: ${why}`];
    });
    const unipos = await measureUnipos(server, sources);
    return { interfaces, vectors: { total: vectors.length, failed }, unipos };
  } finally {
    await backend.close();
    await server.close();
  }
}

/** 2.2.1 is no call but an address for a browser: the link door makes it. */
function hasMethod(backend: YazuoBackend, id: YazuoInterfaceId): boolean {
  if (id === 'authorizationCode')
    return backend.link.address('http://127.0.0.1/', 's').includes(assumedYazuo.paths[id]);
  return typeof Reflect.get(backend.interfaces, id) === 'function';
}

/** Sends each interface its sample without our client, and sees which ones answer as a platform does: not "not found", and in its own words. */
async function answeredBy(server: PracticeServer): Promise<ReadonlySet<YazuoInterfaceId>> {
  const answered = new Set<YazuoInterfaceId>();
  for (const id of yazuoInterfaceIds) {
    const before = server.received(id).length;
    const answer = await sendBare(server, id);
    const isOwn = yazuoCatalogue[id].effect === 'auth' || (await isPlatformAnswer(answer));
    if (answer.status !== 404 && server.received(id).length > before && isOwn) answered.add(id);
  }
  return answered;
}

function sendBare(server: PracticeServer, id: YazuoInterfaceId): Promise<Response> {
  const address = server.url + assumedYazuo.paths[id];
  const { request } = sampleOf(id);
  if (id === 'authorizationCode') return fetch(`${address}?${formOf(request)}`, { redirect: 'manual' });
  if (yazuoCatalogue[id].effect === 'auth') return fetch(address, { method: 'POST', body: formOf(request) });
  const token = server.world.token?.accessToken ?? '';
  const body = JSON.stringify({ access_token: token, ciphertext: request });
  return fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

function formOf(request: unknown): URLSearchParams {
  return new URLSearchParams(Object.entries(Object(request)).map(([name, value]) => [name, String(value)]));
}

async function isPlatformAnswer(answer: Response): Promise<boolean> {
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'number';
}
