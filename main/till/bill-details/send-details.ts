// One round through the outbox: every detail that waits and may go is sent, oldest first, and what became of each is written down.
import type { Result } from '../../../shared/result.ts';
import type { BackendFailure } from '../../backends/backend-failure.ts';
import type { WaitingDetail } from '../../journal/bill-detail-types.ts';
import type { TillDependencies } from '../dependencies.ts';
import { readContent } from './content.ts';

type SenderDependencies = Pick<TillDependencies, 'backend' | 'clock' | 'journal' | 'queue' | 'random'> & {
  /** Money is under way: it goes first. */
  readonly isBusy: () => boolean;
  /** Then the journal may be closed already, and nothing more is written. */
  readonly isStopped: () => boolean;
};

export type Sender = {
  /** Resolves with the pause (ms) after which there is more to do, or null: then a change of something is the sign. */
  round(): Promise<number | null>;
  /** This detail may go at once. */
  forget(serial: string): void;
};

/** `taken` and `refused` are the platform's words; `spoilt`: it answered something else, which may be about this one; `away`: so are all. */
type Sent = 'taken' | 'refused' | 'spoilt' | 'away';

const firstPause = 5_000;
const longestPause = 600_000;
const busyPause = 2_000;
const pageSize = 50;
/** So many spoilt answers in a row are the platform's trouble and not the details'. */
const spoiltInARow = 3;

/** A sender that never tried anything. */
export function createSender({
  backend,
  clock,
  journal,
  queue,
  random,
  isBusy,
  isStopped,
}: SenderDependencies): Sender {
  const outbox = journal.billDetails;
  /** When one with a spoilt answer may go again (monotonic ms), and how often it went. */
  const later = new Map<string, { readonly at: number; readonly tries: number }>();
  let misses = 0;

  /** Ms; half of it is jitter, so that many tills do not come at once. */
  function pauseAfter(tries: number): number {
    const base = Math.min(firstPause * 2 ** Math.min(tries - 1, 10), longestPause);
    return base / 2 + (base / 2) * random.next();
  }

  function putOff(serial: string): number {
    const tries = (later.get(serial)?.tries ?? 0) + 1;
    const pause = pauseAfter(tries);
    later.set(serial, { at: clock.monotonic() + pause, tries });
    return pause;
  }

  /** Whether it may go now: a pause (ms) to wait, null where it waits for something else, `now`. */
  function standing({ operation: { serial, state } }: WaitingDetail): 'now' | number | null {
    if (state !== 'applied') {
      outbox.conclude(serial, 'dropped', null);
      later.delete(serial);
      return null;
    }
    // Its end is the sign: the sale is undone, or it stands.
    const revoking = journal.store.revocationsOf(serial).some((each) => !endedWithout(each.state));
    const left = (later.get(serial)?.at ?? 0) - clock.monotonic();
    return revoking ? null : left > 0 ? left : 'now';
  }

  async function round(): Promise<number | null> {
    let after: string | null = null;
    let soonest: number | null = null;
    let spoilt = 0;
    for (;;) {
      const page: readonly WaitingDetail[] = outbox.waiting(after, pageSize);
      for (const detail of page) {
        const { serial } = detail.operation;
        const may = standing(detail);
        if (may !== 'now') {
          soonest = may === null ? soonest : Math.min(may, soonest ?? may);
          continue;
        }
        if (queue.status().reach !== 'reachable') {
          return null;
        }
        if (isBusy()) {
          return busyPause;
        }
        const answer = await backend.billDetails.send(readContent(detail.content));
        if (isStopped()) {
          return null;
        }
        const sent = sentBy(answer);
        spoilt = sent === 'spoilt' ? spoilt + 1 : 0;
        if (sent === 'away' || spoilt === spoiltInARow) {
          misses += 1;
          return pauseAfter(misses);
        }
        if (sent === 'spoilt') {
          const pause = putOff(serial);
          soonest = Math.min(pause, soonest ?? pause);
          continue;
        }
        outbox.conclude(serial, sent === 'taken' ? 'sent' : 'refused', answer.ok ? null : wordsOf(answer.failure));
        later.delete(serial);
        misses = 0;
      }
      if (page.length < pageSize) {
        return soonest;
      }
      after = page.at(-1)?.operation.serial ?? null;
    }
  }

  return {
    round,
    forget: (serial) => {
      later.delete(serial);
    },
  };
}

function endedWithout(state: WaitingDetail['operation']['state']): boolean {
  return state === 'rejected' || state === 'cancelled';
}

/** What a call of the outbox shows is told to nobody else: a platform that only lacks 6.21 must not bring the till into its offline rules. */
function sentBy(answer: Result<null, BackendFailure>): Sent {
  if (answer.ok) {
    return 'taken';
  }
  const { code, platformMessage, reachable } = answer.failure;
  switch (code) {
    case 'serverFault':
    case 'badAnswer':
    case 'answerTooLarge':
      return 'spoilt';
    case 'tokenContention':
    case 'notSignedIn':
    case 'captivePortal':
    case 'serverUnreachable':
      return 'away';
    default:
      return platformMessage !== undefined ? 'refused' : reachable ? 'spoilt' : 'away';
  }
}

function wordsOf({ platformMessage, parameters }: BackendFailure): string {
  const code = parameters?.['code'];
  return [platformMessage, ...(code === undefined ? [] : [`(${code})`])].filter((part) => part !== '').join(' ');
}
