// What a person is shown of a service, by kind; numbers of guests are never whole.
import { expect, test } from 'vitest';
import { showText } from '../../main/till/journal-text.ts';
import { serviceFacts } from '../../main/till/services/service-facts.ts';
import { payloadOf } from '../../main/till/services/service-payload.ts';
import { en } from '../../shared/messages/en.ts';
import { zhCN } from '../../shared/messages/zh-CN.ts';
import { fen, zeroFen } from '../../shared/money.ts';
import { serviceFactNames } from '../../shared/operation.ts';
import { rightForBatch, rightForService } from '../../shared/people.ts';
import { serviceNames } from '../../shared/service-names.ts';
import type { ServiceRequest } from '../../shared/services.ts';
import { sampleOperation } from '../support/queue-samples.ts';

const cash = [{ method: '1', amount: fen(1_050) }];
const mobile = '13800000001';
const all: readonly (readonly [ServiceRequest, string])[] = [
  [
    { service: 'activateCard', content: { cardTypeId: '143', mobile, points: 10, idNumber: '440301197907160325' } },
    'mobile=138****0001 cardType=143 points=10',
  ],
  [{ service: 'activateGiftCard', content: { cardTypeId: null, value: fen(100) } }, ''],
  [{ service: 'upgradeCard', content: { newCardNo: '6201400100000101' } }, 'newCard=6201****0101'],
  [{ service: 'exchangePoints', content: { points: 10, remark: '杯' } }, 'points=10 remark=杯'],
  [{ service: 'awardPoints', content: { points: 10, remark: '' } }, 'points=10'],
  [{ service: 'deductPoints', content: { points: 7, remark: '' } }, 'points=7'],
  [
    {
      service: 'buyCouponWithPoints',
      content: { batchNo: '7', goodsName: null, points: 1, storePay: zeroFen, payments: cash, remark: '' },
    },
    'points=1 batch=7 payments=1: 10.50',
  ],
  [{ service: 'buyMallGoods', content: { membershipId: '1', goodsId: '100124', total: fen(1) } }, 'goods=100124'],
  [{ service: 'issueCoupon', content: { mobile, batchNo: '7' } }, 'mobile=138****0001 batch=7'],
  [{ service: 'issueCouponToMember', content: { mobile, batchNo: '8' } }, 'mobile=138****0001 batch=8'],
  [
    { service: 'rechargeAndDineFree', content: { amount: fen(1_050), payments: cash, bill: fen(500) } },
    'payments=1: 10.50 bill=5.00',
  ],
  [
    { service: 'rechargeAndDineFree', content: { amount: fen(1_050), payments: cash, bill: null } },
    'payments=1: 10.50',
  ],
  [
    { service: 'syncThirdPartyPayment', content: { orderId: 'O1', total: fen(9), method: '3', remark: '' } },
    'order=O1 payments=3',
  ],
  [{ service: 'changePaymentMethod', content: { voucher: 'V1', payments: cash } }, 'voucher=V1 payments=1: 10.50'],
  [{ service: 'claimCouponByScan', content: { code: 'SECRET' } }, ''],
];

test.each(all)('$service is told fact by fact', (request, expected) => {
  const facts = serviceFacts(request);
  expect(facts.map(({ name, value }) => `${name}=${value}`).join(' ')).toBe(expected);
  expect(JSON.stringify(facts)).not.toMatch(/13800000001|4403011979|SECRET/);
});

test('an ID number is not taken: what is recorded stays recorded', () => {
  const activation = (idNumber: string | null) =>
    payloadOf(
      {
        intent: 'intent-00000001',
        cardId: null,
        cardNo: '6201400100000101',
        secret: null,
        service: 'activateCard',
        content: { cardTypeId: '143', mobile, points: 0, idNumber },
      },
      {
        directory: { cardNoOf: () => null, mobileOf: () => null },
        desk: { card: () => null },
        store: { byVoucher: () => null },
        methods: [],
      },
    );
  expect(activation(null)).toMatchObject({ ok: true, value: { content: { mobile, idNumber: null } } });
  expect(activation('440301197907160325')).toMatchObject({ ok: false, failure: { code: 'badArguments' } });
});

test('every service has a name, a right or none, and every fact a word, in both languages', () => {
  expect(new Set(all.map(([{ service }]) => service)).size).toBe(serviceNames.length);
  for (const texts of [zhCN, en]) {
    expect(Object.keys(texts.service).sort()).toEqual([...serviceNames].sort());
    expect(Object.keys(texts.serviceFact).sort()).toEqual([...serviceFactNames].sort());
  }
  const supervised = serviceNames.filter((name) => rightForService[name] !== null);
  expect(supervised).toEqual(['upgradeCard', 'deductPoints', 'changePaymentMethod']);
  expect(rightForBatch).toBe('approveService');
});

test('the journal’s command names a service, and hides the guest', () => {
  const payload = {
    kind: 'service',
    cardNo: '138****0001',
    amount: zeroFen,
    service: 'issueCoupon',
    content: { mobile, batchNo: '7' },
  } as const;
  const operation = sampleOperation({ payload, kind: 'service', cardNo: payload.cardNo });
  const text = showText(operation, [], false);
  expect([zhCN, en].some((texts) => text.includes(texts.service.issueCoupon))).toBe(true);
  expect(text).not.toContain(mobile);
});
