// A window.yatai for looking at the screens without a main process: a small world with every kind of state. Types only from
// shared; nothing here is a test of the till's truth, that is what the practice backend is for.
import type {
  Bridge,
  ConsultView,
  EventMap,
  SessionView,
  SettingsView,
  SmsView,
  StatusView,
} from '../../shared/ipc.ts';
import type { LookupView, MemberView } from '../../shared/member.ts';
import { type Fen, fen, zeroFen } from '../../shared/money.ts';
import type { OperationState, OperationView } from '../../shared/operation.ts';
import { failure, type Result, success } from '../../shared/result.ts';

export type FakeOptions = {
  readonly startup?: 'ready' | 'storeDamaged' | 'profileInvalid';
  readonly signedIn?: boolean;
  readonly connection?: StatusView['connection'];
  readonly outcome?: OperationState | 'refused' | 'broken';
  readonly tradePassword?: boolean;
  readonly latency?: number;
  readonly operations?: number;
};

const now = Date.now();
const minute = 60_000;

function operation(index: number, state: OperationState, extra: Partial<OperationView> = {}): OperationView {
  return {
    serial: `Y7K2-T01-${String(100_000 + index)}`,
    kind: 'consumption',
    state,
    attempt: state === 'pending' ? 0 : 1,
    maskedCard: '6210 **** 0018',
    memberName: '林晓雨',
    amount: fen(8_850 + index * 130),
    storePay: fen(5_000),
    operator: '1001',
    createdAt: now - index * 3 * minute,
    updatedAt: now - index * minute,
    nextTryAt: state === 'unknown' ? now + 18_000 : null,
    voucher: state === 'applied' ? `20261121${100_200 + index}` : null,
    parent: null,
    revokedBy: null,
    acceptedOffline: state === 'pending',
    reason: null,
    platformMessage: state === 'rejected' ? '会员卡余额不足' : null,
    answer: null,
    ...extra,
  };
}

const member: MemberView = {
  memberId: 'm-1',
  name: '林晓雨',
  maskedMobile: '138****5678',
  level: '金卡会员',
  tags: ['常客', '靠窗', '不吃辣'],
  benefits: ['生日双倍积分', '停车两小时'],
  cards: [
    {
      cardId: 'card-1',
      maskedNo: '6210 **** **** 0018',
      typeName: '储值金卡',
      status: 'active',
      storeBalance: fen(123_450),
      points: 2_680,
      expiresOn: '2027-12-31',
      needsTradePassword: false,
      held: fen(5_000),
    },
    {
      cardId: 'card-2',
      maskedNo: '6210 **** **** 7702',
      typeName: '生日礼品卡',
      status: 'frozen',
      storeBalance: fen(20_000),
      points: 0,
      expiresOn: null,
      needsTradePassword: true,
      held: zeroFen,
    },
  ],
  selectedCardId: 'card-1',
  coupons: [
    coupon('c20', '满 100 减 20 代金券', 2_000, 3, ['baseRuleAmount GT 100'], null),
    coupon('c50', '50 元无门槛代金券', 5_000, 1, [], null),
    coupon('c-dessert', '甜品兑换券', 2_800, 1, ['couponExclusive IN 793128,793140'], null),
    coupon('c-old', '端午节代金券', 3_000, 1, [], 'coupon.expired'),
  ],
  recent: [
    { voucher: '20261120100188', at: '2026-11-20 19:42', name: '消费', amount: fen(-18_800), revoked: false },
    { voucher: '20261115100071', at: '2026-11-15 12:08', name: '充值', amount: fen(50_000), revoked: false },
    { voucher: '20261109100042', at: '2026-11-09 18:30', name: '消费', amount: fen(-6_600), revoked: true },
    { voucher: '20261101100009', at: '2026-11-01 20:15', name: '消费', amount: fen(-23_150), revoked: false },
  ],
  seenAt: now,
  fromCache: false,
};

function coupon(id: string, name: string, amount: number, quantity: number, rules: string[], why: string | null) {
  return {
    id,
    name,
    amount: fen(amount),
    quantity,
    startsOn: '2026-01-01',
    expiresOn: '2026-12-31',
    rules,
    unusableReason: why,
  };
}

const couponBonus = [
  { id: 'b1', name: '充 500 送 30 元券', amount: fen(3_000), startDate: '2026-11-21', endDate: '2027-02-21' },
];

const guide = [
  { label: 'practice.guide.cashier', value: '1001 / 123456' },
  { label: 'practice.guide.cashier', value: '1002 / 123456' },
  { label: 'practice.guide.card', value: '6210000000000018' },
  { label: 'practice.guide.mobile', value: '13812345678' },
  { label: 'practice.guide.passwordCard', value: '6210000000000034 / 0000' },
  { label: 'practice.guide.frozenCard', value: '6210000000000026' },
  { label: 'practice.guide.coupon', value: '790000000018' },
  { label: 'practice.guide.dynamicCode', value: '281234567890123456' },
];

export function createFakeBridge(options: FakeOptions = {}): Bridge {
  const listeners = new Map<keyof EventMap, Set<(value: never) => void>>();
  const connection = options.connection ?? 'online';
  let session: SessionView = options.signedIn
    ? { state: 'signedIn', user: '1001', displayName: '陈志强', offline: false }
    : { state: 'signedOut', user: null, displayName: null, offline: false };
  let settings: SettingsView = {
    language: 'zh-CN',
    practice: true,
    profileName: '练习店',
    version: '0.1.0',
    paymentMethods: [
      { id: '1', name: '现金', englishName: 'Cash' },
      { id: '2', name: '银行卡', englishName: 'Bank card' },
      { id: '3', name: '微信支付', englishName: 'WeChat Pay' },
      { id: '4', name: '支付宝', englishName: 'Alipay' },
      { id: '8', name: '其他', englishName: 'Other' },
    ],
    knownUsers: ['1001', '1002'],
  };
  let sms: SmsView = {
    maskedMobile: '138****5678',
    sentToday: 2,
    quota: 10,
    nextSendAt: null,
    expiresAt: null,
    verifiedAt: null,
  };
  let practice = {
    fault: 'none' as const,
    guide,
    phone: [{ mobile: '138****5678', code: '482913', at: now - 40_000 }],
  } as Awaited<ReturnType<Bridge['getPractice']>> extends Result<infer View> ? View : never;
  const operations = Array.from({ length: options.operations ?? 24 }, (_, index) =>
    operation(
      index,
      (['pending', 'unknown', 'applied', 'applied', 'rejected', 'reverted', 'blocked', 'manual'] as const)[index % 8] ??
        'applied',
      {
        kind: index % 8 === 3 ? 'recharge' : index % 8 === 6 ? 'revocation' : 'consumption',
        parent: index % 8 === 6 ? 'Y7K2-T01-100001' : null,
      },
    ),
  );
  const status = (): StatusView => ({
    storeName: '雅台餐厅 · 解放路店',
    terminalNo: 'T01',
    cashier: session.displayName,
    practice: true,
    connection,
    waiting: connection === 'online' ? 0 : 3,
    unknown: connection === 'online' ? 0 : 1,
    manual: 0,
    atRisk: connection === 'online' ? zeroFen : fen(26_850),
    now: Date.now(),
  });

  function emit<Name extends keyof EventMap>(event: Name, value: EventMap[Name]): void {
    for (const listener of listeners.get(event) ?? []) {
      (listener as (value: EventMap[Name]) => void)(value);
    }
  }

  async function later<Value>(value: Result<Value>): Promise<Result<Value>> {
    await new Promise((resolve) => setTimeout(resolve, options.latency ?? 20));
    return value;
  }

  function setSession(next: SessionView): Promise<Result<SessionView>> {
    session = next;
    emit('session', next);
    return later(success(next));
  }

  function outcome(kind: OperationView['kind'], amount: Fen): Promise<Result<OperationView>> {
    if (options.outcome === 'broken') {
      return Promise.reject(new Error('the call broke'));
    }
    if (options.outcome === 'refused') {
      return later(failure('balanceTooSmall', { available: 5_000 }));
    }
    const state = options.outcome ?? 'applied';
    const made = operation(0, state, {
      kind,
      amount,
      serial: 'Y7K2-T01-100321',
      answer: {
        voucher: '20261121100321',
        storeBalance: fen(kind === 'recharge' ? 178_450 : 116_600),
        pointsBalance: 2_768,
        storeBonus: kind === 'recharge' ? fen(5_000) : null,
        pointsBonus: kind === 'recharge' ? 500 : 88,
        couponBonus: kind === 'recharge' ? couponBonus : [],
      },
    });
    return later(success(made));
  }

  const consultView = (bill: Fen): ConsultView => ({
    online: connection === 'online',
    storePay: fen(Math.min(bill, 118_450)),
    storeLimit: fen(118_450),
    points: 0,
    pointsPay: zeroFen,
    pointsPayLimit: fen(2_600),
    pointsPerYuan: 100,
    pointsDivisible: false,
    pointsWithCoupons: true,
    coupons: connection === 'online' && bill > 10_000 ? [{ id: 'c20', quantity: 1, value: fen(2_000) }] : [],
    couponStates: member.coupons.map((each) => ({
      id: each.id,
      usable: each.unusableReason === null && !(each.id === 'c20' && bill <= 10_000),
      reason: each.unusableReason ?? (each.id === 'c20' && bill <= 10_000 ? '未满 100 元' : null),
    })),
    earns: Math.floor(bill / 100),
    needsTradePassword: options.tradePassword ?? false,
  });

  return {
    getStartup: () =>
      later(
        success(
          options.startup === undefined || options.startup === 'ready'
            ? { state: 'ready' }
            : {
                state: 'failed',
                failure: { code: options.startup },
                findings:
                  options.startup === 'profileInvalid'
                    ? [
                        { path: 'baseUrl', line: 4, problem: 'wrong', expected: 'baseUrl', detail: null },
                        { path: 'terminalNo', line: 9, problem: 'wrong', expected: 'terminalNo', detail: null },
                      ]
                    : [],
                language: 'zh-CN',
              },
        ),
      ),
    getSession: () => later(success(session)),
    signIn: ({ user, password }) =>
      password === 'wrong'
        ? later(failure('wrongPassword', { left: 4 }))
        : setSession({ state: 'signedIn', user, displayName: '陈志强', offline: connection !== 'online' }),
    signOut: () => setSession({ state: 'signedOut', user: null, displayName: null, offline: false }),
    lock: () => setSession({ ...session, state: 'locked' }),
    unlock: ({ password }) =>
      password === 'wrong' ? later(failure('wrongPassword')) : setSession({ ...session, state: 'signedIn' }),
    getStatus: () => later(success(status())),
    getSettings: () => later(success(settings)),
    setLanguage: ({ language }) => {
      settings = { ...settings, language };
      return later(success(settings));
    },
    lookup: ({ text }) => {
      if (text.startsWith('2026')) {
        return later(success({ kind: 'voucher', member: null, voucher: text, couponId: null }));
      }
      if (text.includes('404')) {
        return later(failure('memberNotFound'));
      }
      const kind = text.length === 11 ? 'mobile' : text.startsWith('79') ? 'couponCode' : 'card';
      const fromCache = connection !== 'online';
      const view: LookupView = {
        kind,
        member: { ...member, fromCache, seenAt: fromCache ? now - 3 * 60 * minute : Date.now() },
        voucher: null,
        couponId: kind === 'couponCode' ? 'c50' : null,
      };
      return later(success(view));
    },
    consult: ({ billAmount }) => later(success(consultView(billAmount))),
    verifyTradePassword: ({ password }) => later(success(password === '0000')),
    checkout: ({ billAmount }) => outcome('consumption', billAmount),
    checkRecharge: () => later(success({ allowed: true, detail: '充 500 元赠送 50 元储值、500 积分和一张 30 元券' })),
    recharge: ({ amount }) => outcome('recharge', amount),
    getSms: () => later(success(sms)),
    sendSms: () => {
      sms = {
        ...sms,
        sentToday: sms.sentToday + 1,
        nextSendAt: Date.now() + 60_000,
        expiresAt: Date.now() + 60 * minute,
      };
      return later(success(sms));
    },
    verifySms: ({ code }) => {
      if (code !== '482913') {
        return later(failure('smsWrongCode'));
      }
      sms = { ...sms, verifiedAt: Date.now() };
      return later(success(sms));
    },
    revokeOperation: () => outcome('revocation', fen(8_850)),
    revokeVoucher: () => outcome('revocation', fen(8_850)),
    listOperations: ({ filter, before, size }) => {
      const wanted = operations.filter((each) =>
        filter === 'all'
          ? true
          : filter === 'open'
            ? ['pending', 'unknown', 'blocked', 'manual'].includes(each.state)
            : each.kind !== 'revocation' && ['pending', 'unknown', 'applied'].includes(each.state),
      );
      const start = before === null ? 0 : wanted.findIndex((each) => each.serial === before) + 1;
      const page = wanted.slice(start, start + size);
      const more = start + size < wanted.length;
      return later(success({ operations: page, nextBefore: more ? (page.at(-1)?.serial ?? null) : null }));
    },
    getOperation: ({ serial }) => {
      const found = operations.find((each) => each.serial === serial);
      if (found === undefined) {
        return later(failure('operationNotFound'));
      }
      const step = (
        sequence: number,
        from: OperationState | null,
        to: OperationState,
        reason: string,
        evidence: string | null,
      ) => ({
        sequence,
        from,
        to,
        reason,
        evidence,
        at: found.createdAt + sequence * 900,
        hash: `9f2c${sequence}e7ab41d0c6`,
      });
      return later(
        success({
          operation: found,
          events: [
            step(1, null, 'pending', 'accepted', null),
            step(2, 'pending', 'sending', 'sendStarted', '{"attempt":1}'),
            step(3, 'sending', found.state, 'unknownTimeout', '{"deadline":12000,"status":null,"sent":true}'),
          ],
        }),
      );
    },
    sendNow: () => later(success(status())),
    getPractice: () => later(success(practice)),
    setPracticeFault: ({ fault }) => {
      practice = { ...practice, fault };
      return later(success(practice));
    },
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      set.add(listener as (value: never) => void);
      listeners.set(event, set);
      return () => set.delete(listener as (value: never) => void);
    },
  };
}
