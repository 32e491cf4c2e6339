// Members as the platform last told of them, found again by card, mobile number or coupon: the counter's memory while offline.
import type { Database } from 'better-sqlite3';
import type { BackendMember } from '../backends/member-backend.ts';
import { canonicalJson } from './canonical-json.ts';
import { reading } from './operation-reads.ts';
import type { Transact } from './transaction.ts';
import type { CachedMember, MemberCache } from './types.ts';

type KeyKind = 'card' | 'mobile' | 'couponCode';
type FoundRow = { readonly payload: string; readonly seen_at: number; readonly kind: KeyKind };

/** The cache of one open database. A dynamic code is never a key: it is only good for a minute, and for one guest. */
export function createMemberCache(database: Database, transact: Transact): MemberCache {
  const upsert = database.prepare(
    `INSERT INTO member (member_id, payload, seen_at) VALUES (?, ?, ?)
     ON CONFLICT (member_id) DO UPDATE SET payload = excluded.payload, seen_at = excluded.seen_at`,
  );
  const knownKeys = database.prepare<[string], { readonly key: string; readonly kind: KeyKind }>(
    'SELECT key, kind FROM member_key WHERE member_id = ?',
  );
  const forgetKey = database.prepare('DELETE FROM member_key WHERE key = ? AND kind = ? AND member_id = ?');
  const addKey = database.prepare('INSERT OR IGNORE INTO member_key (key, kind, member_id) VALUES (?, ?, ?)');
  // One mobile number may have several members: the one seen last is the one meant.
  const find = database.prepare<[string], FoundRow>(
    `SELECT member.payload, member.seen_at, member_key.kind FROM member_key JOIN member USING (member_id)
     WHERE member_key.key = ? ORDER BY member.seen_at DESC LIMIT 1`,
  );

  /** Hardly any key changes from one reading to the next, and a guest may have two hundred coupons. */
  function writeKeys(member: BackendMember): void {
    const wanted = new Map(keysOf(member).map(([key, kind]) => [`${kind} ${key}`, [key, kind] as const]));
    for (const { key, kind } of knownKeys.all(member.memberId)) {
      if (!wanted.delete(`${kind} ${key}`)) {
        forgetKey.run(key, kind, member.memberId);
      }
    }
    for (const [key, kind] of wanted.values()) {
      addKey.run(key, kind, member.memberId);
    }
  }

  return {
    put(member, seenAt) {
      transact(() => {
        upsert.run(member.memberId, canonicalJson(member), Math.floor(seenAt));
        writeKeys(member);
      });
    },
    find: (query) => reading(() => toCached(find.get(query), query)),
  };
}

/** What a member is found by. */
export function keysOf(member: BackendMember): readonly (readonly [key: string, kind: KeyKind])[] {
  return [
    ...member.cards.map(({ cardNo }) => [cardNo, 'card'] as const),
    ...(member.mobile === null ? [] : [[member.mobile, 'mobile'] as const]),
    ...member.coupons.map(({ id }) => [id, 'couponCode'] as const),
  ];
}

function toCached(row: FoundRow | undefined, query: string): CachedMember | null {
  return row === undefined
    ? null
    : asAsked({ seenAt: row.seen_at, member: JSON.parse(row.payload) as BackendMember }, query, row.kind);
}

/** The member as if it had been asked for by this query now: what was matched belongs to the question, not to the memory. */
export function asAsked({ member, seenAt }: CachedMember, query: string, kind: KeyKind): CachedMember {
  return {
    seenAt,
    member: {
      ...member,
      matched: kind,
      selectedCardNo: kind === 'card' ? query : member.selectedCardNo,
      couponId: kind === 'couponCode' ? query : null,
    },
  };
}
