// Linking this till's application to its store (2.2): a browser is sent out, one redirect is waited for, its code becomes the token.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { LinkedStore, LinkView } from '../../../shared/connect.ts';
import { en } from '../../../shared/messages/en.ts';
import { zhCN } from '../../../shared/messages/zh-CN.ts';
import type { ApprovalInput } from '../../../shared/people.ts';
import { type Failure, failure, type Result, success } from '../../../shared/result.ts';
import type { LinkDoor } from '../../backends/link-door.ts';
import { readAuthorizationAnswer } from '../../protocol/yazuo/oauth.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import { reportReach } from '../reach.ts';
import { type Session, storeFactsKey } from '../session.ts';
import { languageOf } from '../status.ts';
import { linkedStoreKey, readLinkedStore } from './linked-store.ts';
import { listenForRedirect, type RedirectListener } from './redirect-listener.ts';

/** How long the person in the browser has. Ms. */
const patience = 300_000;

export type LinkDesk = {
  readonly handlers: Pick<TillHandlers, 'getLink' | 'startLink' | 'cancelLink'>;
  /** Nobody is waited for any longer. */
  stop(): void;
};

export type LinkDeskDependencies = Pick<
  TillDependencies,
  'clock' | 'complain' | 'journal' | 'openBrowser' | 'profile' | 'queue' | 'random' | 'timers' | 'version'
> & {
  readonly door: LinkDoor | null;
  readonly approvals: Approvals;
  readonly session: Pick<Session, 'view'>;
  readonly tell: (view: LinkView) => void;
};

type Waiting = { readonly listener: RedirectListener; readonly address: string | null; readonly endsAt: number };

/** One link at a time. A failed one leaves the session as it was. */
export function createLinkDesk(dependencies: LinkDeskDependencies): LinkDesk {
  const { approvals, clock, complain, door, journal, openBrowser, profile, queue, random, session, tell, timers } =
    dependencies;
  let waiting: Waiting | null = null;
  let exchanging = false;
  let beginning = false;
  let problem: Failure | null = null;

  function view(): LinkView {
    return {
      state: exchanging ? 'exchanging' : waiting === null ? 'idle' : 'waiting',
      address: waiting?.address ?? null,
      endsAt: waiting?.endsAt ?? null,
      redirect: profile.linkRedirect ?? null,
      store: readLinkedStore(journal.settings.get(linkedStoreKey)),
      failure: problem,
    };
  }

  function become(next: { readonly problem: Failure | null; readonly exchanging?: boolean }): LinkView {
    problem = next.problem;
    exchanging = next.exchanging ?? false;
    const now = view();
    tell(now);
    return now;
  }

  async function start(approval: ApprovalInput | null): Promise<Result<LinkView>> {
    if (door === null) {
      return failure('notOffered');
    }
    // The till that took over has this store's token now: this one must not take it away.
    if (journal.handOver.mark() !== null) {
      return failure('handedOver');
    }
    const about = { operator: session.view().user, serial: null, details: { step: 'link' } };
    const given = await approvals.require(approval, 'connectStore', about);
    if (!given.ok) {
      return given;
    }
    if (beginning || exchanging) {
      return failure('linkBusy');
    }
    beginning = true;
    try {
      // Whoever asks again means the new one: the old address is worth nothing any more.
      waiting?.listener.close();
      return await begin(door);
    } finally {
      beginning = false;
    }
  }

  async function begin(through: LinkDoor): Promise<Result<LinkView>> {
    const texts = languageOf(dependencies) === 'en' ? en.link : zhCN.link;
    const fixed = profile.linkRedirect === undefined ? null : new URL(profile.linkRedirect);
    const listener = await listenForRedirect({
      port: fixed === null ? 0 : Number(fixed.port),
      path: fixed?.pathname ?? `/yatai/${random.hex(16)}`,
      page: { title: texts.pageTitle, text: texts.pageText },
    });
    if ('blocked' in listener) {
      become({ problem: failure('linkPort', { port: fixed?.port ?? '', detail: listener.blocked }).failure });
      return success(view());
    }
    const state = random.hex(32);
    const address = through.address(listener.redirectUri, state);
    const opened = (await openBrowser?.(address)) ?? false;
    const mine = { listener, address: opened ? null : address, endsAt: clock.wall() + patience };
    waiting = mine;
    let late = false;
    const cancel = timers.schedule(patience, () => {
      late = true;
      listener.close();
    });
    void listener.answer
      .then(async (query) => {
        cancel();
        if (waiting === mine) {
          waiting = null;
          await take(query, { through, state, late, redirectUri: listener.redirectUri });
        }
      })
      .catch((error: unknown) => {
        complain('a link could not be taken', error);
        become({ problem: failure('badAnswer').failure });
      });
    return success(become({ problem: null }));
  }

  type Asked = {
    readonly through: LinkDoor;
    readonly state: string;
    readonly late: boolean;
    readonly redirectUri: string;
  };

  /** What the browser brought. Nothing of it is believed before the state is ours. */
  async function take(query: URLSearchParams | null, { through, state, late, redirectUri }: Asked): Promise<void> {
    if (query === null) {
      become({ problem: late ? failure('linkTimedOut').failure : null });
      return;
    }
    const answer = readAuthorizationAnswer(query);
    if (answer.kind === 'malformed' || !isSame(answer.state, state)) {
      become({ problem: failure('linkState').failure });
      return;
    }
    if (answer.kind === 'refused') {
      const denied = answer.error === 'access_denied';
      become({
        problem: failure(denied ? 'linkRefused' : 'linkNotAllowed', { code: answer.error }, answer.message).failure,
      });
      return;
    }
    become({ problem: null, exchanging: true });
    const exchanged = await through.exchange(answer.code, redirectUri);
    reportReach(queue, exchanged);
    if (!exchanged.ok) {
      const { reachable: _, ...plain } = exchanged.failure;
      become({ problem: plain });
      return;
    }
    const { displayName: _, user: __, ...facts } = exchanged.value;
    const { brandId, merchantNo, merchantName } = facts;
    journal.store.transaction(() => {
      journal.settings.put(storeFactsKey, { user: session.view().user ?? '', ...facts });
      journal.settings.put(linkedStoreKey, {
        brandId,
        merchantNo,
        merchantName,
        at: clock.wall(),
      } satisfies LinkedStore);
    });
    become({ problem: null });
  }

  function stop(): void {
    waiting?.listener.close();
  }

  return {
    handlers: {
      getLink: async () => success(view()),
      startLink: ({ approval }) => start(approval),
      async cancelLink() {
        stop();
        waiting = null;
        return success(become({ problem: null, exchanging }));
      },
    },
    stop,
  };
}

/** In a time that does not depend on where they differ. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
