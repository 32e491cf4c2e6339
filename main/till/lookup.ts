// Scan anything: names what was scanned, asks the platform, and answers from what was last seen when the platform is away.
import type { LookupView } from '../../shared/member.ts';
import type { Profile } from '../../shared/profile.ts';
import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { Journal } from '../journal/types.ts';
import type { Queue } from '../queue/api.ts';
import { type MemberDesk, selecting } from './member-desk.ts';
import { isAway } from './reach.ts';
import { recogniseScan, tidyScan } from './recognise-scan.ts';

type LookupDependencies = {
  readonly profile: Pick<Profile, 'scanFormats'>;
  readonly journal: Journal;
  readonly queue: Queue;
  readonly desk: MemberDesk;
};

/**
 * 6.13.1. Fails with `codeNotRecognised`, `memberNotFound`, and with the platform away `dynamicCodeOffline` or
 * `offlineMemberUnknown`. A voucher that this till's journal knows is a voucher, whoever is away.
 */
export async function lookup(
  text: string,
  { profile, journal, queue, desk }: LookupDependencies,
): Promise<Result<LookupView>> {
  const voucher = tidyScan(text);
  if (voucher !== '' && journal.store.byVoucher(voucher) !== null) {
    return success({ kind: 'voucher', member: null, voucher, couponId: null });
  }
  const recognised = recogniseScan(text, profile.scanFormats);
  if (recognised === null) {
    return failure('codeNotRecognised');
  }
  // With the platform known to be away a guest who was seen before need not wait for another time-out.
  const early = queue.status().reach === 'unreachable' ? remembered(recognised, desk) : null;
  if (early !== null) {
    return early;
  }
  const answer = await desk.read(recognised.text);
  if (answer.ok) {
    const { matched, couponId } = answer.value.member;
    const member = desk.show(answer.value, false);
    desk.welcome(answer.value);
    return success({ kind: matched, member, voucher: null, couponId });
  }
  const { reachable: _, ...plain } = answer.failure;
  if (!isAway(answer.failure)) {
    return { ok: false, failure: plain };
  }
  return remembered(recognised, desk) ?? withoutPlatform(recognised.kind, plain);
}

/** The guest as last seen; null where the till never saw one by this text. */
function remembered(
  { kind, text }: NonNullable<ReturnType<typeof recogniseScan>>,
  desk: MemberDesk,
): Result<LookupView> | null {
  const known = kind === 'dynamicCode' ? null : desk.cached(text);
  if (known === null) {
    return null;
  }
  const cached = selecting(known, text);
  desk.welcome(cached);
  return success({ kind, member: desk.show(cached, true), voucher: null, couponId: null });
}

function withoutPlatform(
  kind: LookupView['kind'],
  problem: Failure,
): { readonly ok: false; readonly failure: Failure } {
  if (kind === 'dynamicCode') {
    return failure('dynamicCodeOffline');
  }
  // A page that answers in the platform's place, or a broken answer, has a sentence of its own.
  return problem.code === 'serverUnreachable' ? failure('offlineMemberUnknown') : { ok: false, failure: problem };
}
