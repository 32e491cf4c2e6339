// What a person types of an order or a reservation: the exact object, or every finding at once, each at its field.
import { describe, expect, it } from 'vitest';
import { checkOrder, checkReservation } from '../../main/till/unipos/check-order.ts';
import { findGoods } from '../../main/till/unipos/goods.ts';
import { fineMoney, readFineMoney } from '../../shared/fine-money.ts';
import { fen } from '../../shared/money.ts';
import { readTypedClock, readTypedDay } from '../../shared/typed-moment.ts';
import { lineAmount, typedTotal } from '../../shared/unipos-amounts.ts';
import type { UniposOrderDraft, UniposReservationDraft } from '../../shared/unipos-orders.ts';

const now = Date.parse('2026-11-27T12:00:00+08:00');
const context = { shopNo: '1001', before: null, now };
const head = {
  number: 'A-1',
  contact: '王小姐',
  phone: '13800000001',
  date: '2026-11-27',
  clock: '18:30',
  memberNo: '',
  address: '远东大厦 812',
  notes: '',
  payMode: '待结算',
  payInfo: '',
};
const fish = { goodsNo: '10001', name: '鱼香肉丝', quantity: '2', unit: '盘', price: '12', notes: '不要辣' };
const order = (more: Partial<UniposOrderDraft> = {}): UniposOrderDraft => ({ ...head, lines: [fish], ...more });
const reservation = (more: Partial<UniposReservationDraft> = {}): UniposReservationDraft => ({
  ...head,
  lines: [{ area: '大厅', type: '4人台', quantity: '1', notes: '' }],
  ...more,
});
const problems = (draft: UniposOrderDraft) => checkOrder(draft, context).findings.map(({ problem }) => problem);

describe('an order', () => {
  it('becomes the object that is sent, its total the sum of its lines to 1/10,000 yuan', () => {
    const half = { ...fish, goodsNo: '10002', quantity: '0.335', price: '9.9999', notes: '' };
    expect(checkOrder(order({ lines: [fish, half] }), context)).toEqual({
      findings: [],
      content: {
        shopNo: '1001',
        orderNo: 'A-1',
        contact: '王小姐',
        phone: '13800000001',
        time: '2026-11-27T18:30:00',
        memberNo: null,
        address: '远东大厦 812',
        notes: null,
        payMode: '待结算',
        payInfo: null,
        // 24 and 3.3499665, which is rounded to 3.3500.
        total: readFineMoney('27.35'),
        lines: [
          { goodsNo: '10001', name: '鱼香肉丝', quantity: '2', unit: '盘', price: 120_000, notes: '不要辣' },
          { goodsNo: '10002', name: '鱼香肉丝', quantity: '0.335', unit: '盘', price: 99_999, notes: null },
        ],
      },
    });
  });

  it('tells all that is wrong at once, each at its field and line', () => {
    const wrong = { goodsNo: '', name: '', quantity: '0', unit: '', price: '1.23456', notes: '' };
    const { content, findings } = checkOrder(
      order({ number: 'A 1', contact: ' ', phone: '123', date: '2026-02-30', clock: '25:00', lines: [fish, wrong] }),
      context,
    );
    expect(content).toBeNull();
    expect(findings.map(({ field, line, problem }) => [field, line, problem])).toEqual([
      ['goodsNo', 1, 'goodsMissing'],
      ['name', 1, 'nameMissing'],
      ['quantity', 1, 'quantityWrong'],
      ['price', 1, 'priceFine'],
      ['date', null, 'dateWrong'],
      ['clock', null, 'clockWrong'],
      ['phone', null, 'phoneWrong'],
      ['contact', null, 'contactMissing'],
      ['number', null, 'numberWrong'],
    ]);
  });

  it('needs a line, and takes a number only of letters, digits, - and _', () => {
    expect(problems(order({ lines: [] }))).toEqual(['linesMissing']);
    expect(problems(order({ number: '' }))).toEqual(['numberMissing']);
    expect(problems(order({ number: 'x'.repeat(33) }))).toEqual(['tooLong']);
  });

  it.each([
    '13800000001',
    '138 0000 0001',
    '1３800000001',
    '010-62345678',
    '0755-8234567',
    '4008899730',
    '021-62345678-801',
  ])('takes the phone %s', (phone) => expect(problems(order({ phone }))).toEqual([]));

  it.each(['1380000000', '12800000001', '62345678', '010-1234567', '138000000012', 'abc'])(
    'does not take the phone %s',
    (phone) => expect(problems(order({ phone }))).toEqual(['phoneWrong']),
  );

  it('may come as soon as possible; a half told time is a finding, an earlier one today a warning, an earlier day is over', () => {
    expect(checkOrder(order({ date: '', clock: '' }), context).content?.time).toBeNull();
    expect(problems(order({ clock: '' }))).toEqual(['clockMissing']);
    expect(problems(order({ date: '' }))).toEqual(['dateMissing']);
    const earlier = checkOrder(order({ clock: '11:59' }), context);
    expect(earlier.findings).toEqual([{ field: 'clock', line: null, problem: 'timeEarlier', warning: true }]);
    expect(earlier.content?.time).toBe('2026-11-27T11:59:00');
    expect(checkOrder(order({ date: '2026-11-26' }), context)).toMatchObject({
      content: null,
      findings: [{ field: 'date', problem: 'timePast', warning: false }],
    });
  });

  it('that is edited keeps what it said before: an old time, a phone that is none, its shop', () => {
    const before = checkOrder(order(), context).content;
    if (before === null) throw new Error('no order');
    const old = { ...before, shopNo: null, phone: '01', time: '2026-11-20T03:00:07' };
    const draft = order({ phone: '01', date: '2026-11-20', clock: '03:00' });
    expect(checkOrder(draft, { ...context, before: old })).toMatchObject({
      findings: [],
      content: { shopNo: null, phone: '01', time: '2026-11-20T03:00:07' },
    });
    expect(checkOrder({ ...draft, phone: '02' }, { ...context, before: old }).findings).toMatchObject([
      { problem: 'phoneWrong' },
    ]);
  });

  it('has nothing in it that a line of XML cannot hold, and lengths that UniPOS may be trusted with', () => {
    const { content } = checkOrder(order({ notes: ' 少\u0000盐\n\t加\uD800急  ' }), context);
    expect(content?.notes).toBe('少 盐 加 急');
    expect(problems(order({ contact: '王'.repeat(31) }))).toEqual(['tooLong']);
    expect(problems(order({ lines: [{ ...fish, notes: '辣'.repeat(201) }] }))).toEqual(['tooLong']);
  });
});

describe('a reservation', () => {
  it('needs its time and what is reserved', () => {
    expect(checkReservation(reservation(), context)).toMatchObject({
      findings: [],
      content: {
        reservationNo: 'A-1',
        time: '2026-11-27T18:30:00',
        lines: [{ area: '大厅', type: '4人台', quantity: '1', notes: null }],
      },
    });
    const bare = { area: '', type: '', quantity: '1.2345', notes: '' };
    expect(
      checkReservation(reservation({ date: '', clock: '', lines: [bare] }), context).findings.map(
        ({ problem }) => problem,
      ),
    ).toEqual(['typeMissing', 'quantityFine', 'dateMissing', 'clockMissing']);
  });
});

describe('what is typed on the way', () => {
  it('days and minutes are read as people write them', () => {
    expect(
      ['2026-11-28', '2026/11/8', '20261128', '2026-13-01', '2026-02-29', '2028-02-29', '2100-02-29', '11-28'].map(
        readTypedDay,
      ),
    ).toEqual(['2026-11-28', '2026-11-08', '2026-11-28', null, null, '2028-02-29', null, null]);
    expect(['18:30', '1830', '8:05', '18：30', '24:00', '7'].map(readTypedClock)).toEqual([
      '18:30',
      '18:30',
      '08:05',
      '18:30',
      null,
      null,
    ]);
  });

  it('amounts are exact, and half of the smallest unit goes up', () => {
    expect(lineAmount('0.001', fineMoney(500))).toBe(1);
    expect(lineAmount('0.001', fineMoney(499))).toBe(0);
    expect(lineAmount('999999.999', fineMoney(999_999_999))).toBe(999_999_998_000_000);
    expect(lineAmount('1.0001', fineMoney(1))).toBeNull();
    expect(
      typedTotal([
        { quantity: '3', price: '0.1' },
        { quantity: '', price: '5' },
        { quantity: '1', price: 'x' },
      ]),
    ).toBe(3_000);
  });

  it('goods are offered from the menu and from bills, by number first, the menu’s word before a bill’s', () => {
    const dish = (code: string, name: string, removed = false) => ({
      code,
      name,
      price: fen(1_200),
      memberPrice: null,
      categoryId: '1',
      categoryName: null,
      unit: '份',
      description: null,
      sort: null,
      parts: [],
      removed,
      line: 1,
      content: '',
      novelty: 'same' as const,
    });
    const sold = (goodsNo: string | null, name: string) => ({
      goodsNo,
      name,
      categoryNo: null,
      categoryName: null,
      unit: '盘',
      quantity: '1',
      listPrice: fineMoney(90_000),
      price: fineMoney(80_000),
      money: fineMoney(80_000),
      discount: fineMoney(0),
      net: fineMoney(80_000),
      notes: null,
    });
    const menu = [dish('101', '宫保鸡丁'), dish('102', '拆下的菜', true)];
    const lines = [sold('101', '旧名'), sold('102', '拆下的菜'), sold('205', '鸡汤'), sold(null, '无号鸡')];
    expect(findGoods('1', menu, lines).map(({ goodsNo }) => goodsNo)).toEqual(['101']);
    expect(findGoods('鸡', menu, lines)).toEqual([
      { goodsNo: '101', name: '宫保鸡丁', unit: '份', price: 120_000 },
      { goodsNo: '205', name: '鸡汤', unit: '盘', price: 80_000 },
    ]);
    expect(
      findGoods(
        '',
        Array.from({ length: 20 }, (_, index) => dish(String(100 + index), '菜')),
        [],
      ),
    ).toHaveLength(8);
  });
});
