// Every service into the wire's words, with what the samples print; and its answers back into ours.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readLogRow } from '../../main/backends/yazuo/map-log.ts';
import { serviceMappings } from '../../main/backends/yazuo/map-service.ts';
import { assumedYazuo, assumeWith } from '../../main/protocol/yazuo/assumed.ts';
import { type AnswerOf, type YazuoInterfaceId, yazuoCatalogue } from '../../main/protocol/yazuo/catalogue.ts';
import { readAnswer, writePayload } from '../../main/protocol/yazuo/envelope.ts';
import { fen } from '../../shared/money.ts';
import { type ServiceName, serviceNames } from '../../shared/service-names.ts';
import { type ServiceContent, serviceTraits } from '../../shared/services.ts';

const heading = { brandId: '15', merchantNo: 'M1', terminalNo: 'T1', cashierSerial: 'S1', merchantId: '9' };
const cash = [{ method: '1', amount: fen(1_050) }];

/** One of each, as a cashier would ask. */
const contents: ServiceContent = {
  activateCard: { cardTypeId: '143', mobile: '13611337674', points: 10, idNumber: '440301197907160325' },
  activateGiftCard: { cardTypeId: '120775', value: fen(8_000) },
  upgradeCard: { newCardNo: '6201200562333648' },
  exchangePoints: { points: 10, remark: '测试积分兑换' },
  awardPoints: { points: 5, remark: '签到' },
  buyCouponWithPoints: {
    batchNo: '636448',
    goodsName: null,
    points: 100,
    storePay: fen(200),
    payments: cash,
    remark: '',
  },
  deductPoints: { points: 7, remark: '抽奖' },
  buyMallGoods: { membershipId: '215272801', goodsId: '100124', total: fen(1) },
  issueCoupon: { mobile: '18888888988', batchNo: '636448' },
  issueCouponToMember: { mobile: '18888888988', batchNo: '636448' },
  rechargeAndDineFree: { amount: fen(10_000), payments: [{ method: '1', amount: fen(10_000) }], bill: null },
  syncThirdPartyPayment: { orderId: 'O1', total: fen(8_850), method: '3', remark: '' },
  changePaymentMethod: { voucher: '359684', payments: cash },
  claimCouponByScan: { code: 'C0DE' },
};

function written<Name extends ServiceName>(name: Name, secret: string | null): unknown {
  const request = serviceMappings[name].request(heading, '6201', contents[name], secret);
  if (request === null) throw new Error(`${name} is not sent`);
  return writePayload(name, request);
}

/** What each of our requests must say on the wire, beside what the others are called there. */
const onTheWire: { readonly [Name in ServiceName]: unknown } = {
  activateCard: {
    cardNo: '6201',
    cashierSerial: 'S1',
    terminalNo: 'T1',
    cardtypeId: '143',
    integralValue: 10,
    password: '890764',
    mobile: '13611337674',
    idNumber: '440301197907160325',
  },
  activateGiftCard: { cashierSerial: 'S1', cardtypeId: '120775', storeValue: 80, password: '890764' },
  upgradeCard: { oldCardNo: '6201', newCardNo: '6201200562333648', terminalNo: 'T1' },
  exchangePoints: { cashierSerial: 'S1', integralValue: 10, password: '890764', remark: '测试积分兑换' },
  awardPoints: { cashierSerial: 'S1', integralValue: 5, remark: '签到' },
  buyCouponWithPoints: {
    cashierSerial: 'S1',
    integralValue: 100,
    storePay: 2,
    payWays: [{ id: '1', value: 10.5 }],
    batchNo: 636448,
    password: '890764',
  },
  deductPoints: { cashierSerial: 'S1', integralValue: 7, remark: '抽奖' },
  buyMallGoods: { membershipId: 215272801, merchantId: 9, mallGoodsId: 100124, totalAmount: 0.01 },
  issueCoupon: { mobile: 18888888988, batchNo: 636448 },
  issueCouponToMember: { mobile: 18888888988, batchNo: 636448 },
  rechargeAndDineFree: { cashierSerial: 'S1', storeNumber: 100, payWays: [{ id: '1', value: 100 }] },
  syncThirdPartyPayment: { cashierSerial: 'S1', orderId: 'O1', billAmount: 88.5, payWay: '3' },
  changePaymentMethod: { cashierSerial: 'S1', voucherNumber: '359684', mixPayList: [{ id: '1', value: 10.5 }] },
  claimCouponByScan: { cashierSerial: 'S1', cardNo: '6201', scanCode: 'C0DE' },
};

test.each(serviceNames)('%s is written in the wire’s words', (name) => {
  const payload = written(name, '890764');
  expect(payload).toMatchObject(onTheWire[name] as Record<string, unknown>);
  // The document's word on which of them the log can show is the request's own: no serial, no row to be found.
  expect('cashierSerial' in (payload as Record<string, unknown>)).toBe(serviceTraits[name].inLog);
});

test('a password that nobody typed is not on the wire, nor what is not known', () => {
  const bare = { cardTypeId: null, mobile: '13611337674', points: 0, idNumber: null };
  const request = serviceMappings.activateCard.request(heading, '6201', bare, null);
  expect(Object.keys(request ?? {}).sort()).toEqual([
    'brandId',
    'cardNo',
    'cashierSerial',
    'integralValue',
    'merchantNo',
    'mobile',
    'terminalNo',
  ]);
});

test('the mall is not asked before the store’s internal id is known', () => {
  const nameless = { ...heading, merchantId: null };
  expect(serviceMappings.buyMallGoods.request(nameless, '6201', contents.buyMallGoods, null)).toBeNull();
});

type Vector = { readonly section: string; readonly kind: string; readonly raw: string; readonly wellFormed: boolean };
const vectors = JSON.parse(readFileSync(new URL('../vectors/yazuo.json', import.meta.url), 'utf8')) as Vector[];

function sampleAnswer<Id extends YazuoInterfaceId>(id: Id): AnswerOf<Id> {
  const { section } = yazuoCatalogue[id];
  const raw = vectors.find((one) => one.section === section && one.kind === 'response' && one.wellFormed)?.raw ?? '';
  const read = readAnswer(id, new TextEncoder().encode(raw));
  if (read.kind !== 'success') throw new Error(JSON.stringify(read));
  return read.data;
}

test('the answers of the samples are read into ours', () => {
  expect(serviceMappings.activateCard.read(sampleAnswer('activateCard'))).toMatchObject({
    answer: { voucher: '1234356', storeBalance: 0, pointsBalance: 0 },
    cardNo: '6201300193506808',
  });
  expect(serviceMappings.rechargeAndDineFree.read(sampleAnswer('rechargeAndDineFree'))).toMatchObject({
    answer: { voucher: '899094', storeBalance: 11_000, storeBonus: 1_000 },
    cardNo: '6201200537637618',
  });
  for (const name of ['buyMallGoods', 'issueCoupon', 'issueCouponToMember'] as const) {
    expect(serviceMappings[name].read(sampleAnswer(name)).answer.voucher).toBeNull();
    expect(serviceTraits[name].voucher).toBe(false);
  }
});

test('what the others answer is read: upgrade, points, a claimed coupon', () => {
  const upgrade = { fromCardNo: '1', toCardNo: '2', voucherNo: '118125' } as AnswerOf<'upgradeCard'>;
  expect(serviceMappings.upgradeCard.read(upgrade)).toMatchObject({ answer: { voucher: '118125' }, cardNo: '2' });
  expect(serviceMappings.upgradeCard.namedCard?.({ newCardNo: '2' })).toBe('2');
  const coupon = { id: '7', couponName: null, couponCode: 'X', amount: fen(500), startDate: null, endDate: null };
  const points = { voucher: '8', integralBalance: 12, storeBalance: fen(90), issuedCoupon: coupon };
  const given = { id: '7', name: '', amount: 500, startDate: null, endDate: null };
  expect(serviceMappings.exchangePoints.read(points).answer).toMatchObject({
    voucher: '8',
    storeBalance: 90,
    pointsBalance: 12,
    couponBonus: [given],
  });
  expect(serviceMappings.claimCouponByScan.read({ voucher: '9', issuedCoupon: null }).answer).toMatchObject({
    voucher: '9',
    couponBonus: [],
  });
});

test('a row of the log is a service by its code; a profile may name other codes, or leave these as they are', () => {
  const row = { transCode: '5002', transTime: null, cardNo: null, oldWaterId: null } as Parameters<
    typeof readLogRow
  >[0];
  const kindBy = (transCodes: typeof assumedYazuo.transCodes, transCode: string) =>
    readLogRow({ ...row, transCode }, [], transCodes).kind;
  expect(kindBy(assumedYazuo.transCodes, '5002')).toBe('service');
  expect(kindBy(assumedYazuo.transCodes, '9999')).toBe('other');
  const own = { recharge: ['1'], consumption: ['2'], revocation: ['3'] };
  expect(kindBy(assumeWith({ transCodes: own }).transCodes, '5002')).toBe('service');
  expect(kindBy(assumeWith({ transCodes: { ...own, service: ['4'] } }).transCodes, '5002')).toBe('other');
});
