// One of each receipt, as composed from an operation, a shift or a day: for the golden papers, the pictures and whoever wants to look.
import type { Operation } from '../../main/queue/operation.ts';
import { dayInput } from '../../main/till/day-end/day-paper.ts';
import { dayEndReceipt, shiftReceipt } from '../../main/till/printing/figure-receipts.ts';
import { operationReceipt } from '../../main/till/printing/operation-receipt.ts';
import { inParts, markedAsCopy } from '../../main/till/printing/receipt-parts.ts';
import { testPage } from '../../main/till/printing/test-page.ts';
import { textsIn } from '../../main/till/shift/report-texts.ts';
import { fen } from '../../shared/money.ts';
import type { MoneyPayload } from '../../shared/operation.ts';
import type { PaperWidth, ReceiptDocument, ReceiptPlace } from '../../shared/printing.ts';
import { defaultPaymentMethods, type Language } from '../../shared/profile.ts';
import { aloneDay } from './day-views.ts';

const noon = Date.parse('2026-11-18T12:00:05+08:00');
const cardNo = '6201300100000101';

function operation(payload: MoneyPayload, more: Partial<Operation> = {}): Operation {
  return {
    intent: 'sample-intent',
    payload,
    held: fen(0),
    operator: '1001',
    shift: null,
    memberName: '张雅',
    waits: false,
    acceptedOffline: false,
    serial: 'WWH28R1111111100000042',
    kind: payload.kind,
    cardNo: payload.cardNo,
    amount: payload.kind === 'consumption' ? payload.billAmount : payload.amount,
    merchantNo: '222222222222222',
    terminalNo: '11111111',
    parent: null,
    bodyHash: '00',
    state: 'applied',
    attempt: 1,
    voucher: '899094',
    answer: null,
    reason: 'answered',
    platformMessage: null,
    watchUntil: null,
    createdAt: noon,
    updatedAt: noon,
    ...more,
  };
}

const sale: MoneyPayload = {
  kind: 'consumption',
  cardNo,
  billAmount: fen(123_456),
  storePay: fen(80_000),
  points: 440,
  pointsPay: fen(4_400),
  coupons: [{ id: 'c1', name: '满一百减二十优惠券（限周末堂食使用）', quantity: 2, value: fen(4_000) }],
  otherPayments: [
    { method: '1', amount: fen(10_056) },
    { method: '3', amount: fen(25_000) },
  ],
  remark: '靠窗，少辣 👍',
  bill: { billNo: 'A0231', shopNo: '001' },
  cash: { method: '1', received: fen(20_000) },
};

const answer = {
  voucher: '899094',
  storeBalance: fen(45_550),
  pointsBalance: 804,
  storeBonus: fen(0),
  pointsBonus: 44,
  couponBonus: [],
} as const;

const sections = (language: Language) =>
  language === 'en'
    ? [
        {
          heading: 'Turnover',
          rows: [
            { label: 'Sales', count: 128, amount: fen(1_234_567) },
            { label: 'Revocations', count: 2, amount: fen(-8_850), strong: true },
          ],
        },
        { heading: null, rows: [{ label: 'Counted cash', amount: fen(250_000), strong: true }] },
      ]
    : [
        {
          heading: '本班业务',
          rows: [
            { label: '消费', count: 128, amount: fen(1_234_567) },
            { label: '撤销', count: 2, amount: fen(-8_850), strong: true },
          ],
        },
        { heading: null, rows: [{ label: '清点现金', amount: fen(250_000), strong: true }] },
      ];

/** Every kind and every standing of a receipt, by name, made at a place of this language. */
export function receiptSamples(language: Language, paper: PaperWidth): Readonly<Record<string, ReceiptDocument>> {
  const place: ReceiptPlace = {
    language,
    storeName: language === 'en' ? 'Yatai Shangdi' : '雅台上地店',
    terminalNo: '11111111',
    practice: false,
    now: noon + 60_000,
  };
  const of = (one: Operation, at = place) => operationReceipt(one, defaultPaymentMethods, at);
  const figures = { provisional: true, sections: sections(language), notes: [], fingerprint: 'a1b2c3d4e5f6' };
  const consumption = of(operation(sale, { answer }));
  const recharge: MoneyPayload = {
    kind: 'recharge',
    cardNo,
    amount: fen(100_000),
    payments: [{ method: '1', amount: fen(100_000) }],
  };
  return {
    consumption,
    'consumption-practice': of(operation(sale, { answer }), { ...place, practice: true }),
    'consumption-copy': markedAsCopy(consumption, 2, noon + 3_600_000),
    'consumption-store-part': inParts(consumption, 2)[1] ?? consumption,
    'consumption-reverted': of(operation(sale, { answer, state: 'reverted' })),
    'consumption-refused': of(operation(sale, { state: 'rejected', voucher: null })),
    'slip-offline': of(operation(sale, { state: 'pending', voucher: null, acceptedOffline: true })),
    'slip-checking': of(operation(sale, { state: 'unknown', voucher: null })),
    recharge: of(
      operation(recharge, {
        answer: {
          ...answer,
          storeBonus: fen(10_000),
          couponBonus: [{ id: 'b', name: '5元无门槛券', amount: fen(500), startDate: null, endDate: null }],
        },
      }),
    ),
    revocation: of(
      operation({
        kind: 'revocation',
        cardNo,
        target: 'WWH28R1111111100000041',
        voucher: null,
        amount: fen(8_850),
        reason: '客人退菜',
      }),
    ),
    activation: of(
      operation({
        kind: 'service',
        cardNo: '6201300100009901',
        amount: fen(20_000),
        service: 'activateGiftCard',
        content: { cardTypeId: '12', value: fen(20_000) },
      }),
    ),
    shift: shiftReceipt(
      { number: '20261118-2', cashier: '梅', from: noon - 8 * 3_600_000, to: noon, ...figures },
      place,
    ),
    'day-end': dayEndReceipt(
      { day: '2026-11-18', operator: '林经理', ...figures, provisional: false, notes: ['1001'] },
      place,
    ),
    'day-alone': dayEndReceipt(dayInput(aloneDay, '林经理', textsIn(language)), place),
    test: testPage(place, paper),
  };
}
