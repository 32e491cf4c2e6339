// The form of an order or a reservation: begun, filled from one that exists, handed over; and the words of the list.
import { describe, expect, it } from 'vitest';
import {
  emptyForm,
  emptyLine,
  findingAt,
  formOf,
  keptForm,
  orderDraftOf,
  priceText,
  reservationDraftOf,
  withoutEmptyLines,
} from '../../renderer/screens/unipos-orders/form-draft.ts';
import { padText } from '../../renderer/screens/unipos-orders/form-keys.ts';
import { lineTexts, sumOf, whatText } from '../../renderer/screens/unipos-orders/order-words.ts';
import { fineMoney } from '../../shared/fine-money.ts';
import type { UniposOrder, UniposReservation } from '../../shared/unipos.ts';
import type { UniposRow } from '../../shared/unipos-orders.ts';

const head = {
  shopNo: '1001',
  contact: '王',
  phone: '13800000001',
  memberNo: null,
  address: null,
  notes: null,
  payMode: null,
  payInfo: null,
};
const order: UniposOrder = {
  ...head,
  orderNo: 'A-1',
  time: '2026-11-27T18:30:00',
  total: fineMoney(250_000),
  lines: [
    { goodsNo: '1', name: '鱼', quantity: '2', unit: '盘', price: fineMoney(120_000), notes: '不要辣' },
    { goodsNo: '2', name: '饭', quantity: '0.5', unit: null, price: fineMoney(123_450), notes: null },
  ],
};
const reservation: UniposReservation = {
  ...head,
  reservationNo: 'R-1',
  time: '2026-11-28T18:00:00',
  lines: [{ area: null, type: '包间', quantity: '1', notes: null }],
};
function row<Content>(number: string, content: Content): UniposRow<Content> {
  const rest = { words: null, taken: false, listed: true, operator: null, at: null };
  return { number, content, there: content, version: 'v1', state: 'there', ...rest };
}

describe('the form', () => {
  it('begins empty: an order as soon as possible unless another day is chosen, a reservation on its day, never on one that is over', () => {
    expect(emptyForm('order', 'N', '2026-11-27', '2026-11-27')).toMatchObject({ number: 'N', date: '', clock: '' });
    expect(emptyForm('order', 'N', '2026-11-29', '2026-11-27').date).toBe('2026-11-29');
    expect(emptyForm('order', 'N', '2026-11-20', '2026-11-27').date).toBe('');
    expect(emptyForm('reservation', 'N', '2026-11-27', '2026-11-27').date).toBe('2026-11-27');
    expect(emptyForm('reservation', 'N', '2026-11-20', '2026-11-27').date).toBe('2026-11-27');
  });

  it('of one that exists says the same, and hands it over unchanged', () => {
    const form = formOf(row('A-1', order), '2026-11-27');
    expect(form.opened).toEqual({ number: 'A-1', version: 'v1', day: '2026-11-27' });
    expect(orderDraftOf(form)).toMatchObject({
      number: 'A-1',
      date: '2026-11-27',
      clock: '18:30',
      memberNo: '',
      lines: [
        { goodsNo: '1', name: '鱼', quantity: '2', unit: '盘', price: '12', notes: '不要辣' },
        { goodsNo: '2', quantity: '0.5', unit: '', price: '12.345' },
      ],
    });
    expect(reservationDraftOf(formOf(row('R-1', reservation), '2026-11-28'))).toMatchObject({
      number: 'R-1',
      date: '2026-11-28',
      clock: '18:00',
      lines: [{ area: '', type: '包间', quantity: '1', notes: '' }],
    });
  });

  it('under another number takes the place of the first, and opens nothing', () => {
    expect(formOf(row('A-1', order), '2026-11-27', 'A-2')).toMatchObject({
      number: 'A-2',
      opened: null,
      instead: 'A-1',
    });
  });

  it('that was begun is taken up again, but not over another version', () => {
    const form = formOf(row('A-1', order), '2026-11-27');
    const text = JSON.stringify(form);
    expect(keptForm(text, 'v1')).toEqual(form);
    expect(keptForm(text, 'v2')).toBeNull();
    expect(keptForm(text, null)).toBeNull();
    expect(keptForm('', undefined)).toBeNull();
    expect(keptForm(JSON.stringify(emptyForm('order', 'N', '2026-11-27', '2026-11-27')), undefined)?.number).toBe('N');
  });

  it('leaves out lines in which nothing stands', () => {
    const form = {
      ...emptyForm('order', 'N', '2026-11-27', '2026-11-27'),
      lines: [emptyLine(0), { ...emptyLine(1), name: '鱼' }],
    };
    expect(withoutEmptyLines(form).lines).toMatchObject([{ id: 1, name: '鱼' }]);
  });

  it('finds what is wrong with a field, by line', () => {
    const findings = [
      { field: 'notes', line: 1, problem: 'tooLong', warning: false },
      { field: 'phone', line: null, problem: 'phoneWrong', warning: false },
    ] as const;
    expect(findingAt(findings, 'notes')).toBeNull();
    expect(findingAt(findings, 'notes', 1)?.problem).toBe('tooLong');
    expect(findingAt(findings, 'phone')?.problem).toBe('phoneWrong');
  });
});

it('prices are written without zeros that say nothing', () => {
  expect([0, 1, 120_000, 1_000_000, 123_450].map((price) => priceText(fineMoney(price)))).toEqual([
    '0',
    '0.0001',
    '12',
    '100',
    '12.345',
  ]);
});

it('the pad types digits and one point', () => {
  expect(['1', '2', '.', '.', '5'].reduce(padText, '')).toBe('12.5');
  expect(padText('', '.')).toBe('0.');
  expect(padText('12', 'Backspace')).toBe('1');
  expect(padText('12', 'Delete')).toBe('');
  expect(padText('1'.repeat(24), '1')).toHaveLength(24);
});

it('a row says what it is about, and the sum of its lines', () => {
  expect(whatText(order)).toBe('鱼×2 · 饭×0.5');
  expect(whatText(reservation)).toBe('包间×1');
  expect(lineTexts(order)).toEqual(['1 鱼 ×2盘 ¥12.00 不要辣', '2 饭 ×0.5 ¥12.3450']);
  expect(sumOf(order)).toBe(301_725);
});
