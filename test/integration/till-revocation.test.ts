// Revocations on the real till: of anything, in any state, with the line up or down, by operation or by paper.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { type Bench, cashier, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent, serve } from './till-serving.ts';
import { cutAfter, drained, reached, settled } from './till-waiting.ts';

let bench: Bench;

beforeEach(async () => {
  bench = await openBench();
});

afterEach(() => endInOrder(bench));

/** Another till of the store sells to Zhang and goes home; ours may then use the one login again. Returns the voucher. */
async function sellBeside(amount: number): Promise<string> {
  const beside = await openBench({ beside: { bench, terminalNo: '11111112' } });
  try {
    await beside.good('signIn', { user: '1002', password: 'yatai-1002' });
    const { member } = await beside.good('lookup', { text: zhang });
    const { voucher } = await beside.good('checkout', bill(member?.selectedCardId ?? '', amount));
    return voucher ?? '';
  } finally {
    await beside.close();
    bench.time.push(180_000);
    await bench.good('sendNow', null);
    await reached(bench, 'reachable');
  }
}

describe('revocation', () => {
  const why = { reason: '客人退菜' };

  test('of an operation that never left: both end here, and neither ever leaves', async () => {
    const cardId = await cutAfter(bench, zhang);
    const sale = await bench.good('checkout', bill(cardId, 10_000));
    const revocation = await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, ...why });
    expect(revocation).toMatchObject({ kind: 'revocation', parent: sale.serial, operator: '1001' });
    expect((await bench.good('getOperation', { serial: sale.serial })).operation).toMatchObject({ state: 'cancelled' });
    await bench.server.acceptConnections();
    await reached(bench, 'reachable');
    await drained(bench);
    expect(bench.server.received('checkout')).toEqual([]);
    expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000);
  });

  test('of the last and of an earlier one, with the platform there', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const first = await bench.good('checkout', bill(selectedCardId, 1000));
    const second = await bench.good('checkout', bill(selectedCardId, 2000));
    for (const { serial } of [second, first]) {
      const done = await bench.good('revokeOperation', { intent: newIntent(), serial, ...why });
      expect(done).toMatchObject({ state: 'applied', parent: serial });
      expect((await bench.good('getOperation', { serial })).operation).toMatchObject({ state: 'reverted' });
    }
    expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000);
    expect(await bench.bad('revokeOperation', { intent: newIntent(), serial: first.serial, ...why })).toBe(
      'alreadyRevoked',
    );
  });

  test('of an applied one while the line is cut: it waits, and is sent when the line is back', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const sale = await bench.good('checkout', bill(selectedCardId, 3000));
    await cutAfter(bench, zhang);
    const revocation = await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, ...why });
    expect(revocation).toMatchObject({ state: 'pending', acceptedOffline: true });
    await bench.server.acceptConnections();
    expect(await settled(bench, revocation.serial)).toMatchObject({ state: 'applied' });
    expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000);
  });

  test('of one whose outcome is not known: blocked until it is, then undone', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'checkout', times: 1 });
    bench.server.faults.set({ kind: 'http500', interfaceId: 'listTransactions' });
    const sale = await bench.good('checkout', bill(selectedCardId, 3000));
    expect(sale.state).toBe('unknown');
    const revocation = await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, ...why });
    expect(revocation.state).toBe('blocked');
    bench.server.faults.clear();
    await bench.good('sendNow', null);
    expect(await settled(bench, revocation.serial)).toMatchObject({ state: 'applied' });
    expect((await bench.good('getOperation', { serial: sale.serial })).operation.state).toBe('reverted');
  });

  test('of a recharge', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const payments = [{ method: '1', amount: fen(10_000) }];
    const cardId = selectedCardId ?? '';
    const done = await bench.good('recharge', { intent: newIntent(), cardId, amount: fen(10_000), payments });
    const revoked = await bench.good('revokeOperation', { intent: newIntent(), serial: done.serial, ...why });
    expect(revoked.state).toBe('applied');
    expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000);
  });

  test('of a voucher scanned from paper: our own, another till’s, and one that nobody knows', async () => {
    const member = await serve(bench, zhang);
    const sale = await bench.good('checkout', bill(member.selectedCardId, 3000));
    const scanned = await bench.good('lookup', { text: sale.voucher ?? '' });
    expect(scanned).toMatchObject({ kind: 'voucher', voucher: sale.voucher });
    const own = { intent: newIntent(), voucher: sale.voucher ?? '', cardId: null, ...why };
    expect(await bench.good('revokeVoucher', own)).toMatchObject({ state: 'applied', parent: sale.serial });
    const foreign = await sellBeside(7000);
    const alone = { intent: newIntent(), voucher: foreign, cardId: null, ...why };
    expect(await bench.bad('revokeVoucher', alone)).toBe('operationNotFound');
    const other = { ...alone, intent: newIntent(), cardId: member.selectedCardId };
    const undone = await bench.good('revokeVoucher', other);
    expect(undone).toMatchObject({ state: 'applied', amount: 7000, parent: null });
    // The same wish again, for its answer was lost: it is this revocation, and not one too many.
    expect(await bench.good('revokeVoucher', other)).toMatchObject({ serial: undone.serial, state: 'applied' });
    expect(await bench.bad('revokeVoucher', { ...other, intent: newIntent() })).toBe('alreadyRevoked');
    expect(await bench.bad('revokeVoucher', { ...other, intent: newIntent(), voucher: '1' })).toBe('operationNotFound');
    expect(bench.server.ledger.balanceOf(zhang)).toBe(50_000);
  });

  test('reason and operator are kept with it, over a restart too', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const sale = await bench.good('checkout', bill(selectedCardId, 3000));
    const { serial } = await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, ...why });
    await bench.restart();
    const kept = { operator: cashier.user, revocationReason: why.reason, parent: sale.serial };
    await bench.good('signIn', cashier);
    expect((await bench.good('getOperation', { serial })).operation).toMatchObject(kept);
    expect((await bench.good('getOperation', { serial: sale.serial })).operation).toMatchObject({
      revokedBy: serial,
      revocationReason: null,
    });
  });

  test('of the paper of a revocation: there is nothing to undo', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const sale = await bench.good('checkout', bill(selectedCardId, 3000));
    const undone = await bench.good('revokeOperation', { intent: newIntent(), serial: sale.serial, ...why });
    const voucher = undone.voucher ?? '';
    expect(voucher).not.toBe('');
    const paper = { intent: newIntent(), voucher, cardId: selectedCardId, ...why };
    expect(await bench.bad('revokeVoucher', paper)).toBe('paperWrongKind');
  });

  test('a reason is needed', async () => {
    const { selectedCardId } = await serve(bench, zhang);
    const { serial } = await bench.good('checkout', bill(selectedCardId, 3000));
    expect(await bench.bad('revokeOperation', { intent: newIntent(), serial, reason: '  ' })).toBe('reasonMissing');
  });
});
