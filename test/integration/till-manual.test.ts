// What is manual on the real till and the practice platform: what head office undid, a slow log, and decisions with their PINs.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OperationView } from '../../shared/operation.ts';
import { manager, supervisor } from '../support/practice-approvals.ts';
import { type Bench, huang, openBench, zhang } from './till-bench.ts';
import { bill, serve } from './till-serving.ts';
import { settled } from './till-waiting.ts';

const page = { before: null, size: 50 };

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(async () => {
  try {
    expect(bench.complaints).toEqual([]);
  } finally {
    await bench.close();
  }
});

/** A sale whose answer is lost, and whose row in the log is another one's by its amount. */
async function mismatched(amount: number, cardNo = huang): Promise<OperationView> {
  const { selectedCardId } = await serve(bench, cardNo);
  bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
  bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
  const sale = await bench.good('checkout', bill(selectedCardId, amount));
  const row = rowOf(sale.serial);
  Object.assign(row, { amountFen: row.amountFen + 1 });
  bench.server.faults.clear();
  await bench.good('sendNow', null);
  return settled(bench, sale.serial);
}

function rowOf(serial: string) {
  const row = bench.server.world.transactions.find((candidate) => candidate.cashierSerial === serial);
  if (row === undefined) {
    throw new Error(`the platform has no ${serial}`);
  }
  return row;
}

/** Nothing that crosses to the screen holds a whole card number. */
function neverWhole(value: unknown): void {
  expect(JSON.stringify(value)).not.toContain(zhang);
  expect(JSON.stringify(value)).not.toContain(huang);
}

describe('head office', () => {
  test('reverts an applied sale: a person’s question sees it, and it is reverted here too', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const sale = await bench.good('checkout', bill(selectedCardId, 3_000));
    expect(await bench.good('askPlatform', { serial: sale.serial })).toMatchObject({ finding: 'applied' });
    expect(bench.server.headOfficeRevert(sale.voucher ?? '')).toBe(true);
    const asked = await bench.good('askPlatform', { serial: sale.serial });
    expect(asked).toMatchObject({ finding: 'reverted', event: { reason: 'askedByPerson' } });
    neverWhole(asked);
    const { operation, events } = await bench.good('getOperation', { serial: sale.serial });
    expect(operation.state).toBe('reverted');
    expect(events.at(-1)).toMatchObject({ from: 'applied', to: 'reverted', reason: 'logReverted' });
    neverWhole(events);
  });

  test('reverts an applied sale: it is seen when the member is read again', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const sale = await bench.good('checkout', bill(selectedCardId, 3_000));
    await bench.till().idle();
    expect(bench.server.headOfficeRevert(sale.voucher ?? '')).toBe(true);
    const seen = bench.heard('operation', ({ serial, state }) => serial === sale.serial && state === 'reverted');
    await bench.good('lookup', { text: zhang });
    expect(await seen).toMatchObject({ reason: 'logReverted' });
  });

  test('reverts a sale whose answer was lost, before the till asks', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
    const sale = await bench.good('checkout', bill(selectedCardId, 3_000));
    expect(bench.server.headOfficeRevert(String(rowOf(sale.serial).voucher))).toBe(true);
    bench.server.faults.clear();
    await bench.good('sendNow', null);
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'reverted' });
  });
});

describe('a slow log', () => {
  test('leaves an unknown sale unknown, and a person who asks is told why nothing follows', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.faults.set({ kind: 'logLag', interfaceId: 'listTransactions', ms: 3_600_000 });
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    const sale = await bench.good('checkout', bill(selectedCardId, 3_000));
    expect(sale.state).toBe('unknown');
    const asked = await bench.good('askPlatform', { serial: sale.serial });
    expect(['untrusted', 'absent']).toContain(asked.finding);
    expect((await bench.good('getOperation', { serial: sale.serial })).operation.state).toBe('unknown');
    expect(await bench.good('getStatus', null)).toMatchObject({ unknown: 1 });
    bench.server.faults.clear();
    await bench.good('sendNow', null);
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
  });
});

describe('what is manual', () => {
  test('is decided with a reason and two PINs above the limit; both names stand in the history', async () => {
    const sale = await mismatched(12_000);
    expect(sale.state).toBe('manual');
    const listed = await bench.good('listManual', page);
    expect(listed).toMatchObject({ decisionAlone: 10_000, operations: [{ serial: sale.serial }] });
    const decision = { serial: sale.serial, outcome: 'applied', voucher: '7777', reason: '后台查到' } as const;
    const alone = { ...decision, approval: supervisor, secondApproval: null };
    expect(await bench.bad('decideManual', { ...alone, reason: ' ' })).toBe('reasonMissing');
    expect(await bench.bad('decideManual', { ...alone, approval: null })).toBe('approvalNeeded');
    expect(await bench.call('decideManual', alone)).toMatchObject({
      ok: false,
      failure: { code: 'secondPersonNeeded', parameters: { who: 'second', limit: '100.00' } },
    });
    expect(await bench.bad('decideManual', { ...alone, secondApproval: supervisor })).toBe('samePerson');
    const [refused] = bench.till().journal.audit.page(null, 1, ['approvalRefused']);
    expect(refused).toMatchObject({ operator: '1001', personId: supervisor.personId, serial: sale.serial });
    expect(JSON.parse(refused?.details ?? '')).toMatchObject({ right: 'decideManual', reason: 'samePerson' });
    expect(await bench.call('decideManual', { ...alone, secondApproval: { ...manager, pin: '1111' } })).toMatchObject({
      ok: false,
      failure: { code: 'pinWrong', parameters: { who: 'second' } },
    });
    const no = { ...alone, outcome: 'notApplied', voucher: null, secondApproval: manager } as const;
    expect(await bench.bad('decideManual', no)).toBe('decisionContradicted');
    const decided = await bench.good('decideManual', { ...alone, secondApproval: manager });
    expect(decided.operation).toMatchObject({ state: 'applied', voucher: '7777' });
    expect(decided.events.at(-1)).toMatchObject({ from: 'manual', to: 'applied' });
    expect(JSON.parse(decided.events.at(-1)?.evidence ?? '')).toMatchObject({
      decidedBy: supervisor.personId,
      secondPerson: manager.personId,
      finding: 'mismatch',
    });
    expect(decided.persons.map(({ name }) => name).sort()).toEqual(['林经理', '陈主管']);
    expect(decided.audit.find(({ kind }) => kind === 'decided')).toMatchObject({ person: '陈主管', operator: '1001' });
    neverWhole(decided);
    expect(await bench.bad('decideManual', { ...alone, secondApproval: manager })).toBe('notManual');
    expect(await bench.good('listManual', page)).toMatchObject({ operations: [] });
    expect(await bench.good('getStatus', null)).toMatchObject({ manual: 0, atRisk: 0 });
  });

  test('below the limit one person decides, and what the log proves wins over the decision', async () => {
    const sale = await mismatched(5_000);
    Object.assign(rowOf(sale.serial), { amountFen: 5_000 });
    const decided = await bench.call('decideManual', {
      serial: sale.serial,
      outcome: 'notApplied',
      voucher: null,
      reason: '顾客说没有扣',
      approval: supervisor,
      secondApproval: null,
    });
    // The queue asks by itself too: where it was first, there is nothing left to decide.
    if (!decided.ok) {
      expect(decided.failure.code).toBe('notManual');
    }
    const { operation } = await bench.good('getOperation', { serial: sale.serial });
    expect(operation).toMatchObject({ state: 'applied', voucher: String(rowOf(sale.serial).voucher) });
  });

  test('nothing is decided while the platform does not answer', async () => {
    const sale = await mismatched(5_000);
    await bench.server.refuseConnections();
    const decision = { serial: sale.serial, outcome: 'notApplied', voucher: null, reason: '查过' } as const;
    const asked = { ...decision, approval: supervisor, secondApproval: null };
    expect(await bench.bad('decideManual', asked)).toBe('decisionNeedsPlatform');
    expect(await bench.good('askPlatform', { serial: sale.serial })).toMatchObject({ finding: 'failed', event: null });
    expect(await bench.good('listManual', page)).toMatchObject({ operations: [{ serial: sale.serial }] });
  });
});
