// Members as the platform last told of them, found again by card, mobile number or coupon: the counter's memory while offline. Sealed: whoever
// has the file and not the key learns how many there are and when each was seen.
import type { Database } from 'better-sqlite3';
import type { BackendMember } from '../backends/member-backend.ts';
import { canonicalJson } from './canonical-json.ts';
import { reading } from './operation-reads.ts';
import type { SealedShelves } from './sealed-shelves.ts';
import type { Transact } from './transaction.ts';
import type { CachedMember, MemberCache } from './types.ts';

type KeyKind = 'card' | 'mobile' | 'couponCode';
type FoundRow = { readonly tag: Buffer; readonly sealed: Buffer; readonly seen_at: number };

/** The cache of one open database. A dynamic code is never a key: it is only good for a minute, and for one guest. */
export function createMemberCache(database: Database, transact: Transact, shelves: SealedShelves): MemberCache {
  const upsert = database.prepare<[Buffer, Buffer, number]>(
    `INSERT INTO sealed_member (tag, sealed, seen_at) VALUES (?, ?, ?)
     ON CONFLICT (tag) DO UPDATE SET sealed = excluded.sealed, seen_at = excluded.seen_at`,
  );
  const knownKeys = database.prepare<[Buffer], Buffer>('SELECT tag FROM sealed_member_key WHERE member = ?').pluck();
  const forgetKey = database.prepare<[Buffer, Buffer]>('DELETE FROM sealed_member_key WHERE tag = ? AND member = ?');
  const addKey = database.prepare<[Buffer, Buffer]>('INSERT INTO sealed_member_key (tag, member) VALUES (?, ?)');
  // One mobile number may have several members: the one seen last is the one meant.
  const find = database.prepare<[Buffer], FoundRow>(
    `SELECT sealed_member.* FROM sealed_member_key JOIN sealed_member ON sealed_member.tag = sealed_member_key.member
     WHERE sealed_member_key.tag = ? ORDER BY seen_at DESC LIMIT 1`,
  );
  const keyTag = (key: string) => shelves.tag(`key ${key}`);

  /** Hardly any key changes from one reading to the next, and a guest may have two hundred coupons. */
  function writeKeys(tag: Buffer, member: BackendMember): void {
    const wanted = new Map(
      keysOf(member)
        .map(([key]) => keyTag(key))
        .map((each) => [each.toString('hex'), each]),
    );
    for (const known of knownKeys.all(tag)) {
      if (!wanted.delete(known.toString('hex'))) {
        forgetKey.run(known, tag);
      }
    }
    for (const key of wanted.values()) {
      addKey.run(key, tag);
    }
  }

  return {
    put(member, seenAt) {
      shelves.takeOver();
      const tag = shelves.tag(`member ${member.memberId}`);
      transact(() => {
        upsert.run(tag, shelves.close(canonicalJson(member), tag), Math.floor(seenAt));
        writeKeys(tag, member);
      });
    },
    find(query) {
      const row = shelves.fits() ? reading(() => find.get(keyTag(query))) : undefined;
      const text = row === undefined ? null : shelves.open(row.sealed, row.tag);
      return row === undefined || text === null ? null : toCached(text, row.seen_at, query);
    },
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

function toCached(text: string, seenAt: number, query: string): CachedMember | null {
  const member = JSON.parse(text) as BackendMember;
  const kind = keysOf(member).find(([key]) => key === query)?.[1];
  return kind === undefined ? null : asAsked({ seenAt, member }, query, kind);
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
