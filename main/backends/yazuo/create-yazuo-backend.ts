// Puts the parts together into a MemberBackend for one Yazuo store.
import { platformFeatures } from '../../../shared/features.ts';
import type { Profile } from '../../../shared/profile.ts';
import { type Result, success } from '../../../shared/result.ts';
import { type AssumedYazuo, assumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { YazuoInterfaceId } from '../../protocol/yazuo/catalogue.ts';
import type { WireTokenGrant } from '../../protocol/yazuo/oauth.ts';
import type { Clock, LogAnswer, LogQuery, Random, Timers } from '../../queue/ports.ts';
import type { BackendFailure, Read } from '../backend-failure.ts';
import type { ConsoleDoor } from '../console-door.ts';
import type { Deadlines } from '../http/transport.ts';
import type { LinkDoor } from '../link-door.ts';
import type { MemberBackend, SignedIn } from '../member-backend.ts';
import type { ProbeDoor } from '../probe-door.ts';
import { attemptMoney } from './attempt.ts';
import { createClient } from './client.ts';
import { createConsoleDoor } from './console/create-console-door.ts';
import { createCounterReads } from './counter-reads.ts';
import { createGrantCall, passwordForm, refreshForm, signInRefusal } from './grants.ts';
import {
  createAddressMethods,
  createAskedMethods,
  createGrantMethods,
  createMoneyMethods,
  type YazuoInterfaces,
} from './interfaces.ts';
import { createLinkDoor } from './link-door.ts';
import { findTransactions } from './log-query.ts';
import { createMemberReads } from './member-reads.ts';
import { createProbeDoor } from './probe-door.ts';
import { createReadCall, readFailure } from './read.ts';
import { createBenefitsService } from './services/benefits.ts';
import { createBillDetailsService } from './services/bill-details.ts';
import { createDayService } from './services/day.ts';
import { createMembersService } from './services/members.ts';
import { createMenuService } from './services/menu.ts';
import { createOrdersService } from './services/orders.ts';
import { createRechargeOffersService } from './services/recharge-offers.ts';
import { createReportsService } from './services/reports.ts';
import { createStoreRulesService } from './services/store-rules.ts';
import { createStoresService } from './services/stores.ts';
import { createTransactionsService } from './services/transactions.ts';
import { createStoreKnowledge, otherNumber, otherStoreFailure, type StoreIdentity } from './store-identity.ts';
import { createTokenOwner } from './token.ts';
import { createTransport } from './transport.ts';

export type YazuoBackendOptions = {
  readonly profile: Profile;
  /** The application's id; the profile's `appId` where it is left out. */
  readonly appId?: string;
  readonly appSecret: string;
  /** Overrides the profile's `baseUrl`: the practice backend's port is known only when it runs. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  readonly random: Random;
  readonly timers: Timers;
  /** A private certificate authority (PEM file). */
  readonly certificateAuthority?: string;
  /** A user of another store or brand is refused (`otherStoreUser`); else whoever tries settings is told whose user it is. */
  readonly ownStoreOnly?: boolean;
  /** Hears the server's `Date`. */
  readonly heardDate?: ((date: string) => void) | undefined;
  /** For tests: shorter than connect 3 s, headers 8 s, whole 12 s. Ms. */
  readonly deadlines?: Partial<Deadlines>;
};

/** A member backend that the contract probe can be run against, with the whole document as methods. */
export type YazuoBackend = Omit<MemberBackend, 'findTransactions'> & {
  findTransactions(query: LogQuery): Promise<LogAnswer>;
  readonly probe: ProbeDoor;
  readonly link: LinkDoor;
  readonly console: ConsoleDoor;
  readonly interfaces: YazuoInterfaces;
};

/** Throws where neither the options nor the profile tell the address: the profile's check has made sure of it. */
export function createYazuoBackend(options: YazuoBackendOptions): YazuoBackend {
  const { profile, clock, random, timers } = options;
  const baseUrl = options.baseUrl ?? profile.baseUrl;
  if (baseUrl === undefined) throw new Error('no address of the platform');
  const assumed = assumedFor(profile);
  const meanings = profile.codeMeanings ?? {};
  const application = { id: options.appId ?? profile.appId ?? '', secret: options.appSecret };
  const transport = createTransport({
    baseUrl,
    heardDate: options.heardDate,
    ...(options.deadlines === undefined ? {} : { deadlines: options.deadlines }),
    ...(options.certificateAuthority === undefined ? {} : { certificateAuthority: options.certificateAuthority }),
  });
  const grants = createGrantMethods(createGrantCall(transport), assumed.paths);
  const tokens = createTokenOwner({
    clock,
    random,
    timers,
    requestToken: (user, password) => grants.passwordToken(passwordForm(application, user, password)),
    requestRefresh: (refreshToken) => grants.refreshToken(refreshForm(application, refreshToken)),
  });
  const client = createClient({ transport, tokens, assumed, clock });
  const read = createReadCall(client, meanings);
  const money = createMoneyMethods(client);
  const address = baseUrl.replace(/\/+$/, '');
  const addresses = createAddressMethods(address, assumed.paths);
  const interfaces: YazuoInterfaces = { ...createAskedMethods(read), ...money, ...grants, ...addresses };
  const store = createStoreKnowledge(profile);
  const members = createMemberReads({ client, read, meanings, assumed, clock });
  const counter = createCounterReads({ read, store, clock, random });

  async function signIn(user: string, password: string): Read<SignedIn> {
    const strange = (grant: WireTokenGrant) => (options.ownStoreOnly === true ? otherNumber(grant, profile) : null);
    const outcome = await tokens.signIn(user, password, (grant) => strange(grant) === null);
    switch (outcome.kind) {
      case 'granted': {
        // Taken, it would make this till sell in another store's name.
        const told = strange(outcome.grant);
        return told === null
          ? success(store.learn(user, outcome.grant))
          : { ok: false, failure: otherStoreFailure(told, profile) };
      }
      case 'refused':
        return { ok: false, failure: signInRefusal(outcome.error, outcome.message, meanings) };
      case 'failed':
        return { ok: false, failure: outcome.failure };
    }
  }

  /** Every read needs to know whose till this is; before the first sign-in a thin profile may not tell. */
  async function here<Value>(work: (identity: StoreIdentity) => Read<Value>): Read<Value> {
    const identity = store.identity();
    return identity === null ? { ok: false, failure: { code: 'notSignedIn', reachable: false } } : work(identity);
  }

  /** 4.1, the cheapest call there is. Signed out, a call without a token still shows whether the platform is there: it answers "token rejected". */
  async function ping(): Promise<Result<null, BackendFailure>> {
    const request = { brandId: store.identity()?.brandId ?? null };
    const outcome = await client.call('listMerchants', request);
    if (outcome.kind === 'success') return success(null);
    if (outcome.kind !== 'signedOut') return { ok: false, failure: readFailure(outcome, meanings) };
    const knock = await client.knock('listMerchants', request);
    return knock.kind === 'tokenRejected' || knock.kind === 'refused' || knock.kind === 'success'
      ? { ok: false, failure: { code: 'notSignedIn', reachable: true } }
      : { ok: false, failure: readFailure(knock, meanings) };
  }

  async function close(): Promise<void> {
    tokens.close();
    await transport.close();
  }

  return {
    offers: platformFeatures,
    signIn,
    signOut: tokens.signOut,
    ping,
    close,
    interfaces,
    benefits: createBenefitsService({ read, store, here }),
    billDetails: createBillDetailsService(read, here, assumed),
    day: createDayService(read, here),
    members: createMembersService({ read, store, here }),
    menu: createMenuService({ client, read, meanings, here }),
    reports: createReportsService({ read, store, here }),
    storeRules: createStoreRulesService({ read, store, here }),
    stores: createStoresService(read, here),
    orders: createOrdersService({ read, store, here }),
    transactions: createTransactionsService(read, here, assumed),
    rechargeOffers: createRechargeOffersService({ read, store, here, clock }),
    link: createLinkDoor({ baseUrl, profile, application, assumed, grants, tokens, store }),
    console: createConsoleDoor({ address, addresses, application, assumed, transport, tokens, store, clock, random }),
    probe: createProbeDoor({ client, money, store, assumed, tokens, random, meanings }),
    attempt: (sending) => attemptMoney({ money, store, assumed }, sending),
    findTransactions: (query) => findTransactions({ client, store, assumed, meanings }, query),
    lookup: (query) => here((identity) => members.lookup(identity, query)),
    recentTransactions: (cardNo) => here((identity) => members.recentTransactions(identity, cardNo)),
    consult: (request) => here((identity) => counter.consult(identity, request)),
    checkRecharge: (request) => here((identity) => counter.checkRecharge(identity, request)),
    verifyTradePassword: (cardNo, password) =>
      here((identity) => counter.verifyTradePassword(identity, cardNo, password)),
    sendSmsCode: (mobile) => here((identity) => counter.sendSmsCode(identity, mobile)),
    verifySmsCode: (mobile, code) => here((identity) => counter.verifySmsCode(identity, mobile, code)),
  };
}

/** The assumptions with the profile's word on top. An unknown interface id in `paths` is the profile check's to report. */
function assumedFor(profile: Profile): AssumedYazuo {
  const known = Object.entries(profile.paths).filter((entry): entry is [YazuoInterfaceId, string] =>
    Object.hasOwn(assumedYazuo.paths, entry[0]),
  );
  return {
    ...assumedYazuo,
    paths: { ...assumedYazuo.paths, ...Object.fromEntries(known) },
    tokenRejectionCodes: profile.tokenRejectionCodes,
    refusalCodes: profile.refusalCodes,
    uncertainCodes: profile.uncertainCodes,
    transCodes: profile.transCodes === undefined ? assumedYazuo.transCodes : transCodesOf(profile.transCodes),
  };
}

/** As text, as the log is read: a profile may write 2001 or "2001". */
function transCodesOf({
  recharge,
  consumption,
  revocation,
  service,
}: NonNullable<Profile['transCodes']>): AssumedYazuo['transCodes'] {
  return {
    recharge: recharge.map(String),
    consumption: consumption.map(String),
    revocation: revocation.map(String),
    service: service?.map(String) ?? assumedYazuo.transCodes.service,
  };
}
