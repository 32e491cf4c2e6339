// When two orders say the same, and what a reading says of one that may have arrived.
import { expect, it } from 'vitest';
import { standingOf, versionOf } from '../../main/till/unipos/outbox-content.ts';
import { daysOf } from '../../main/till/unipos/send-outbox.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposOrder } from '../../shared/unipos.ts';

const rice = { goodsNo: '1', name: '米饭', quantity: '1', unit: '碗', price: fineMoney(20_000), notes: null };
const soup = { goodsNo: '2', name: '汤', quantity: '0.5', unit: null, price: fineMoney(0), notes: '淡' };
const order: UniposOrder = {
  shopNo: '1001',
  orderNo: 'A-1',
  contact: '王',
  phone: '13800000001',
  time: '2026-11-27T18:30:00',
  memberNo: null,
  address: null,
  notes: null,
  total: fineMoney(20_000),
  payMode: '待结算',
  payInfo: null,
  lines: [rice, soup],
};
const version = (more: Partial<UniposOrder> = {}) => versionOf({ ...order, ...more }, '1001');

it('how a service writes it makes no difference', () => {
  expect(version({ shopNo: null })).toBe(version());
  expect(version({ notes: '' })).toBe(version());
  expect(version({ contact: ' 王 ' })).toBe(version());
  expect(version({ time: '2026-11-27 18:30:00.117' })).toBe(version());
  expect(
    version({
      lines: [
        { ...soup, quantity: '0.500' },
        { ...rice, quantity: '1.0' },
      ],
    }),
  ).toBe(version());
});

it('what it says makes one', () => {
  const others: Partial<UniposOrder>[] = [
    { shopNo: '1002' },
    { orderNo: 'A-2' },
    { contact: '李' },
    { phone: '13800000002' },
    { time: '2026-11-27T18:31:00' },
    { time: null },
    { memberNo: '1' },
    { address: 'x' },
    { notes: 'x' },
    { total: fineMoney(20_001) },
    { payMode: '已结算' },
    { payInfo: 'x' },
    { lines: [rice] },
    { lines: [rice, soup, soup] },
    { lines: [{ ...rice, quantity: '10' }, soup] },
    { lines: [rice, { ...soup, notes: '咸' }] },
  ];
  expect(new Set([version(), ...others.map(version)]).size).toBe(others.length + 1);
});

it('a reading tells whether it arrived, may be sent, or is a person’s affair', () => {
  const base = { version: 'before', day: '2026-11-27' };
  const cases = [
    [null, 'own', 'arrived'],
    [null, null, 'free'],
    [null, 'other', 'changed'],
    [base, 'own', 'arrived'],
    [base, 'before', 'free'],
    [base, 'other', 'changed'],
    [base, null, 'changed'],
  ] as const;
  for (const [against, there, told] of cases) {
    expect(standingOf({ base: against }, 'own', there), `${against?.version} ${there}`).toBe(told);
  }
});

it('every day that may list it is read, each once', () => {
  const at = (text: string) => Date.parse(`${text}T12:00:00+08:00`);
  const plain = { base: null, day: '2026-11-27', createdAt: at('2026-11-27'), sentAt: null };
  expect(daysOf(plain, at('2026-11-27'))).toEqual(['2026-11-27']);
  const late = { base: { version: 'x', day: '2026-11-25' }, day: '2026-11-30', createdAt: at('2026-11-26') };
  expect(daysOf({ ...late, sentAt: at('2026-11-27') }, at('2026-11-28'))).toEqual([
    '2026-11-25',
    '2026-11-30',
    '2026-11-28',
    '2026-11-26',
    '2026-11-27',
  ]);
});
