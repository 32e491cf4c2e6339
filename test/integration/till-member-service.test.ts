// A whole till on a member service of UniPOS's standard: sales, lost answers, credits by hand, and what such a service does not have.
import { afterEach, describe, expect, test } from 'vitest';
import { memberServiceProfile } from '../support/member-service-profile.ts';
import { type Bench, openBench, zhang } from './till-bench.ts';
import { endInOrder } from './till-books.ts';
import { bill, newIntent } from './till-serving.ts';
import { reached, settled } from './till-waiting.ts';

const manager = { user: '林经理', password: '2468' };
let bench: Bench;

async function open(sameFromNo: 'unproven' | 'samePayment' = 'unproven'): Promise<void> {
  bench = await openBench({
    profile: ({ profile: { merchantNo, terminalNo } }, { unipos: { memberUri } }) =>
      memberServiceProfile({ memberUri, merchantNo, terminalNo, sameFromNo }),
  });
  bench.server.unipos.setOptions({ sameFromNo: sameFromNo === 'samePayment' ? 'samePayment' : 'chargesAgain' });
}

/** The first manager, made by whoever is there; then everybody signs in with a PIN. */
async function signIn(): Promise<void> {
  await bench.good('signIn', { user: 'whoever', password: 'anything' });
  const draft = { id: null, name: manager.user, role: 'manager', closed: false, pin: manager.password } as const;
  await bench.good('savePerson', { ...draft, approval: null });
  await bench.good('signIn', manager);
}

async function cardOf(): Promise<string> {
  const { member } = await bench.good('lookup', { text: zhang });
  return member?.selectedCardId ?? '';
}

const balance = () => bench.server.ledger.balanceOf(zhang);
const approval = async () => {
  const [person] = await bench.good('listPersons', null);
  return { personId: person?.id ?? '', pin: manager.password };
};

afterEach(() => endInOrder(bench));

describe('people', () => {
  test('are the till’s own: anybody until there is a PIN, then by name and PIN', async () => {
    await open();
    await signIn();
    expect(await bench.good('getSession', null)).toMatchObject({ state: 'signedIn', displayName: '林经理' });
    await bench.good('signOut', null);
    expect(await bench.good('getSettings', null)).toMatchObject({ knownUsers: ['林经理'] });
    expect(await bench.bad('signIn', { user: '林经理', password: '0000' })).toBe('wrongPassword');
    expect(await bench.bad('signIn', { user: 'somebody', password: '2468' })).toBe('wrongPassword');
    for (let wrong = 0; wrong < 3; wrong += 1) {
      await bench.bad('signIn', { user: '林经理', password: '0000' });
    }
    expect(await bench.bad('signIn', { user: '林经理', password: '0000' })).toBe('lockedOut');
    expect(await bench.bad('signIn', manager)).toBe('lockedOut');
  });

  test('unlock with the PIN of now, not with that of the last sign-in; offline too', async () => {
    await open();
    await signIn();
    const [person] = await bench.good('listPersons', null);
    const draft = { id: person?.id ?? '', name: '林经理', role: 'manager', closed: false } as const;
    await bench.good('savePerson', { ...draft, pin: '97531', approval: await approval() });
    await bench.good('lock', null);
    expect(await bench.bad('unlock', { password: manager.password })).toBe('wrongPassword');
    expect(await bench.good('unlock', { password: '97531' })).toMatchObject({ state: 'signedIn' });
    await bench.server.refuseConnections();
    await bench.good('lock', null);
    expect(await bench.bad('unlock', { password: manager.password })).toBe('wrongPassword');
    expect(await bench.good('unlock', { password: '97531' })).toMatchObject({ state: 'signedIn' });
    await bench.good('signOut', null);
    expect(await bench.bad('signIn', manager)).toBe('wrongPassword');
    expect(await bench.good('signIn', { ...manager, password: '97531' })).toMatchObject({ offline: true });
  });
});

describe('a sale', () => {
  test('is paid at the service, its number is our serial, and its remark travels', async () => {
    await open();
    await signIn();
    const { serial } = await bench.good('checkout', bill(await cardOf(), 2_000, { remark: '三号桌' }));
    const sale = await settled(bench, serial);
    // The balance read just before, less what was taken: an acceptance tells none.
    expect(sale).toMatchObject({ state: 'applied', voucher: sale.serial, answer: { storeBalance: 48_000 } });
    expect(bench.server.unipos.payings()).toMatchObject([
      { fromNo: sale.serial, accountNo: '00', quantity: 200_000, description: '三号桌' },
    ]);
    expect(balance()).toBe(48_000);
  });

  test('whose answer is lost is found by the balance', async () => {
    await open();
    await signIn();
    const card = await cardOf();
    bench.server.faults.set({ kind: 'lostResponse', interfaceId: 'memberPaying', times: 1 });
    const sale = await bench.good('checkout', bill(card, 2_000));
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied', voucher: sale.serial });
    const { events } = await bench.good('getOperation', { serial: sale.serial });
    expect(events.map(({ reason }) => reason)).toContain('balanceApplied');
    expect(bench.server.unipos.payings()).toHaveLength(1);
    expect(balance()).toBe(48_000);
  });

  test('that never arrived waits for a person, and no longer where the same payment may be sent again', async () => {
    await open('samePayment');
    await signIn();
    const card = await cardOf();
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'memberPaying', times: 1 });
    const sale = await bench.good('checkout', bill(card, 2_000));
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied', attempt: 2 });
    expect(bench.server.unipos.payings()).toHaveLength(1);
  });

  test('beside another till’s payment is a person’s affair, decided without a question', async () => {
    await open();
    await signIn();
    const card = await cardOf();
    bench.server.faults.set({ kind: 'lostRequest', interfaceId: 'memberPaying', times: 1 });
    const sale = bench.good('checkout', bill(card, 2_000));
    await bench.server.unipos.whenReceived('memberPaying', 1);
    bench.server.spendElsewhere(zhang, 777);
    const { serial } = await sale;
    expect(await settled(bench, serial)).toMatchObject({ state: 'manual', reason: 'balanceMovedOtherwise' });
    const decided = await bench.good('decideManual', {
      serial,
      outcome: 'notApplied',
      voucher: null,
      reason: 'the member service has no such payment',
      approval: await approval(),
      secondApproval: null,
    });
    expect(decided.operation).toMatchObject({ state: 'cancelled' });
  });

  test('is refused in the service’s words', async () => {
    await open();
    await signIn();
    const card = await cardOf();
    bench.server.freezeCard(zhang);
    expect(await bench.good('checkout', bill(card, 2_000))).toMatchObject({
      state: 'rejected',
      platformMessage: '会员卡处于无效状态',
    });
  });

  test('without the platform is accepted within the limits and sent later', async () => {
    await open();
    await signIn();
    const card = await cardOf();
    await bench.server.refuseConnections();
    await bench.good('sendNow', null);
    await reached(bench, 'unreachable');
    const sale = await bench.good('checkout', bill(card, 2_000));
    expect(sale).toMatchObject({ state: 'pending', acceptedOffline: true });
    await bench.server.acceptConnections();
    expect(await settled(bench, sale.serial)).toMatchObject({ state: 'applied' });
    expect(balance()).toBe(48_000);
  });
});

describe('a revocation', () => {
  test('is a credit that a person gives by hand, with its reference', async () => {
    await open();
    await signIn();
    const sale = await bench.good('checkout', bill(await cardOf(), 2_000));
    const undo = { serial: sale.serial, intent: newIntent(), reason: 'wrong table', approval: null };
    const revocation = await bench.good('revokeOperation', undo);
    expect(revocation).toMatchObject({ state: 'manual', reason: 'creditByHand' });
    expect(await bench.bad('revokeOperation', { ...undo, intent: newIntent() })).toBe('revocationOpen');
    const decision = {
      serial: revocation.serial,
      outcome: 'applied',
      reason: 'credited in the member system',
      approval: await approval(),
      secondApproval: null,
    } as const;
    expect(await bench.bad('decideManual', { ...decision, voucher: null })).toBe('voucherMissing');
    // What the person does in the member service itself.
    bench.server.headOfficeRevert(String(bench.server.unipos.payings()[0]?.voucher));
    const decided = await bench.good('decideManual', { ...decision, voucher: 'M-77' });
    expect(decided.operation).toMatchObject({ state: 'applied', voucher: 'M-77' });
    const { operation } = await bench.good('getOperation', { serial: sale.serial });
    expect(operation.state).toBe('reverted');
    expect(balance()).toBe(50_000);
    expect(bench.server.unipos.received('memberPaying')).toHaveLength(1);
  });
});

describe('what the standard does not have', () => {
  test('is told to the screens, and refused where it is asked for all the same', async () => {
    await open();
    await signIn();
    const card = await cardOf();
    expect(await bench.good('getSettings', null)).toMatchObject({ offers: [], practice: false });
    const amount = bill(card, 100).billAmount;
    const amounts = { cardId: card, amount, payments: [{ method: '1', amount }] };
    expect(await bench.bad('checkRecharge', amounts)).toBe('notOffered');
    const points = { points: 100, pointsPay: bill(card, 1_000).billAmount, storePay: bill(card, 1_000).billAmount };
    expect(await bench.bad('checkout', bill(card, 2_000, points))).toBe('pointsNotAllowed');
    const cash = [{ method: '1', amount: bill(card, 2_000).billAmount }];
    const zero = { storePay: bill(card, 0).storePay, otherPayments: cash };
    expect(await bench.bad('checkout', bill(card, 2_000, zero))).toBe('notOffered');
    const probe = { cardNo: zhang, otherCardNo: '6201300100000701', password: '2468', approval: await approval() };
    expect(await bench.bad('runProbe', probe)).toBe('notOffered');
    expect(await bench.bad('startLink', { approval: await approval() })).toBe('notOffered');
    expect(bench.server.received()).toEqual([]);
    expect(bench.complaints).toEqual([]);
  });
});
