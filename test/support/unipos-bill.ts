// A bill of UniPOS for tests: one dish for 56.00, paid by card and not charged yet, unless said otherwise.
import { type FineMoney, fineMoney } from '../../shared/fine-money.ts';
import type { UniposBill, UniposBillLine, UniposBillPayment } from '../../shared/unipos.ts';

/** Yuan as 1/10,000: `yuan(18.8888)`. */
export function yuan(amount: number): FineMoney {
  return fineMoney(Math.round(amount * 10_000));
}

export function billLine(price: number, more: Partial<UniposBillLine> = {}): UniposBillLine {
  const money = more.money ?? yuan(price * Number(more.quantity ?? '1'));
  return {
    goodsNo: 'A00008',
    name: '宫保鸡丁',
    categoryNo: '01',
    categoryName: '热菜',
    unit: '盘',
    quantity: '1',
    listPrice: yuan(price),
    price: yuan(price),
    discount: yuan(0),
    net: money,
    notes: null,
    ...more,
    money,
  };
}

export function billPayment(modeNo: string, money: number, more: Partial<UniposBillPayment> = {}): UniposBillPayment {
  return { modeNo, modeName: null, money: yuan(money), reference: null, ...more };
}

export function uniposBill(more: Partial<UniposBill> = {}): UniposBill {
  return {
    billNo: '1001-261118001-47',
    shopNo: '1001',
    shopName: null,
    memberNo: null,
    table: '12',
    guests: 2,
    cashier: null,
    total: yuan(56),
    discount: yuan(0),
    floor: yuan(0),
    lines: [billLine(56)],
    payments: [billPayment('10', 56)],
    closedAt: '2026-11-18T12:00:00',
    notes: null,
    ...more,
  };
}
