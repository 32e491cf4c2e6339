// SMS codes (6.9): one a minute, ten a day, good for an hour. The count is written before the message is asked for, so that
// neither a restart nor a lost answer makes room for an eleventh.

import { type Failure, failure, type Result, success } from '../../shared/result.ts';
import type { SmsView } from '../../shared/sms.ts';
import type { SmsRecord } from '../journal/types.ts';
import { businessDay } from './business-day.ts';
import type { TillDependencies } from './dependencies.ts';
import { maskMobile } from './masks.ts';
import { isAway, reportReach } from './reach.ts';

const smsQuota = 10;
const minute = 60_000;
const smsPause = minute;
const smsLife = 60 * minute;

type SmsDependencies = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'queue'>;

const mobilePattern = /^1[3-9]\d{9}$/;

/** The mobile number meant: one that was typed, or the one of a member by its id. Fails with `mobileMalformed`. */
export function mobileOfTarget(target: string, mobileOf: (memberId: string) => string | null): Result<string> {
  const tidy = target.replace(/[\s-]/g, '');
  const mobile = mobilePattern.test(tidy) ? tidy : mobileOf(target);
  return mobile === null ? failure('mobileMalformed') : success(mobile);
}

/** What is on record, with the count of a past day gone. A clock turned back cannot make anyone wait longer than the pause. */
function recordOf(mobile: string, { clock, journal }: SmsDependencies): SmsRecord {
  const now = clock.wall();
  const day = businessDay(now);
  const kept = journal.sms.get(mobile);
  if (kept === null) {
    return { mobile, day, sentToday: 0, lastSentAt: null, verifiedAt: null };
  }
  const lastSentAt = kept.lastSentAt !== null && kept.lastSentAt > now ? now : kept.lastSentAt;
  return { ...kept, lastSentAt, ...(kept.day === day ? {} : { day, sentToday: 0 }) };
}

/** The countdown and the quota as they are now. Times in ms UTC. */
export function smsView(mobile: string, dependencies: SmsDependencies): SmsView {
  const now = dependencies.clock.wall();
  const { sentToday, lastSentAt, verifiedAt } = recordOf(mobile, dependencies);
  const nextSendAt = lastSentAt === null ? null : lastSentAt + smsPause;
  const expiresAt = lastSentAt === null ? null : lastSentAt + smsLife;
  return {
    maskedMobile: maskMobile(mobile),
    sentToday,
    quota: smsQuota,
    nextSendAt: nextSendAt !== null && nextSendAt > now ? nextSendAt : null,
    expiresAt: expiresAt !== null && expiresAt > now ? expiresAt : null,
    verifiedAt,
  };
}

/** Whether it is certain that no message went out. */
function surelyNotSent(problem: Failure): boolean {
  return ['smsTooSoon', 'smsQuota', 'refusedByServer', 'memberNotFound', 'notSignedIn'].includes(problem.code);
}

/** 6.9.1. Fails with `smsTooSoon` {seconds}, `smsQuota` {quota}, `onlineOnly`, or the platform's refusal. */
export async function sendSms(mobile: string, dependencies: SmsDependencies): Promise<Result<SmsView>> {
  const { backend, clock, journal, queue } = dependencies;
  const before = recordOf(mobile, dependencies);
  const now = clock.wall();
  if (before.lastSentAt !== null && now - before.lastSentAt < smsPause) {
    return failure('smsTooSoon', { seconds: Math.ceil((before.lastSentAt + smsPause - now) / 1000) });
  }
  if (before.sentToday >= smsQuota) {
    return failure('smsQuota', { quota: smsQuota });
  }
  journal.sms.put({ ...before, sentToday: before.sentToday + 1, lastSentAt: now, verifiedAt: null });
  const answer = await backend.sendSmsCode(mobile);
  reportReach(queue, answer);
  if (answer.ok) {
    return success(smsView(mobile, dependencies));
  }
  if (surelyNotSent(answer.failure)) {
    journal.sms.put(before);
  }
  const { reachable: _, ...plain } = answer.failure;
  return isAway(answer.failure) ? failure('onlineOnly') : { ok: false, failure: plain };
}

/** 6.9.2. Fails with `smsWrongCode`, `onlineOnly`, or the platform's refusal. */
export async function verifySms(mobile: string, code: string, dependencies: SmsDependencies): Promise<Result<SmsView>> {
  const { backend, clock, journal, queue } = dependencies;
  const answer = await backend.verifySmsCode(mobile, code);
  reportReach(queue, answer);
  if (!answer.ok) {
    const { reachable: _, ...plain } = answer.failure;
    return isAway(answer.failure) ? failure('onlineOnly') : { ok: false, failure: plain };
  }
  if (!answer.value) {
    return failure('smsWrongCode');
  }
  journal.sms.put({ ...recordOf(mobile, dependencies), verifiedAt: clock.wall() });
  return success(smsView(mobile, dependencies));
}
