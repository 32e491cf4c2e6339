// A guest whose name and numbers are looked for in the bytes of a store.
import { existsSync } from 'node:fs';
import type { BackendMember } from '../../main/backends/member-backend.ts';
import { fen } from '../../shared/money.ts';
import { hunt } from '../support/canary-hunt.ts';

const name = '金丝雀·阿依古丽';
const mobile = '13957204618';
const cardNo = '6201944837265501';
const coupon = 'KANARI-COUPON-7301';
export const canaries = { name, mobile, cardNo, coupon };

export function member(memberId: string, more: Partial<BackendMember> = {}): BackendMember {
  const card = { cardNo, typeName: null, status: 'active', storeBalance: fen(100), points: 1 } as const;
  return {
    memberId,
    name,
    mobile,
    level: null,
    tags: [],
    benefits: [],
    cards: [{ ...card, expiresOn: null, needsTradePassword: false }],
    coupons: [],
    selectedCardNo: cardNo,
    matched: 'card',
    couponId: null,
    ...more,
  };
}

export function sightings(file: string): readonly string[] {
  const found = [file, `${file}-wal`].filter(existsSync).flatMap((path) => hunt([path], canaries));
  return found.map(({ canary, as }) => `${canary} as ${as}`);
}
