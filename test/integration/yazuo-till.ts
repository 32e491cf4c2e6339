// A Yazuo backend on the practice server, with real clocks, and the operations that the tests send through it.
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { MemberBackend } from '../../main/backends/member-backend.ts';
import { createYazuoBackend, type YazuoBackendOptions } from '../../main/backends/yazuo/create-yazuo-backend.ts';
import type { PracticeServer } from '../../main/practice/contract.ts';
import { practiceWorldGuide } from '../../main/practice/guide.ts';
import { practiceCodes, practiceRefusalCodes, practiceUncertainCodes } from '../../main/practice/reply.ts';
import type { Operation } from '../../main/queue/operation.ts';
import type { Sending } from '../../main/queue/ports.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import type { ConsumptionPayload, MoneyPayload } from '../../shared/operation.ts';
import { profileSchema } from '../../shared/profile.ts';

export const secretPassword = 'yatai-1001';

export const practiceProfile = profileSchema.parse({
  name: 'practice',
  backend: 'practice',
  refusalCodes: practiceRefusalCodes,
  uncertainCodes: practiceUncertainCodes,
  codeMeanings: {
    wrongPassword: [40003],
    memberNotFound: [practiceCodes.notFound],
    tradePasswordWrong: [practiceCodes.passwordWrong, practiceCodes.passwordLocked],
    smsTooSoon: [practiceCodes.smsTooSoon],
    smsQuota: [practiceCodes.smsDayLimit],
    smsWrongCode: [practiceCodes.smsWrong, practiceCodes.smsExpired],
  },
});

export const realPorts = {
  clock: { wall: () => Date.now(), monotonic: () => performance.now() },
  random: { next: () => 0.5, hex: (bytes: number) => randomBytes(bytes).toString('hex') },
  timers: {
    schedule: (delay: number, work: () => void) => {
      const timer = setTimeout(work, delay);
      return () => clearTimeout(timer);
    },
  },
};

export function createTestBackend(baseUrl: string, more: Partial<YazuoBackendOptions> = {}): MemberBackend {
  return createYazuoBackend({
    profile: practiceProfile,
    appId: practiceWorldGuide.application.clientId,
    appSecret: practiceWorldGuide.application.clientSecret,
    baseUrl,
    ...realPorts,
    ...more,
  });
}

export async function signedIn(
  server: PracticeServer,
  more: Partial<YazuoBackendOptions> = {},
): Promise<MemberBackend> {
  const backend = createTestBackend(server.url, more);
  const result = await backend.signIn('1001', secretPassword);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return backend;
}

/** Closed with its test. */
export function kept(backend: MemberBackend): MemberBackend {
  onTestFinished(() => backend.close());
  return backend;
}

export const zhang = '6201300100000101';
let counter = 0;

/** An attempt of an operation that nobody sent before. */
export function sending(payload: MoneyPayload, more: Partial<Sending> & { readonly serial?: string } = {}): Sending {
  counter += 1;
  const { serial = `TEST-11111111-${counter}`, ...rest } = more;
  const operation: Operation = {
    intent: serial,
    payload,
    held: zeroFen,
    operator: '1001',
    shift: null,
    memberName: null,
    waits: false,
    acceptedOffline: false,
    serial,
    kind: payload.kind,
    cardNo: payload.cardNo,
    amount: payload.kind === 'consumption' ? payload.billAmount : payload.amount,
    merchantNo: '666660000277610',
    terminalNo: '11111111',
    parent: null,
    bodyHash: '',
    state: 'sending',
    attempt: 1,
    voucher: null,
    answer: null,
    reason: null,
    platformMessage: null,
    watchUntil: null,
    createdAt: 0,
    updatedAt: 0,
  };
  return { operation, parentVoucher: null, secret: null, ...rest };
}

/** Stored value only, unless told otherwise. */
export function consumption(cardNo: string, bill: number, more: Partial<ConsumptionPayload> = {}): ConsumptionPayload {
  return {
    kind: 'consumption',
    cardNo,
    billAmount: fen(bill),
    storePay: fen(bill),
    points: 0,
    pointsPay: zeroFen,
    coupons: [],
    otherPayments: [],
    remark: null,
    ...more,
  };
}

export function recharge(cardNo: string, amount: number): MoneyPayload {
  return { kind: 'recharge', cardNo, amount: fen(amount), payments: [{ method: '1', amount: fen(amount) }] };
}

export function revocation(cardNo: string, amount: number, voucher: string | null = null): MoneyPayload {
  return { kind: 'revocation', cardNo, target: null, voucher, amount: fen(amount), reason: 'test' };
}
