// Orders of UniPOS written on a real till, and when they stand there.
import { expect, onTestFinished } from 'vitest';
import type { UniposOrderDraft, UniposRow } from '../../shared/unipos-orders.ts';
import { type Bench, cashier, openBench } from './till-bench.ts';
import { endInOrder } from './till-books.ts';

export const day = '2026-11-18';

export async function freshBench(format: 'json' | 'xml' = 'json'): Promise<Bench> {
  const bench = await openBench({
    profile: (loaded) => {
      const { unipos } = loaded.profile;
      return unipos === undefined
        ? loaded
        : { ...loaded, profile: { ...loaded.profile, unipos: { ...unipos, format } } };
    },
  });
  onTestFinished(() => endInOrder(bench));
  await bench.good('signIn', cashier);
  return bench;
}

export function draft(number: string, more: Partial<UniposOrderDraft> = {}): UniposOrderDraft {
  return {
    number,
    contact: `𠮷野 & <家>`,
    phone: '13800000001',
    date: day,
    clock: '18:30',
    memberNo: '13800000001',
    address: '远东大厦 "812"',
    notes: '',
    payMode: '待结算',
    payInfo: '',
    lines: [
      { goodsNo: 'A00008', name: '宫保鸡丁', quantity: '1', unit: '盘', price: '22', notes: '不要辣' },
      { goodsNo: '90001', name: '散装白酒', quantity: '0.125', unit: '两', price: '18.8888', notes: '' },
    ],
    ...more,
  };
}

export async function write(bench: Bench, draft: UniposOrderDraft, opened: UniposRow<unknown> | null = null) {
  const over = opened === null ? null : { number: opened.number, version: opened.version, day };
  const saved = await bench.good('saveUniposOrder', { draft, opened: over, instead: null, warned: false });
  expect(saved).toEqual({ number: draft.number, findings: [] });
}

export async function rowOf(bench: Bench, number: string, on = day) {
  const { rows } = await bench.good('listUniposOrders', { day: on, refresh: false });
  return rows.find((row) => row.number === number);
}

export async function when(bench: Bench, number: string, state: UniposRow<unknown>['state'], on = day) {
  for (;;) {
    const row = await rowOf(bench, number, on);
    if (row?.state === state) {
      return row;
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

export const orders = (bench: Bench, number: string) =>
  bench.server.unipos.orders().filter(({ orderNo }) => orderNo === number);
export const sends = (bench: Bench) => bench.server.unipos.received('sendOrder').length;
