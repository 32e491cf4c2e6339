// A member that was just read is known at once and written a little later; a disk that refuses costs nothing but the memory.
import { describe, expect, test } from 'vitest';
import type { BackendMember } from '../../main/backends/member-backend.ts';
import type { CachedMember, MemberCache } from '../../main/journal/types.ts';
import { createMemberMemory } from '../../main/till/member-memory.ts';
import { fen } from '../../shared/money.ts';

function member(memberId: string, cardNos: readonly string[], mobile: string | null = null): BackendMember {
  return {
    memberId,
    name: memberId,
    mobile,
    level: null,
    tags: [],
    benefits: [],
    cards: cardNos.map((cardNo) => ({
      cardNo,
      typeName: null,
      status: 'active',
      storeBalance: fen(100),
      points: 0,
      expiresOn: null,
      needsTradePassword: false,
    })),
    coupons: [],
    selectedCardNo: cardNos[0] ?? null,
    matched: 'card',
    couponId: null,
  };
}

function stage() {
  const stored: CachedMember[] = [];
  const planned: (() => void)[] = [];
  const complaints: string[] = [];
  const disk = { refuses: false };
  const lookedFor: string[] = [];
  const cache: MemberCache = {
    put(one, seenAt) {
      if (disk.refuses) {
        throw new Error('no room');
      }
      stored.push({ member: one, seenAt });
    },
    find(query) {
      lookedFor.push(query);
      const holds = ({ member: one }: CachedMember) =>
        one.mobile === query || one.cards.some(({ cardNo }) => cardNo === query);
      return stored.findLast(holds) ?? null;
    },
  };
  const memory = createMemberMemory(cache, {
    timers: {
      schedule(_delay, work) {
        planned.push(work);
        return () => planned.splice(planned.indexOf(work), 1);
      },
    },
    complain: (message) => complaints.push(message),
  });
  return { memory, stored, planned, complaints, disk, lookedFor };
}

describe('a member that was just read', () => {
  test('is found by card and by mobile before it is written, as if asked for by that', () => {
    const { memory, stored } = stage();
    memory.put(member('1', ['8801', '8802'], '139'), 5.7);
    expect(stored).toEqual([]);
    expect(memory.find('8802')).toMatchObject({ seenAt: 5, member: { selectedCardNo: '8802', matched: 'card' } });
    expect(memory.find('139')).toMatchObject({ member: { selectedCardNo: '8801', matched: 'mobile' } });
    expect(memory.find('8803')).toBeNull();
  });

  test('is found by a card without a look at the disk: two hundred coupons are long to unseal', () => {
    const { memory, lookedFor } = stage();
    memory.put(member('1', ['8801'], '139'), 1);
    memory.flush();
    memory.put(member('1', ['8801'], '139'), 2);
    expect(memory.find('8801')).toMatchObject({ seenAt: 2 });
    expect(lookedFor).toEqual([]);
    memory.find('139');
    expect(lookedFor).toEqual(['139']);
  });

  test('is written once, however often it was read meanwhile, and is found then too', () => {
    const { memory, stored, planned } = stage();
    memory.put(member('1', ['8801']), 1);
    memory.put(member('1', ['8801', '8802']), 2);
    expect(planned).toHaveLength(1);
    planned[0]?.();
    expect(stored.map(({ seenAt }) => seenAt)).toEqual([2]);
    expect(memory.find('8802')).toMatchObject({ seenAt: 2 });
    memory.put(member('2', ['8803']), 3);
    expect(planned).toHaveLength(1);
  });

  test('hides what the disk still says of it: a card that went is not found any more', () => {
    const { memory } = stage();
    memory.put(member('1', ['8801', '8802']), 1);
    memory.flush();
    memory.put(member('1', ['8801']), 2);
    expect(memory.find('8802')).toBeNull();
    expect(memory.find('8801')).toMatchObject({ seenAt: 2 });
  });

  test('of two with one mobile number the one seen last is meant, written or not', () => {
    const { memory } = stage();
    memory.put(member('1', ['8801'], '139'), 2);
    memory.flush();
    memory.put(member('2', ['8803'], '139'), 1);
    expect(memory.find('139')?.member.memberId).toBe('1');
    memory.put(member('2', ['8803'], '139'), 3);
    expect(memory.find('139')?.member.memberId).toBe('2');
  });

  test('that the disk refuses is complained of, and the others are written all the same', () => {
    const { memory, stored, planned, complaints, disk } = stage();
    disk.refuses = true;
    memory.put(member('1', ['8801']), 1);
    memory.flush();
    expect(complaints).toEqual(['a member could not be kept for later']);
    expect(planned).toEqual([]);
    disk.refuses = false;
    memory.put(member('2', ['8802']), 2);
    memory.flush();
    expect(stored.map(({ member: one }) => one.memberId)).toEqual(['2']);
  });
});
