// Members that were just read, kept in memory until nobody waits: what is written for later must not hold up the guest who is shown now.
import { asAsked, keysOf } from '../journal/member-cache.ts';
import type { CachedMember, MemberCache } from '../journal/types.ts';
import type { TillDependencies } from './dependencies.ts';

export type MemberMemory = MemberCache & {
  /** Writes down at once what waits; before the journal is closed. */
  flush(): void;
};

/** So long nobody was read: then nobody waits for the disk. Ms. */
const quiet = 1_000;
/** More than so many are not kept back, however busy the counter is. */
const most = 20;

/**
 * `find` knows a member from the moment of `put`; the disk knows it a little later, or never where the power goes before: then the platform
 * tells again. What the disk refuses is complained of and forgotten.
 */
export function createMemberMemory(
  cache: MemberCache,
  { timers, complain }: Pick<TillDependencies, 'timers' | 'complain'>,
): MemberMemory {
  const waiting = new Map<string, CachedMember>();
  let cancel: (() => void) | null = null;

  function flush(): void {
    cancel?.();
    cancel = null;
    const members = [...waiting.values()];
    waiting.clear();
    for (const { member, seenAt } of members) {
      try {
        cache.put(member, seenAt);
      } catch (error) {
        complain('a member could not be kept for later', error);
      }
    }
  }

  /** What waits and is found by this; of several the one seen last. */
  function waitingFor(query: string): CachedMember | null {
    let newest: CachedMember | null = null;
    for (const seen of waiting.values()) {
      const kind = keysOf(seen.member).find(([key]) => key === query)?.[1];
      if (kind !== undefined && (newest === null || seen.seenAt >= newest.seenAt)) {
        newest = asAsked(seen, query, kind);
      }
    }
    return newest;
  }

  /**
   * Of two members with one mobile number the one seen last is meant, as in the cache itself. A card is one member's, of whom the disk knows
   * nothing newer: whoever stands at the counter is asked for again and again, and two hundred coupons are long to unseal.
   */
  function find(query: string): CachedMember | null {
    const newest = waitingFor(query);
    if (newest?.member.matched === 'card') {
      return newest;
    }
    const stored = cache.find(query);
    if (stored === null || waiting.has(stored.member.memberId)) {
      return newest;
    }
    return newest !== null && newest.seenAt >= stored.seenAt ? newest : stored;
  }

  return {
    put(member, seenAt) {
      waiting.set(member.memberId, { member, seenAt: Math.floor(seenAt) });
      cancel?.();
      cancel = timers.schedule(waiting.size < most ? quiet : 0, flush);
    },
    find,
    flush,
  };
}
