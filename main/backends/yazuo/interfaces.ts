// The document as methods: one an interface, made from the catalogue's rows, so that a new row can be called at once and no two differ.
import type { Result } from '../../../shared/result.ts';
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import {
  type AnswerOf,
  type AskedId,
  type BrowserId,
  type GrantId,
  type MoneyId,
  type RequestOf,
  type YazuoInterfaceId,
  yazuoCatalogue,
  yazuoInterfaceIds,
} from '../../protocol/yazuo/catalogue.ts';
import { authorizationAddress, tokenGrant } from '../../protocol/yazuo/oauth.ts';
import type { Sending } from '../../queue/ports.ts';
import type { BackendFailure } from '../backend-failure.ts';
import type { CallOutcome, Client } from './client.ts';
import type { GrantCall } from './grants.ts';
import type { ReadCall } from './read.ts';
import type { GrantOutcome } from './token.ts';

/** Reads and writes: an answer, or a failure in words. `secrets`: texts of the request that no failure may quote. */
export type AskedMethods = {
  readonly [Id in AskedId]: (
    request: RequestOf<Id>,
    secrets?: readonly string[],
  ) => Promise<Result<AnswerOf<Id>, BackendFailure>>;
};

/** Each wants the queue's `Sending`: nobody else has one, so money moves by an attempt or not at all. */
export type MoneyMethods = {
  readonly [Id in MoneyId]: (sending: Sending, request: RequestOf<Id>) => Promise<CallOutcome<Id>>;
};

/** What these grant is not taken into use here: the session's token is the token owner's, who calls them. */
export type GrantMethods = { readonly [Id in GrantId]: (form: RequestOf<Id>) => Promise<GrantOutcome> };

/** These send nothing: each writes the address that a person's browser opens. */
export type AddressMethods = { readonly [Id in BrowserId]: (query: RequestOf<Id>) => string };

/** One method an interface. */
export type YazuoInterfaces = AskedMethods & MoneyMethods & GrantMethods & AddressMethods;

/** Methods of the interfaces that move no money, all by the one read path. */
export function createAskedMethods(read: ReadCall): AskedMethods {
  const ask = <Id extends AskedId>(id: Id) => [
    id,
    (request: RequestOf<Id>, secrets?: readonly string[]) => read(id, request, secrets),
  ];
  return Object.fromEntries(yazuoInterfaceIds.filter(isAsked).map(ask)) as AskedMethods;
}

/** Methods of the interfaces that move money, on the session's client or on one with a token that the probe holds. */
export function createMoneyMethods(client: Pick<Client, 'call'>): MoneyMethods {
  const send = <Id extends MoneyId>(id: Id) => [
    id,
    (sending: Sending, request: RequestOf<Id>) =>
      client.call(id, request, sending.secret === null ? [] : [sending.secret]),
  ];
  return Object.fromEntries(yazuoInterfaceIds.filter(isMoney).map(send)) as MoneyMethods;
}

/** Methods of the interfaces that grant a token. */
export function createGrantMethods(call: GrantCall, paths: AssumedYazuo['paths']): GrantMethods {
  const grant = <Id extends GrantId>(id: Id) => [id, (form: RequestOf<Id>) => call(paths[id], form)];
  return Object.fromEntries(yazuoInterfaceIds.filter(isGrant).map(grant)) as GrantMethods;
}

/** Methods of the interfaces that a browser opens. `address`: the platform's, without a slash at its end. */
export function createAddressMethods(address: string, paths: AssumedYazuo['paths']): AddressMethods {
  const write = <Id extends BrowserId>(id: Id) => [
    id,
    (query: RequestOf<Id>) => authorizationAddress(address + paths[id], query),
  ];
  return Object.fromEntries(yazuoInterfaceIds.filter(isBrowser).map(write)) as AddressMethods;
}

function isAsked(id: YazuoInterfaceId): id is AskedId {
  const { effect } = yazuoCatalogue[id];
  return effect === 'read' || effect === 'write';
}

function isMoney(id: YazuoInterfaceId): id is MoneyId {
  return yazuoCatalogue[id].effect === 'money';
}

function isGrant(id: YazuoInterfaceId): id is GrantId {
  return yazuoCatalogue[id].answer === tokenGrant;
}

function isBrowser(id: YazuoInterfaceId): id is BrowserId {
  return yazuoCatalogue[id].effect === 'auth' && !isGrant(id);
}
