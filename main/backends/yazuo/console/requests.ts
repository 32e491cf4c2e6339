// How each interface is called, and what a request that was typed as JSON says of itself.
import type { InterfaceView } from '../../../../shared/interfaces-console.ts';
import { readJsonText } from '../../../protocol/json.ts';
import { type YazuoInterfaceId, yazuoCatalogue, yazuoInterfaceId } from '../../../protocol/yazuo/catalogue.ts';
import { tokenGrant } from '../../../protocol/yazuo/oauth.ts';
import type { ConsoleSubject } from '../../console-door.ts';
import type { secretHoles } from './fill.ts';

/** Throws for an id that the catalogue does not have: the till has looked it up before. */
export function known(id: string): YazuoInterfaceId {
  return yazuoInterfaceId.parse(id);
}

/** 2.2.1 is an address for a browser; the rest of chapter 2 are forms; all others bear the envelope. */
export function sendsOf(id: YazuoInterfaceId): Extract<InterfaceView['sends'], 'envelope' | 'form' | 'browser'> {
  const { answer, effect } = yazuoCatalogue[id];
  if (effect !== 'auth') return 'envelope';
  return answer === tokenGrant ? 'form' : 'browser';
}

/** An interface as the screen knows it. */
export function viewOf(id: YazuoInterfaceId, path: string): InterfaceView {
  const { section, title, effect } = yazuoCatalogue[id];
  return {
    id,
    section,
    title,
    chapter: section.split('.')[0] ?? '',
    effect,
    sends: sendsOf(id),
    formats: ['json'],
    path,
  };
}

/** Names under which the requests of the document say how much it is about; the first that stands there counts. */
const amountNames = [
  'billAmount',
  'storeNumber',
  'amount',
  'payAmount',
  'totalAmount',
  'storePay',
  'money',
  'integral',
];

/** What a money call is about, by its request's own names. */
export function subjectOf(request: object): ConsoleSubject {
  const fields = new Map(Object.entries(request));
  const text = (name: string) => {
    const value: unknown = fields.get(name);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
  };
  const amountName = amountNames.find((name) => text(name) !== null);
  return { cardNo: text('cardNo'), amount: amountName === undefined ? null : `${amountName} ${text(amountName)}` };
}

/** A form with other values. */
export function mapped(
  form: Readonly<Record<string, string>>,
  change: (value: string) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, change(value)]));
}

/** A sample's hole of this name. */
export function hole(name: (typeof secretHoles)[number]): string {
  return `$\{${name}}`;
}

/** The fields of a form as they were typed; `check` has seen that the body is a JSON object. */
export function formIn(body: string): Readonly<Record<string, string>> {
  const json = readJsonText(body);
  const object = json.ok && typeof json.value === 'object' && json.value !== null ? json.value : {};
  return mapped(Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null)), String);
}

/** The query of 2.2.1. */
export function queryIn(body: string): {
  response_type: 'code';
  client_id: string;
  redirect_uri: string;
  state: string;
} {
  const { client_id = '', redirect_uri = '', state = '' } = formIn(body);
  return { response_type: 'code', client_id, redirect_uri, state };
}
