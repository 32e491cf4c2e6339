// A payment by the backend "unipos-member" at a real member service over HTTP: what each answer and each fault becomes, and that nothing is
// posted unnoted.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fen } from '../../shared/money.ts';
import { sampleOperation } from '../support/queue-samples.ts';
import { type MemberDesk, openMemberDesk, zhang } from './member-service-stage.ts';

let desk: MemberDesk;

beforeEach(async () => {
  desk = await openMemberDesk();
});
afterEach(() => desk.close());

describe('a payment', () => {
  test('is accepted by an empty answer, and its serial stands for the voucher', async () => {
    const { bench, pay, balance, noted, lastSerial } = desk;
    const outcome = await pay();
    expect(outcome).toMatchObject({ kind: 'accepted', voucher: lastSerial(), answer: { voucher: lastSerial() } });
    expect(noted.at(-1)).toEqual({ account: '00', balance: 5_000_000, quantity: 100_000 });
    expect(bench.server.unipos.payings()).toMatchObject([
      { fromNo: lastSerial(), cardNo: zhang, accountNo: '00', quantity: 100_000 },
    ]);
    expect(balance()).toBe(49_000);
  });

  test('of points goes to their own account', async () => {
    const { bench, pay } = desk;
    const payload = { kind: 'service', service: 'deductPoints', cardNo: zhang, amount: fen(0) } as const;
    await pay({ more: { payload: { ...payload, content: { points: 200, remark: '' } } } });
    expect(bench.server.unipos.payings()).toMatchObject([{ accountNo: '90', quantity: 2_000_000 }]);
  });

  test('is refused in plain words where the document says that it is definite', async () => {
    const { bench, pay, booked } = desk;
    expect(await pay({ amount: 60_000 })).toMatchObject({ kind: 'refused', code: '1005', listed: true });
    expect(await pay({ cardNo: '6201300109999999' })).toMatchObject({ kind: 'refused', code: '1001', listed: true });
    bench.server.freezeCard(zhang);
    expect(await pay()).toMatchObject({ kind: 'refused', code: '1002', listed: true });
    expect(booked()).toBe(0);
  });

  test('is not posted where its balance was not noted', async () => {
    const { backend, pay, booked } = desk;
    expect(await pay({ takes: false })).toMatchObject({ kind: 'unsent', reason: 'unsentNotNoted' });
    const operation = sampleOperation({ cardNo: zhang, state: 'sending' });
    expect(await backend.attempt({ operation, parentVoucher: null, secret: null })).toMatchObject({ kind: 'unsent' });
    expect(booked()).toBe(0);
  });

  test('is not posted where its balance could not be read', async () => {
    const { bench, pay, meet, booked } = desk;
    for (const kind of ['http500', 'code1000', 'htmlPage', 'badJson', 'lostRequest', 'truncatedBody'] as const) {
      meet(kind, 'memberState');
      expect(await pay(), kind).toMatchObject({ kind: 'unsent', reason: 'unsentConnection' });
    }
    expect(booked()).toBe(0);
    expect(bench.server.unipos.received('memberPaying')).toEqual([]);
  });

  test('is not made where the standard has no call for it', async () => {
    const { bench, pay } = desk;
    const recharge = { kind: 'recharge', cardNo: zhang, amount: fen(100), payments: [] } as const;
    expect(await pay({ more: { payload: recharge } })).toMatchObject({ kind: 'refused', code: 'notOffered' });
    expect(bench.server.unipos.received()).toEqual([]);
  });

  test('whose answer is anything else is unknown, charged or not', async () => {
    const { pay, meet, booked } = desk;
    for (const [kind, reason, charged] of [
      ['lostRequest', 'unknownConnectionLost', false],
      ['lostResponse', 'unknownConnectionLost', true],
      ['http500', 'unknownServerFault', false],
      ['http500AfterCommit', 'unknownServerFault', true],
      ['code1000', 'unknownServerFault', false],
      ['code1000AfterCommit', 'unknownServerFault', true],
      ['htmlPage', 'unknownCaptivePortal', false],
      ['redirect', 'unknownCaptivePortal', false],
    ] as const) {
      const before = booked();
      meet(kind, 'memberPaying');
      const outcome = await pay({ amount: 100 });
      expect(outcome.kind, kind).toBe('unknown');
      if (kind !== 'lostRequest' && kind !== 'lostResponse') {
        expect(outcome, kind).toMatchObject({ reason });
      }
      expect(booked() - before, kind).toBe(charged ? 1 : 0);
    }
  });

  test('of a line that is down provably never left', async () => {
    const { bench, pay } = desk;
    await bench.server.refuseConnections();
    expect(await pay()).toMatchObject({ kind: 'unsent', reason: 'unsentConnection' });
  });

  test('of a till that the service does not know is not made', async () => {
    const { open, pay } = desk;
    const stranger = open({ key: 'wrong' });
    expect(await pay({}, stranger)).toMatchObject({ kind: 'unsent', reason: 'unsentToken' });
    await stranger.close();
  });
});
