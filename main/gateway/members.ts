// Members and their kinds for a terminal: the till's own lookup, the cache where the platform is away, and never money that is spent already.
import { fineMoney, fineOfFen } from '../../shared/fine-money.ts';
import type { Catalogue } from '../../shared/messages/zh-CN.ts';
import type { Profile } from '../../shared/profile.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { BackendCard, MemberBackend } from '../backends/member-backend.ts';
import type { CachedMember, Journal } from '../journal/types.ts';
import type { Member, MemberSorts } from '../protocol/unipos/member.ts';
import type { Queue } from '../queue/api.ts';
import { type MemberDesk, selecting } from '../till/member-desk.ts';
import { availableOf } from '../till/member-view.ts';
import { heard, isAway } from '../till/reach.ts';
import { recogniseScan } from '../till/recognise-scan.ts';
import { faultOf, type GatewayFault, saying } from './faults.ts';
import { pointsAccount, storeAccount } from './payment.ts';

export type MemberParts = {
  readonly backend: Pick<MemberBackend, 'members'>;
  readonly desk: Pick<MemberDesk, 'read' | 'cached'>;
  readonly journal: Pick<Journal, 'settings' | 'store'>;
  readonly profile: Pick<Profile, 'scanFormats'>;
  readonly queue: Queue;
  readonly storeName: () => string;
  readonly texts: Catalogue;
};

export type Told<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: GatewayFault };

/** A card as a terminal hears of it; `seenAt` (wall ms UTC) where it is from the cache, else null. */
export type MemberReply = { readonly member: Member; readonly seenAt: number | null };

/** The settings key of the kinds that the platform told last. */
const sortsKey = 'gatewayMemberSorts';

/**
 * 6.13.1, or the cache where the platform is away. Faults: 1001, and 1000 where nobody can tell. A member has the number of his kind too: the kinds
 * are asked for with the first member.
 */
export async function memberState(asked: string, parts: MemberParts): Promise<Told<MemberReply>> {
  const found = await find(asked, parts);
  if (!found.ok) {
    return { ok: false, fault: faultOf(found.failure) };
  }
  const { seen, fromCache } = found.value;
  const { cards, selectedCardNo } = seen.member;
  const only = cards.length === 1 ? cards[0] : undefined;
  const card = cards.find(({ cardNo }) => cardNo === selectedCardNo) ?? only;
  if (card === undefined) {
    return {
      ok: false,
      fault: cards.length === 0 ? faultOf(failure('memberNotFound').failure) : saying('1000', 'cardAmbiguous'),
    };
  }
  if (!fromCache && keptSorts(parts.journal).length === 0) {
    await memberSorts(parts);
  }
  return { ok: true, value: { member: memberOf(card, seen, parts), seenAt: fromCache ? seen.seenAt : null } };
}

async function find(
  asked: string,
  { desk, profile, queue }: MemberParts,
): Promise<Result<{ readonly seen: CachedMember; readonly fromCache: boolean }>> {
  const recognised = recogniseScan(asked, profile.scanFormats);
  if (recognised === null) {
    return failure('memberNotFound');
  }
  const known = recognised.kind === 'dynamicCode' ? null : desk.cached(recognised.text);
  const cached = known === null ? null : { seen: selecting(known, recognised.text), fromCache: true };
  // With the platform known to be away a guest who was seen before need not wait for another time-out.
  if (cached !== null && queue.status().reach === 'unreachable') {
    return success(cached);
  }
  const answer = await desk.read(recognised.text);
  if (answer.ok) {
    return success({ seen: answer.value, fromCache: false });
  }
  const { reachable: _, ...plain } = answer.failure;
  if (!isAway(answer.failure)) {
    return { ok: false, failure: plain };
  }
  return cached === null ? withoutPlatform(recognised.kind, plain) : success(cached);
}

function withoutPlatform(kind: string, problem: Failure): { readonly ok: false; readonly failure: Failure } {
  if (kind === 'dynamicCode') {
    return failure('dynamicCodeOffline');
  }
  return problem.code === 'serverUnreachable' ? failure('offlineMemberUnknown') : { ok: false, failure: problem };
}

function memberOf(card: BackendCard, { member }: CachedMember, parts: MemberParts): Member {
  const { journal, texts } = parts;
  const store = availableOf(card.storeBalance, journal.store.held(card.cardNo).amount);
  const points = Math.max(0, card.points - pointsUnderWay(card.cardNo, journal));
  const sort = keptSorts(journal).find(({ name }) => name === card.typeName);
  return {
    cardNo: card.cardNo,
    name: member.name,
    sortNo: sort?.no ?? null,
    sort: card.typeName,
    businessUnit: parts.storeName(),
    accounts: [
      { no: storeAccount, name: texts.gatewayAccount.store, balance: fineOfFen(store) },
      { no: pointsAccount, name: texts.gatewayAccount.points, balance: fineMoney(points * 10_000) },
    ],
  };
}

/** Points that this till is taking from the card just now. */
function pointsUnderWay(cardNo: string, { store }: Pick<Journal, 'store'>): number {
  return [...store.active(), ...store.manual()].reduce(
    (sum, { cardNo: own, payload }) =>
      own === cardNo && payload.kind === 'service' && payload.service === 'deductPoints'
        ? sum + payload.content.points
        : sum,
    0,
  );
}

/** 4.2: the platform's card types; what it told last where it is away. */
export async function memberSorts({ backend, journal, queue }: MemberParts): Promise<Told<MemberSorts>> {
  const answer = heard(queue, await backend.members.cardTypes());
  if (answer.ok) {
    const sorts = answer.value.map(({ id, name }) => ({ no: id, name }));
    if (JSON.stringify(sorts) !== JSON.stringify(keptSorts(journal))) {
      journal.settings.put(sortsKey, sorts);
    }
    return { ok: true, value: sorts };
  }
  const kept = keptSorts(journal);
  return kept.length === 0 ? { ok: false, fault: faultOf(answer.failure) } : { ok: true, value: kept };
}

function keptSorts({ settings }: Pick<Journal, 'settings'>): readonly { readonly no: string; readonly name: string }[] {
  const kept = settings.get(sortsKey);
  return Array.isArray(kept) ? kept.filter(isSort) : [];
}

function isSort(value: unknown): value is { readonly no: string; readonly name: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof Reflect.get(value, 'no') === 'string' &&
    typeof Reflect.get(value, 'name') === 'string'
  );
}
