// 取会员状态 and 取会员种类 → our words. Pure.
import type { FineMoney } from '../../../../shared/fine-money.ts';
import { type Fen, fen, zeroFen } from '../../../../shared/money.ts';
import type { Member, MemberSorts } from '../../../protocol/unipos/member.ts';
import type { AccountBalance } from '../../../queue/ports.ts';
import type { BackendMember } from '../../member-backend.ts';

/** 人民币账户 and 积分账户. */
export const storedValueAccount = '00';
export const pointsAccount = '90';

/** What may be spent: a balance of four decimals never counts for more than it is. */
export function fenBelow(balance: FineMoney): Fen {
  return fen(Math.floor(balance / 100));
}

/** A card that the service tells of serves: one that does not is answered with a Fault. `query` is what was scanned or typed. */
export function readBackendMember(member: Member, query: string, sorts: MemberSorts): BackendMember {
  const { cardNo, name, sortNo, accounts } = member;
  const sort = member.sort ?? sorts.find(({ no }) => no === sortNo)?.name ?? null;
  const balanceOf = (account: string) => accounts.find(({ no }) => no === account)?.balance;
  const stored = balanceOf(storedValueAccount);
  const points = balanceOf(pointsAccount);
  return {
    memberId: cardNo,
    name: name ?? '',
    mobile: null,
    level: sort,
    tags: [],
    benefits: [],
    cards: [
      {
        cardNo,
        typeName: sort,
        status: 'active',
        storeBalance: stored === undefined ? zeroFen : fenBelow(stored),
        points: points === undefined ? 0 : Math.floor(points / 10_000),
        expiresOn: null,
        needsTradePassword: false,
      },
    ],
    coupons: [],
    selectedCardNo: cardNo,
    matched: cardNo === query ? 'card' : 'dynamicCode',
    couponId: null,
  };
}

/** Every account as it stands, exactly: for proofs. */
export function readBalances({ accounts }: Member): readonly AccountBalance[] {
  return accounts.map(({ no, balance }) => ({ account: no, balance }));
}
