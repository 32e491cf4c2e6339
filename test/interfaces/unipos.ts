// What is really there of UniPOS's nine interfaces, each figure by doing it: the till's clients, the practice platform, the console and the
// gateway are asked over real HTTP; screens are looked for with the code that calls them; the document's samples are read and written.
import { createServiceCall } from '../../main/backends/unipos/member/service-call.ts';
import { createUniposService } from '../../main/backends/unipos/service/create-unipos-service.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { uniposOrderNo } from '../../main/practice/unipos/guide.ts';
import { type UniposInterfaceId, uniposCatalogue, uniposInterfaceIds } from '../../main/protocol/unipos/catalogue.ts';
import { type UniposUse, uniposUses } from '../../main/protocol/unipos/uses.ts';
import { dayOfMoment } from '../../main/protocol/yazuo/tolerant.ts';
import { openUniposDoor } from '../../main/till/console/unipos-door.ts';
import { practiceProfile, withPracticeUnipos } from '../../main/till/practice-profile.ts';
import { systemClock, systemRandom } from '../../main/till/system-ports.ts';
import { profileSchema } from '../../shared/profile.ts';
import { guests } from '../support/guests.ts';
import { judgeUniposSample, uniposSamples } from '../support/unipos-samples.ts';
import { type Sources, usedOnScreen } from './sources.ts';
import { answeredByGateway } from './unipos-gateway.ts';

export interface MeasuredUnipos {
  readonly id: UniposInterfaceId;
  readonly section: string;
  readonly client: boolean;
  readonly practice: boolean;
  readonly console: boolean;
  /** Null: no interface of a member service, so the gateway has none of it. */
  readonly gateway: boolean | null;
  /** `none`: the till has no screen for it, by intention. */
  readonly screen: 'there' | 'missing' | 'none';
  readonly purpose: string;
  readonly screenName: string | null;
}

export interface UniposMeasure {
  readonly interfaces: readonly MeasuredUnipos[];
  readonly vectors: { readonly total: number; readonly failed: readonly string[] };
}

const guide = practiceWorldGuide.unipos;
const { cardNo } = guests.zhang;
const today = dayOfMoment(Date.now());
const memberIds = ['memberSorts', 'memberState', 'memberPaying'] as const;
const isMember = (id: UniposInterfaceId): id is (typeof memberIds)[number] => memberIds.some((one) => one === id);
type Names = ReadonlySet<UniposInterfaceId>;

/** `server` is a practice platform that nobody else uses. */
export async function measureUnipos(server: PracticeServer, sources: Sources): Promise<UniposMeasure> {
  const practice = await answeredBare(server);
  const client = await askedByClients(server);
  const listed = await askedByConsole(server);
  const gateway = await answeredByGateway(server, cardNo);
  const interfaces = uniposInterfaceIds.map((id): MeasuredUnipos => {
    const use: UniposUse = uniposUses[id];
    const there = use.screen !== null && usedOnScreen(use.screen, id, sources);
    return {
      id,
      section: uniposCatalogue[id].section,
      client: client.has(id),
      practice: practice.has(id),
      console: listed.has(id),
      gateway: isMember(id) ? gateway[id] : null,
      screen: use.screen === null ? 'none' : there ? 'there' : 'missing',
      purpose: use.purpose,
      screenName: use.screen,
    };
  });
  const failed = uniposSamples.flatMap((sample) => {
    const why = judgeUniposSample(sample);
    return why === null ? [] : [`UniPOS ${sample.id} ${sample.file}: ${why}`];
  });
  return { interfaces, vectors: { total: uniposSamples.length, failed } };
}

/** Without our client: the document's calls, and what an interface of its own says to each. */
async function answeredBare(server: PracticeServer): Promise<Names> {
  const { serviceUri, memberUri } = server.unipos;
  const { appId, appSecret } = guide.application;
  const json = { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' };
  const credentials = Object.fromEntries(guide.memberCredentials.map(({ name, value }) => [name, value]));
  const granted: { readonly data: { readonly token: string } } = JSON.parse(
    await textOf(fetch(`${serviceUri}/token?appid=${appId}&appsecret=${appSecret}`, { headers: json })),
  );
  const query = `shopNo=1001&date=${today}&token=${granted.data.token}`;
  const post = (path: string, body: object) =>
    fetch(`${serviceUri}/${path}?token=${granted.data.token}`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(body),
    });
  const paying = `<Paying CardNo="${cardNo}" AccountNo="00" Quantity="0.01" FromNo="bare"/>`;
  const texts: Readonly<Record<UniposInterfaceId, string>> = {
    token: JSON.stringify(granted),
    listBills: await textOf(fetch(`${serviceUri}/bill?${query}`, { headers: json })),
    listOrders: await textOf(fetch(`${serviceUri}/order?${query}`, { headers: json })),
    sendOrder: await textOf(post('order', {})),
    listReservations: await textOf(fetch(`${serviceUri}/reservation?${query}`, { headers: json })),
    sendReservation: await textOf(post('reservation', {})),
    memberSorts: await textOf(fetch(`${memberUri}/MemberSorts`, { headers: credentials })),
    memberState: await textOf(fetch(`${memberUri}/Members?Cardno=${cardNo}`, { headers: credentials })),
    memberPaying: await fetch(`${memberUri}/memberpaying`, {
      method: 'POST',
      headers: { ...credentials, 'content-type': 'text/xml' },
      body: paying,
    }).then(({ status }) => `paid: ${status}`),
  };
  const fits: Readonly<Record<UniposInterfaceId, RegExp>> = {
    token: /"token":\s*"[^"]/,
    listBills: /"bill_no"/,
    listOrders: /"order_no":/,
    sendOrder: /"error_code":\s*"0003"/,
    listReservations: /"reservation_no":/,
    sendReservation: /"error_code":\s*"0003"/,
    memberSorts: /<MemberSort /,
    memberState: /<Account No="00"/,
    memberPaying: /^paid: 200$/,
  };
  return namesOf((id) => fits[id].test(texts[id]));
}

/** The service client in both formats, the member client: what each asked for arrived, and was understood. */
async function askedByClients(server: PracticeServer): Promise<Names> {
  const good = new Map<UniposInterfaceId, number>();
  const note = (id: UniposInterfaceId, understood: boolean) => good.set(id, (good.get(id) ?? 0) + (understood ? 1 : 0));
  const before = server.unipos.received('token').length;
  for (const format of ['json', 'xml'] as const) {
    const settings = profileSchema.shape.unipos.unwrap().parse({
      serviceUri: server.unipos.serviceUri,
      appId: guide.application.appId,
      shopNo: '1001',
      format,
    });
    const service = createUniposService({
      settings,
      secret: guide.application.appSecret,
      clock: systemClock,
      random: systemRandom,
    });
    const asked = { shopNo: '1001', day: today };
    note('listBills', (await service.listBills(asked)).ok);
    const orders = await service.listOrders(asked);
    note('listOrders', orders.ok);
    const order = orders.ok ? orders.value.find(({ orderNo }) => orderNo === uniposOrderNo(today, 1)) : undefined;
    note('sendOrder', order !== undefined && (await service.sendOrder(order)).ok);
    const reservations = await service.listReservations(asked);
    note('listReservations', reservations.ok);
    const [reservation] = reservations.ok ? reservations.value : [];
    note('sendReservation', reservation !== undefined && (await service.sendReservation(reservation)).ok);
    await service.close();
  }
  const members = createServiceCall({
    settings: {
      serviceUri: server.unipos.memberUri,
      credentials: guide.memberCredentials.map(({ in: where, name }) => ({ in: where, name })),
      sameFromNo: 'unproven',
    },
    secrets: Object.fromEntries(guide.memberCredentials.map(({ name, value }) => [name, value])),
  });
  const sorts = await members.ask('memberSorts');
  const state = await members.ask('memberState', new URLSearchParams({ Cardno: cardNo }));
  const paid = await members.pay(`<Paying CardNo="${cardNo}" AccountNo="00" Quantity="0.01" FromNo="client"/>`);
  await members.close();
  return namesOf((id) => {
    switch (id) {
      case 'token':
        return server.unipos.received('token').length >= before + 2;
      case 'memberSorts':
        return sorts.kind === 'body';
      case 'memberState':
        return state.kind === 'body';
      case 'memberPaying':
        return paid.kind === 'body';
      default:
        return good.get(id) === 2;
    }
  });
}

/** Listed, and its request to begin with leaves and comes back understood in every format. */
async function askedByConsole(server: PracticeServer): Promise<Names> {
  const door = openUniposDoor({
    profile: withPracticeUnipos(practiceProfile(), server.url),
    secrets: { unipos: guide.application.appSecret },
    practiceUrl: server.url,
    clock: systemClock,
    random: systemRandom,
  });
  const good = new Set<string>();
  for (const { id, formats } of door.interfaces()) {
    const kinds: string[] = [];
    for (const format of formats) {
      const body = door
        .sample(id, format)
        .body.replaceAll('$'.concat('{CardNo}'), cardNo)
        .replaceAll('$'.concat('{Cardno}'), cardNo)
        .replaceAll('$'.concat('{Quantity}'), '0.01');
      const checked = door.check(id, body, format);
      kinds.push(checked.ok ? (await door.send(id, body, format)).understood.kind : checked.failure.code);
    }
    if (kinds.every((kind) => kind === 'typed' || kind === 'refused')) good.add(id);
  }
  await door.close();
  return namesOf((id) => good.has(`unipos:${id}`));
}

async function textOf(answer: Promise<Response>): Promise<string> {
  return (await answer).text();
}

function namesOf(is: (id: UniposInterfaceId) => boolean): Names {
  return new Set(uniposInterfaceIds.filter(is));
}
