// What a member service is asked: a card's state by its number or by what a device read, and the kinds of members, which are kept for a while.
import { type Result, success } from '../../../../shared/result.ts';
import { type Member, type MemberSorts, readMember, readMemberSorts } from '../../../protocol/unipos/member.ts';
import type { Clock } from '../../../queue/ports.ts';
import type { BackendFailure, Read } from '../../backend-failure.ts';
import type { BackendMember } from '../../member-backend.ts';
import { readBackendMember } from './map-member.ts';
import { answerFailure, type ServiceAnswer, type ServiceCall } from './service-call.ts';

/** `unreadable`: it answered with a body that is no member, or with another card. */
export type CardState =
  | { readonly kind: 'member'; readonly member: Member }
  | { readonly kind: 'unreadable'; readonly why: string }
  | Exclude<ServiceAnswer, { readonly kind: 'body' }>;

export type Members = {
  /** The state of exactly this card. */
  stateOf(cardNo: string): Promise<CardState>;
  /** By card number, else by what a device read of a card, a code or an ID. */
  lookup(query: string): Read<BackendMember>;
  /** 取会员种类, asked anew each time: the cheapest question that wants the credentials. */
  sorts(): Read<MemberSorts>;
};

/** A house changes its kinds of members now and then. Ms. */
const sortsLive = 600_000;
/** What the document's cards look like: what holds anything else was read by a device. */
const cardNumber = /^\d{4,19}$/;

/** Nothing is known yet. */
export function createMembers(call: ServiceCall, clock: Clock): Members {
  let known: { readonly sorts: MemberSorts; readonly until: number } | null = null;

  async function ask(query: Readonly<Record<string, string>>): Promise<CardState> {
    const answer = await call.ask('memberState', new URLSearchParams(query));
    if (answer.kind !== 'body') {
      return answer;
    }
    const read = readMember(answer.body, answer.contentType);
    return read.ok ? { kind: 'member', member: read.value } : { kind: 'unreadable', why: read.reason };
  }

  async function sorts(): Promise<Result<MemberSorts, BackendFailure>> {
    const answer = await call.ask('memberSorts');
    if (answer.kind !== 'body') {
      return { ok: false, failure: answerFailure(answer) };
    }
    const read = readMemberSorts(answer.body, answer.contentType);
    if (!read.ok) {
      return badAnswer;
    }
    known = { sorts: read.value, until: clock.monotonic() + sortsLive };
    return success(read.value);
  }

  /** Only for a name: a member without one is shown all the same. */
  async function keptSorts(member: Member): Promise<MemberSorts> {
    if (member.sort !== null || member.sortNo === null) {
      return [];
    }
    if (known === null || clock.monotonic() >= known.until) {
      await sorts();
    }
    return known?.sorts ?? [];
  }

  return {
    sorts,
    async stateOf(cardNo) {
      const state = await ask({ Cardno: cardNo });
      return state.kind === 'member' && state.member.cardNo !== cardNo
        ? { kind: 'unreadable', why: 'another card' }
        : state;
    },
    async lookup(query) {
      const byNumber = cardNumber.test(query) ? await ask({ Cardno: query }) : null;
      const isUnknown = byNumber?.kind === 'fault' && byNumber.fault.code === '1001';
      const state = byNumber === null || isUnknown ? await ask({ Barcode: query }) : byNumber;
      return state.kind === 'member'
        ? success(readBackendMember(state.member, query, await keptSorts(state.member)))
        : { ok: false, failure: stateFailure(state) };
    },
  };
}

const badAnswer = { ok: false, failure: { code: 'badAnswer', reachable: true } } as const;

/** What a state that is none is to a person. */
export function stateFailure(state: Exclude<CardState, { readonly kind: 'member' }>): BackendFailure {
  return state.kind === 'unreadable' ? badAnswer.failure : answerFailure(state);
}
