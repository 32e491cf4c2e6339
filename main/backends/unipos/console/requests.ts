// UniPOS's nine interfaces as the console knows them: how each is called, the request to begin with, and what a typed request says of itself.

import { fineText } from '../../../../shared/fine-money.ts';
import type { InterfaceFormat, InterfaceView } from '../../../../shared/interfaces-console.ts';
import { failure, type Result, success } from '../../../../shared/result.ts';
import { readJsonText } from '../../../protocol/json.ts';
import { type UniposInterfaceId, uniposCatalogue, uniposInterfaceIds } from '../../../protocol/unipos/catalogue.ts';
import { readPosted } from '../../../protocol/unipos/envelope.ts';
import { memberContentType, readPaying } from '../../../protocol/unipos/member.ts';
import { formatsOf, uniposSampleOf } from '../../../protocol/unipos/samples.ts';
import type { ConsoleSubject } from '../../console-door.ts';

const prefix = 'unipos:';
const memberIds = ['memberSorts', 'memberState', 'memberPaying'] as const;
export type MemberInterfaceId = (typeof memberIds)[number];

/** The console's names of them: none is a name of the other platform's. */
export function consoleIdOf(id: UniposInterfaceId): string {
  return prefix + id;
}

/** Null for an interface of somebody else. */
export function uniposIdOf(consoleId: string): UniposInterfaceId | null {
  return uniposInterfaceIds.find((id) => consoleIdOf(id) === consoleId) ?? null;
}

export function isMemberId(id: UniposInterfaceId): id is MemberInterfaceId {
  return memberIds.some((one) => one === id);
}

/** An interface as the screen knows it. */
export function uniposViewOf(id: UniposInterfaceId): InterfaceView {
  const { section, title, effect, method, path } = uniposCatalogue[id];
  const [first = 'json', ...others] = formatsOf(id);
  return {
    id: consoleIdOf(id),
    section,
    title,
    chapter: isMemberId(id) ? 'member' : 'unipos',
    effect,
    sends: method === 'GET' ? 'query' : 'document',
    formats: [first, ...others],
    path: `/${path}`,
  };
}

/** What this shop puts into a request to begin with. `day` is today, `own` a text that nobody used, `appId` null where there is none. */
export type OwnFacts = {
  readonly shopNo: string | null;
  readonly appId: string | null;
  readonly day: string;
  readonly own: string;
};

/** What the till fills in on the way out: it is never on the screen. */
export const secretHole = 'appsecret';

/** The request to begin with: the parameters as JSON text, or the document's sample with this shop's own numbers and a number that nobody used. */
export function requestToBeginWith(id: UniposInterfaceId, format: InterfaceFormat, own: OwnFacts): string {
  const list = { shopNo: own.shopNo ?? '', date: own.day, skip: 0, top: 20 };
  switch (id) {
    case 'token':
      return laidOut({ appid: own.appId ?? '', appsecret: `$\{${secretHole}}` });
    case 'listBills':
    case 'listOrders':
    case 'listReservations':
      return laidOut(list);
    case 'memberSorts':
      return laidOut({});
    case 'memberState':
      return laidOut({ Cardno: hole('Cardno'), Barcode: '' });
    case 'sendOrder':
    case 'sendReservation':
      return (uniposSampleOf(id, 'request', format) ?? '')
        .replaceAll(/test_\w+/g, `test_${own.own}`)
        .replaceAll('2015-07-02', own.day);
    case 'memberPaying':
      return (uniposSampleOf(id, 'request', 'xml') ?? '')
        .replace('CardNo=""', `CardNo="${hole('CardNo')}"`)
        .replace('Quantity=""', `Quantity="${hole('Quantity')}"`)
        .replace('FromNo=""', `FromNo="test-${own.own}"`);
  }
}

/** The parameters of a GET as they were typed; `check` has seen that the body is a JSON object. What is empty is left out. */
export function parametersIn(body: string): Readonly<Record<string, string>> {
  const json = readJsonText(body);
  const object = json.ok ? Object(json.value) : {};
  return Object.fromEntries(
    Object.entries(object)
      .filter(([, value]) => value !== null && value !== '')
      .map(([name, value]) => [name, String(value)]),
  );
}

/** What a request says of itself, or why it cannot be read: `requestNotJson` or `requestBroken` {reason}. */
export function subjectIn(id: UniposInterfaceId, body: string, format: InterfaceFormat): Result<ConsoleSubject> {
  const bytes = Buffer.from(body, 'utf8');
  if (id === 'sendOrder' || id === 'sendReservation') {
    const posted = readPosted(id, format, bytes, null);
    return posted.ok ? success({ cardNo: null, amount: null }) : failure('requestBroken', { reason: posted.reason });
  }
  if (id === 'memberPaying') {
    const paying = readPaying(bytes, memberContentType);
    if (!paying.ok) {
      return failure('requestBroken', { reason: paying.reason });
    }
    const { cardNo, accountNo, quantity } = paying.value;
    const amount = quantity === null ? null : `${fineText(quantity)} (AccountNo ${accountNo ?? ''})`;
    return success({ cardNo, amount });
  }
  const json = readJsonText(body);
  if (!json.ok || json.value === null || typeof json.value !== 'object' || Array.isArray(json.value)) {
    return failure('requestNotJson', { reason: json.ok ? '{ … }' : json.reason });
  }
  return success({ cardNo: null, amount: null });
}

function hole(name: string): string {
  return `$\{${name}}`;
}

function laidOut(value: object): string {
  return JSON.stringify(value, null, 2);
}
