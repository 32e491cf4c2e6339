// Who stands at the counter: reads members from the platform or from what was last seen, keeps the balances true after
// each operation, and tells the screen when something changed. The cache lives in the journal.
import type { MemberView } from '../../shared/member.ts';
import { type Result, success } from '../../shared/result.ts';
import type { BackendFailure } from '../backends/backend-failure.ts';
import type { BackendCard, BackendMember, BackendTransaction } from '../backends/member-backend.ts';
import type { CachedMember } from '../journal/types.ts';
import type { Operation } from '../queue/operation.ts';
import { endsNow, withOperation } from './balances.ts';
import { businessDay } from './business-day.ts';
import type { CardDirectory } from './card-directory.ts';
import type { Emit, TillDependencies } from './dependencies.ts';
import { revertedElsewhere } from './desks/notice-reverts.ts';
import { toMemberView } from './member-view.ts';
import { reportReach } from './reach.ts';

export type MemberDesk = {
  /** Asks the platform (6.13.1) and keeps the answer. */
  read(query: string): Promise<Result<CachedMember, BackendFailure>>;
  cached(query: string): CachedMember | null;
  /** The member as the screen sees it; `recent` is what was last read for the selected card. */
  show(seen: CachedMember, fromCache: boolean): MemberView;
  /** Remembers who stands at the counter and fetches the recent transactions in the background. */
  welcome(seen: CachedMember): void;
  /** The card with its member, as last seen; null where the till never saw it. */
  card(cardNo: string): { readonly card: BackendCard; readonly seen: CachedMember } | null;
  /** To be called after each durable change of an operation. */
  follow(operation: Operation): void;
  /** Resolves when nothing is being read in the background. */
  idle(): Promise<void>;
};

type Dependencies = Pick<TillDependencies, 'clock' | 'timers' | 'journal' | 'queue' | 'backend' | 'complain'> & {
  readonly directory: CardDirectory;
  readonly emit: Emit;
};

/** How often a read is repeated when an operation of the same card ended while it was on its way. */
const rereads = 3;

/** The guest is on screen first: what the card did lately would come between the answer and its frame. Ms. */
const firstFrame = 60;

/** Opens the desk: nobody stands at the counter. */
export function createMemberDesk(dependencies: Dependencies): MemberDesk {
  const { clock, timers, journal, queue, backend, directory, emit, complain } = dependencies;
  let current: { readonly memberId: string; readonly cardNo: string } | null = null;
  let recent: { readonly cardNo: string; readonly rows: readonly BackendTransaction[] } | null = null;
  /** Of each question under way: the cards of which an operation ended since it was asked. */
  const meanwhile = new Set<Set<string>>();
  const running = new Set<Promise<void>>();

  function inBackground(work: Promise<void>): void {
    const guarded = work.catch((error: unknown) => complain('a member could not be read again', error));
    running.add(guarded);
    void guarded.then(() => running.delete(guarded));
  }

  /** A cache that the disk refuses must not keep a guest from paying: the member is shown all the same. */
  function keep(seen: CachedMember): void {
    try {
      journal.members.put(seen.member, seen.seenAt);
    } catch (error) {
      complain('a member could not be kept for later', error);
    }
  }

  async function read(query: string): Promise<Result<CachedMember, BackendFailure>> {
    for (let round = 1; ; round += 1) {
      const ended = new Set<string>();
      meanwhile.add(ended);
      const answer = await backend.lookup(query).finally(() => meanwhile.delete(ended));
      if (!answer.ok) {
        reportReach(queue, answer);
        return answer;
      }
      // An answer that left before an operation ended would put the old balance back.
      if (!isOvertaken(answer.value, ended) || round === rereads) {
        const seen = { member: answer.value, seenAt: clock.wall() };
        keep(seen);
        reportReach(queue, answer);
        return success(seen);
      }
    }
  }

  function show(seen: CachedMember, fromCache: boolean): MemberView {
    const { selectedCardNo } = seen.member;
    const rows = recent !== null && recent.cardNo === selectedCardNo ? recent.rows : [];
    const today = businessDay(clock.wall());
    return toMemberView(
      { member: seen.member, seenAt: seen.seenAt, fromCache, recent: rows, today },
      directory,
      (cardNo) => journal.store.held(cardNo).amount,
    );
  }

  function showCurrent(fromCache: boolean): void {
    if (current === null) {
      return;
    }
    const seen = journal.members.find(current.cardNo);
    if (seen !== null && seen.member.memberId === current.memberId) {
      emit('member', show(selecting(seen, current.cardNo), fromCache));
    }
  }

  async function readRecent(cardNo: string): Promise<void> {
    const answer = await backend.recentTransactions(cardNo);
    if (answer.ok && current?.cardNo === cardNo) {
      recent = { cardNo, rows: answer.value };
      showCurrent(false);
    }
    for (const serial of answer.ok ? revertedElsewhere(answer.value, journal.store) : []) {
      await queue.ask(serial);
    }
  }

  async function readAgain(cardNo: string): Promise<void> {
    const answer = await read(cardNo);
    if (answer.ok && current?.cardNo === cardNo) {
      await readRecent(cardNo);
    }
  }

  return {
    read,
    cached: (query) => journal.members.find(query),
    show,
    welcome(seen) {
      const cardNo = seen.member.selectedCardNo ?? seen.member.cards[0]?.cardNo ?? null;
      current = cardNo === null ? null : { memberId: seen.member.memberId, cardNo };
      if (cardNo !== null && queue.status().reach === 'reachable') {
        const painted = new Promise<void>((resolve) => timers.schedule(firstFrame, resolve));
        inBackground(painted.then(() => readRecent(cardNo)));
      }
    },
    card(cardNo) {
      const seen = journal.members.find(cardNo);
      const card = seen?.member.cards.find((candidate) => candidate.cardNo === cardNo);
      return seen === null || card === undefined ? null : { card, seen };
    },
    follow(operation) {
      const ended = endsNow(operation);
      if (ended) {
        for (const cards of meanwhile) {
          cards.add(ownCardOf(operation));
        }
        const seen = journal.members.find(operation.cardNo);
        if (seen !== null) {
          const parent = operation.parent === null ? null : journal.store.get(operation.parent);
          const told = withOperation(seen.member, operation, parent);
          // A balance that was reckoned and not told keeps its old age.
          const seenAt = told.fromPlatform ? Math.max(seen.seenAt, operation.updatedAt) : seen.seenAt;
          keep({ member: told.member, seenAt });
        }
      }
      if (current !== null && current.cardNo === operation.cardNo) {
        showCurrent(queue.status().reach !== 'reachable');
        if (ended) {
          inBackground(readAgain(operation.cardNo));
        }
      }
    },
    async idle() {
      while (running.size > 0) {
        await Promise.all(running);
      }
    },
  };
}

/** Whether an operation of this member ended while the platform was asked. Other guests' are none of it: a busy gateway ends one after the other. */
function isOvertaken({ cards }: BackendMember, ended: ReadonlySet<string>): boolean {
  return ended.has(anyCard) || cards.some(({ cardNo }) => ended.has(cardNo));
}

/** A service may give to another card than its own, or to a mobile number. */
function ownCardOf({ cardNo, kind }: Operation): string {
  return kind === 'service' ? anyCard : cardNo;
}

const anyCard = '';

/** The member as if this card had been scanned, where it is one of the member's cards. */
export function selecting(seen: CachedMember, cardNo: string): CachedMember {
  const { member } = seen;
  return member.cards.some((card) => card.cardNo === cardNo)
    ? { ...seen, member: { ...member, selectedCardNo: cardNo } }
    : seen;
}
