// 6.9: codes of six digits, again after a minute, ten a day, good for an hour; per mobile number. A newer code replaces the older one.
import type { RequestOf } from '../protocol/yazuo/catalogue.ts';
import { dayOfMoment } from '../protocol/yazuo/tolerant.ts';
import { type CallContext, done, type Reply, refuse } from './reply.ts';
import type { PracticeWorld } from './world.ts';

const againAfterMs = 60_000;
const perDay = 10;
const lifeMs = 3_600_000;

/** 6.9.1: the field is spelt `moblie` on the wire. */
export function sendSmsCode(request: RequestOf<'sendSmsCode'>, { world, now, hex }: CallContext): Reply {
  const mobile = request.moblie.trim();
  if (!/^1\d{10}$/.test(mobile)) return refuse('invalidParameter', '手机号不正确');
  const sent = world.messages.filter((message) => message.mobile === mobile && !message.isPassword);
  const last = sent.at(-1);
  if (last !== undefined && now - last.sentAt < againAfterMs)
    return refuse('smsTooSoon', '验证码发送过于频繁,请1分钟后再试');
  const today = dayOfMoment(now);
  if (sent.filter((message) => dayOfMoment(message.sentAt) === today).length >= perDay) {
    return refuse('smsDayLimit', '当日验证码发送次数已达10次');
  }
  world.messages.push({ mobile, code: sixDigits(hex), sentAt: now, used: false });
  return done(undefined, '发送成功');
}

/** Six random digits. */
export function sixDigits(hex: (bytes: number) => string): string {
  return String(Number.parseInt(hex(5), 16) % 1_000_000).padStart(6, '0');
}

/** 6.9.2 */
export function verifySmsCode(request: RequestOf<'verifySmsCode'>, { world, now }: CallContext): Reply {
  return smsCodeProblem(world, request.moblie.trim(), request.identifycode, now, false) ?? done(undefined, '验证成功');
}

/** Why this code is not good for this mobile now; undefined where it is. `use`: it is spent by this. */
export function smsCodeProblem(
  world: PracticeWorld,
  mobile: string,
  code: string,
  now: number,
  use: boolean,
): Reply | undefined {
  const last = world.messages.findLast((message) => message.mobile === mobile && !message.isPassword);
  if (last === undefined || last.used || last.code !== code) return refuse('smsWrong', '验证码错误');
  if (now - last.sentAt >= lifeMs) return refuse('smsExpired', '验证码已过期');
  if (use) last.used = true;
  return undefined;
}
