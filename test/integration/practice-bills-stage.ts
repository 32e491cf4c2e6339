// Checkouts on the practice platform, by their voucher and their row of the log.
import { expect } from 'vitest';
import type { Bench } from './practice-caller.ts';

export async function voucherOf(bench: Bench, payload: object): Promise<string> {
  const answer = await bench.call('checkout', payload);
  expect(answer.code).toBe(0);
  return String(answer.data.voucher);
}

export function logRow(bench: Bench, serial: string) {
  return bench.call('listTransactions', { cashierSerial: serial }).then((answer) => answer.data.transwater);
}
