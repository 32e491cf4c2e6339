// What a member service of UniPOS's standard says, in our words: Faults, members, what a payment takes, what is not offered. Pure.
import { describe, expect, it } from 'vitest';
import { noneOffered, notOffered } from '../../main/backends/not-offered.ts';
import type { BillDetailsPort } from '../../main/backends/ports/bill-details.ts';
import { postingOf } from '../../main/backends/unipos/member/attempt.ts';
import { failureOf, meaningOf, paymentOutcomeOf } from '../../main/backends/unipos/member/faults.ts';
import { fenBelow, readBackendMember, readBalances } from '../../main/backends/unipos/member/map-member.ts';
import type { Member } from '../../main/protocol/unipos/member.ts';
import { readFineMoney } from '../../shared/fine-money.ts';
import { fen } from '../../shared/money.ts';
import type { ConsumptionPayload } from '../../shared/operation.ts';
import { saleDraft } from '../support/sale-draft.ts';

const fine = (text: string) => readFineMoney(text) ?? expect.fail(text);
const member: Member = {
  cardNo: '10001',
  name: '陈磊',
  sortNo: '01',
  sort: null,
  businessUnit: null,
  accounts: [
    { no: '00', name: '人民币账户', balance: fine('815.6299') },
    { no: '90', name: '积分账户', balance: fine('36.5000') },
  ],
};

describe('a Fault', () => {
  it('means to a person what the document says', () => {
    const codes = ['0000', '0001', '1000', '1001', '1002', '1003', '1004', '1005', '1006', '7777'];
    expect(codes.map((code) => failureOf({ code, reason: '' }).code)).toEqual([
      'memberServiceCredentials',
      'memberServiceCredentials',
      'serverFault',
      'memberNotFound',
      'cardFrozen',
      'memberBarred',
      'refusedByServer',
      'refusedByServer',
      'cardExpired',
      'refusedByServer',
    ]);
    expect(failureOf({ code: '1003', reason: '会员处于无效状态' })).toMatchObject({
      platformMessage: '会员处于无效状态',
      reachable: true,
    });
    expect(failureOf({ code: '1003', reason: '' })).not.toHaveProperty('platformMessage');
  });

  it('means to money: 1001 to 1006 are definite, 1000 says nothing, without credentials nothing is done', () => {
    const outcome = (code: string) => {
      const { kind, ...more } = paymentOutcomeOf({ code, reason: 'no' });
      return 'listed' in more ? `${kind} ${more.listed}` : kind;
    };
    for (const code of ['1001', '1002', '1003', '1004', '1005', '1006']) {
      expect(outcome(code), code).toBe('refused true');
    }
    expect(outcome('7777')).toBe('refused false');
    expect(outcome('1000')).toBe('unknown');
    expect(outcome('0000')).toBe('unsent');
    expect(outcome('0001')).toBe('unsent');
    expect(meaningOf({ code: '' })).toBe('other');
  });
});

describe('a member', () => {
  it('may spend what is whole fen, and proves with all four decimals', () => {
    expect(fenBelow(fine('0.0199'))).toBe(1);
    expect(fenBelow(fine('-0.0001'))).toBe(-1);
    const [card] = readBackendMember(member, '10001', []).cards;
    expect(card).toMatchObject({ cardNo: '10001', status: 'active', storeBalance: 81_562, points: 36 });
    expect(readBalances(member)).toEqual([
      { account: '00', balance: 8_156_299 },
      { account: '90', balance: 365_000 },
    ]);
  });

  it('bears the name of its kind, told or looked up', () => {
    const sorts = [{ no: '01', name: '金卡' }];
    expect(readBackendMember(member, '10001', sorts)).toMatchObject({ level: '金卡', matched: 'card' });
    expect(readBackendMember(member, '10001', []).level).toBeNull();
    expect(readBackendMember({ ...member, sort: '银卡' }, 'QR', sorts)).toMatchObject({
      level: '银卡',
      matched: 'dynamicCode',
      selectedCardNo: '10001',
    });
  });

  it('without an account has nothing in it', () => {
    const [card] = readBackendMember({ ...member, name: null, accounts: [] }, '10001', []).cards;
    expect(card).toMatchObject({ storeBalance: 0, points: 0 });
  });
});

describe('a payment', () => {
  const sale = saleDraft('i', 'C1', 1_250).payload as ConsumptionPayload;

  it('takes stored value from 00, points from 90, each in four decimals', () => {
    expect(postingOf(sale)).toEqual({ account: '00', quantity: 125_000 });
    const points = { kind: 'service', service: 'deductPoints', cardNo: 'C1', amount: fen(0) } as const;
    expect(postingOf({ ...points, content: { points: 30, remark: '' } })).toEqual({ account: '90', quantity: 300_000 });
    expect(postingOf({ ...points, content: { points: 0, remark: '' } })).toBeNull();
  });

  it('is nothing else', () => {
    expect(postingOf({ ...sale, storePay: fen(0) })).toBeNull();
    expect(postingOf({ ...sale, points: 1, pointsPay: fen(1) })).toBeNull();
    expect(postingOf({ ...sale, coupons: [{ id: '1', name: 'c', quantity: 1, value: fen(1) }] })).toBeNull();
    expect(postingOf({ kind: 'recharge', cardNo: 'C1', amount: fen(1), payments: [] })).toBeNull();
    const undo = { kind: 'revocation', cardNo: 'C1', target: 'S1', voucher: null, amount: fen(1), reason: '' } as const;
    expect(postingOf(undo)).toBeNull();
  });
});

describe('what is not offered', () => {
  it('fails in one way, and the platform is there', async () => {
    const failed = { ok: false, failure: { code: 'notOffered', reachable: true } };
    expect(await notOffered()).toEqual(failed);
    const port = noneOffered<BillDetailsPort>({ send: true });
    expect(await port.send()).toEqual(failed);
  });
});
