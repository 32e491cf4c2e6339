// What the counter asks of a member: 6.13.1 completed by 5.4.1, 5.5.1 and 4.2, the history (6.12.1), the trade password (5.6.2).
import { type Result, success } from '../../../shared/result.ts';
import type { WireLookup } from '../../protocol/yazuo/answers.ts';
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import type { WireCardType } from '../../protocol/yazuo/objects.ts';
import { dayOfMoment } from '../../protocol/yazuo/tolerant.ts';
import type { Clock } from '../../queue/ports.ts';
import type { BackendFailure, Read } from '../backend-failure.ts';
import type { BackendMember, BackendTransaction } from '../member-backend.ts';
import type { Client } from './client.ts';
import { newestFirst, readHistoryRow } from './map-log.ts';
import { readMember } from './map-member.ts';
import { type CodeMeanings, type ReadCall, readFailure } from './read.ts';
import type { StoreIdentity } from './store-identity.ts';

export type MemberReadParts = {
  readonly client: Client;
  readonly read: ReadCall;
  readonly meanings: CodeMeanings;
  readonly assumed: AssumedYazuo;
  readonly clock: Clock;
};

export type MemberReads = {
  lookup(store: StoreIdentity, query: string): Read<BackendMember>;
  recentTransactions(store: StoreIdentity, cardNo: string): Read<readonly BackendTransaction[]>;
};

const historyRows = 20;
/** Card types hardly ever change; a till runs for days. Ms. */
const cardTypesLive = 3_600_000;

/** Who the guest is: 6.13.1, completed by 5.4, 5.5.1 and 4.2 where its answer leaves something out; and what the card did lately, 6.12.1. */
export function createMemberReads({ client, read, meanings, assumed, clock }: MemberReadParts): MemberReads {
  let cardTypes: { readonly list: readonly WireCardType[]; readonly until: number } | null = null;

  /** 4.2. A failure leaves the last list: the card itself mostly says whether it wants a password. */
  async function knownCardTypes(store: StoreIdentity): Promise<readonly WireCardType[]> {
    if (cardTypes !== null && clock.monotonic() < cardTypes.until) return cardTypes.list;
    const answer = await read('listCardTypes', { brandId: store.brandId });
    if (!answer.ok) return cardTypes?.list ?? [];
    cardTypes = { list: answer.value.list, until: clock.monotonic() + cardTypesLive };
    return cardTypes.list;
  }

  /** 5.4.1 and 5.5.1 where the answer of 6.13.1 lacks cards or coupons. Coupons may be missing; a member without cards may not. */
  async function completed(
    store: StoreIdentity,
    found: WireLookup,
    fields: readonly string[],
  ): Promise<Result<WireLookup, BackendFailure>> {
    const { brandId } = store;
    let { cards, coupons } = found;
    if (cards.length === 0) {
      const listed = await read('listCardsByMember', { brandId, membershipId: found.membership.id });
      if (!listed.ok) return listed;
      cards = listed.value.list;
    }
    const card = cards[0];
    if (!fields.includes('coupons') && card !== undefined) {
      const listed = await read('listCoupons', { brandId, merchantNo: store.merchantNo, cardNo: card.cardNo });
      if (listed.ok) coupons = listed.value.list;
    }
    return success({ ...found, cards, coupons });
  }

  async function lookup(store: StoreIdentity, query: string): Read<BackendMember> {
    const { brandId, merchantNo } = store;
    const found = await client.call('lookup', { brandId, merchantNo, queryNo: query });
    if (found.kind !== 'success') return { ok: false, failure: readFailure(found, meanings) };
    const whole = await completed(store, found.data, found.fields);
    if (!whole.ok) return whole;
    const typesNeeded = whole.value.cards.some((card) => card.isTradePassword === null || card.cardtype === null);
    const types = typesNeeded ? await knownCardTypes(store) : [];
    const today = dayOfMoment(clock.wall());
    return success(readMember(whole.value, query, { today, assumed, cardTypes: types }));
  }

  async function recentTransactions(store: StoreIdentity, cardNo: string): Read<readonly BackendTransaction[]> {
    const listed = await read('listMemberTransactions', {
      brandId: store.brandId,
      cardNo,
      pageNum: 1,
      pageSize: historyRows,
    });
    return listed.ok ? success(newestFirst(listed.value.transwater).map(readHistoryRow)) : listed;
  }

  return { lookup, recentTransactions };
}
