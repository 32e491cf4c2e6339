// An acceptance with another sale's voucher is no proof: the log tells, and a revocation undoes its own sale.
import { expect, test } from 'vitest';
import { StoreFailure } from '../../main/journal/store-failure.ts';
import { withOwnVouchers } from '../../main/till/own-vouchers.ts';
import { acceptedWith, rowOf } from '../support/queue-stage.ts';
import { openStage } from '../support/queue-test-stage.ts';

const card = '6201300100000101';

test('the answer to an older sale that comes once more proves nothing; the voucher of the log is the sale’s own', async () => {
  const on = openStage();
  const first = on.charge('sale-1', card, 1_000);
  await on.run(100);
  expect(on.get(first.serial)).toMatchObject({ state: 'applied', voucher: 'V1' });
  const stale = withOwnVouchers({ ...on.ports.net, attempt: async () => acceptedWith('V1') }, on.store);
  on.platform.attempt = stale.attempt;
  const second = on.charge('sale-2', card, 1_000);
  await on.run(100);
  expect(on.get(second.serial)).toMatchObject({ state: 'unknown', reason: 'unknownVoucherOfAnother', voucher: null });
  on.platform.find = async ({ serial }) => ({
    kind: 'rows',
    rows: serial === second.serial ? [rowOf(on.get(second.serial))] : [],
    evidence: null,
  });
  await on.run(5_000);
  expect(on.get(second.serial)).toMatchObject({ state: 'applied', voucher: `L${second.serial}` });
  on.undo('undo-2', second.serial);
  await on.run(100);
  expect(on.attempts.at(-1)?.parentVoucher).toBe(`L${second.serial}`);
});

test('a disk that cannot be read costs no acceptance', async () => {
  const on = openStage();
  const { serial } = on.charge('sale-1', card, 1_000);
  const sending = { operation: on.get(serial), parentVoucher: null, secret: null };
  const byVoucher = () => {
    throw new StoreFailure('diskRefused', 'SQLITE_IOERR_READ', 'cannot be read');
  };
  const net = { ...on.ports.net, attempt: async () => acceptedWith('V1') };
  expect((await withOwnVouchers(net, { byVoucher }).attempt(sending)).kind).toBe('accepted');
});

test('the same voucher for the same sale, none, or the answer to a revocation is believed', async () => {
  const on = openStage();
  const { serial } = on.charge('sale-1', card, 1_000);
  await on.run(100);
  const sale = { operation: on.get(serial), parentVoucher: null, secret: null };
  const undone = on.undo('undo-1', serial);
  const answers = async (voucher: string | null, sending: typeof sale) => {
    const outcome = { ...acceptedWith('V1'), voucher } as ReturnType<typeof acceptedWith>;
    return (await withOwnVouchers({ ...on.ports.net, attempt: async () => outcome }, on.store).attempt(sending)).kind;
  };
  expect(await answers('V1', sale)).toBe('accepted');
  expect(await answers(null, sale)).toBe('accepted');
  expect(await answers('V1', { ...sale, operation: on.get(undone.serial) })).toBe('accepted');
});
