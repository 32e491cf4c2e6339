// The guest's own screen: what it shows follows from what this process was asked for and what became of it. The cashier's page only
// says whom it serves. Nothing here is waited for by a sale, and nothing that goes wrong here reaches one.
import type { DisplayState } from '../../../shared/display.ts';
import type { DisplayScene, DisplayView } from '../../../shared/display-view.ts';
import type { DisplaySettings } from '../../../shared/preferences/display.ts';
import type { Operation } from '../../queue/operation.ts';
import type { TillDependencies } from '../dependencies.ts';
import type { MemberDesk } from '../member-desk.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { languageOf, storeNameOf } from '../status.ts';
import { type CardFacts, guestOf, isOver, outcomeFor, outcomeScene } from './scene.ts';
import {
  aged,
  awaits,
  type Due,
  emptyStand,
  nextChange,
  type OfferedCode,
  offers,
  owes,
  type Stand,
  serves,
} from './stand.ts';

/** What the shell needs: what to show, and where to tell how its window stands. */
export type GuestDisplay = {
  view(): DisplayView;
  settings(): DisplaySettings;
  /** Calls after each change of what is shown or set, until what comes back is called. */
  onChange(listener: () => void): () => void;
  /** How the window stands now; `screens` counts all that this machine has. */
  report(standing: DisplayStanding): void;
};

export type DisplayStanding = { readonly state: DisplayState; readonly screens: number };

/** What the till tells it. None of these throws. */
export type DisplayFeed = {
  /** A card, or nobody; `sale`: on the way to pay or to recharge. */
  serves(cardNo: string | null, sale: boolean): void;
  owes(cardNo: string, due: Due): void;
  awaits(intent: string): void;
  follow(operation: Operation): void;
  offers(cardNo: string, code: OfferedCode): void;
  codeOver(): void;
  test(): void;
  /** Something that the view is made of was changed elsewhere: the language, the pictures. */
  changed(): void;
  stop(): void;
};

export type GuestDisplayDependencies = Pick<
  TillDependencies,
  'clock' | 'timers' | 'journal' | 'profile' | 'complain'
> & {
  readonly desk: Pick<MemberDesk, 'card'>;
  readonly preferences: Pick<Preferences, 'read' | 'onChange'>;
  readonly viewer: OperationViewer;
  /** The addresses of the idle pictures, relative to the page. */
  readonly pictures: () => readonly string[];
  readonly reported: (standing: DisplayStanding) => void;
};

/** How long what is over stays for the guest to read, and what is being checked where nobody comes after. Ms. */
const thanksTime = 12_000;
const checkingTime = 60_000;
const testTime = 10_000;

export function createGuestDisplay(dependencies: GuestDisplayDependencies): GuestDisplay & DisplayFeed {
  const { clock, timers, desk, preferences, viewer, complain } = dependencies;
  const listeners = new Set<() => void>();
  let stand: Stand = emptyStand;
  let cancel: (() => void) | null = null;

  function factsOf(cardNo: string): CardFacts | null {
    const known = desk.card(cardNo);
    return known === null
      ? null
      : { name: known.seen.member.name, balance: known.card.storeBalance, points: known.card.points };
  }

  function scene(settings: DisplaySettings): DisplayScene {
    if (stand.testUntil !== null) {
      return { kind: 'test' };
    }
    if (stand.code !== null) {
      return { kind: 'code', ...stand.code };
    }
    const { followed, cardNo, due } = stand;
    const shown = followed?.own === true ? settings : { ...settings, showBalance: false, showPoints: false };
    const told = followed?.operation == null ? null : outcomeScene(followed.operation, followed.before, shown);
    if (told !== null) {
      return told;
    }
    const facts = cardNo === null ? null : factsOf(cardNo);
    if (facts === null) {
      return { kind: 'idle' };
    }
    const guest = guestOf(facts, settings);
    return due === null ? { kind: 'guest', guest } : { kind: 'due', ...due, guest };
  }

  function tell(): void {
    for (const listener of listeners) {
      listener();
    }
  }

  function become(next: Stand): void {
    stand = aged(next, clock.wall());
    cancel?.();
    cancel = null;
    const at = nextChange(stand);
    if (at !== null) {
      // A little later than due, so that it is over when it is looked at.
      cancel = timers.schedule(Math.max(0, at - clock.wall()) + 5, () => quietly(() => become(stand)));
    }
    tell();
  }

  function quietly(work: () => void): void {
    try {
      work();
    } catch (error) {
      complain('the customer display could not follow', error);
    }
  }

  function followNow(operation: Operation): void {
    const { followed, cardNo } = stand;
    if (followed === null || followed.intent !== operation.intent) {
      return;
    }
    // Another guest is there by now, or it is another guest's from the beginning.
    const foreign = cardNo !== null && cardNo !== operation.cardNo;
    const outcome = outcomeFor(operation);
    const before = followed.operation === null ? factsOf(operation.cardNo) : followed.before;
    const patience = outcome !== null && isOver(outcome) ? thanksTime : outcome === 'checking' ? checkingTime : null;
    become({
      ...stand,
      followed:
        outcome === null || foreign
          ? null
          : {
              ...followed,
              operation: viewer.view(operation),
              cardNo: operation.cardNo,
              own: followed.operation === null ? cardNo === operation.cardNo : followed.own,
              before,
              until: patience === null ? null : clock.wall() + patience,
            },
      due: null,
    });
  }

  const unlisten = preferences.onChange((section) => {
    if (section === 'display') {
      quietly(tell);
    }
  });

  return {
    view() {
      const settings = preferences.read('display');
      return {
        scene: scene(settings),
        language: settings.language === 'till' ? languageOf(dependencies) : settings.language,
        storeName: storeNameOf(dependencies),
        practice: dependencies.profile.backend === 'practice',
        pictures: dependencies.pictures(),
        pictureSeconds: settings.pictureSeconds,
      };
    },
    settings: () => preferences.read('display'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    report: dependencies.reported,
    serves: (cardNo, sale) => quietly(() => become(serves(stand, cardNo, sale))),
    owes: (cardNo, due) => quietly(() => become(owes(stand, cardNo, due))),
    awaits: (intent) => quietly(() => become(awaits(stand, intent))),
    follow: (operation) => quietly(() => followNow(operation)),
    offers: (cardNo, code) => quietly(() => become(offers(stand, cardNo, code))),
    codeOver: () => quietly(() => become({ ...stand, code: null })),
    test: () => quietly(() => become({ ...stand, testUntil: clock.wall() + testTime })),
    changed: () => quietly(tell),
    stop() {
      cancel?.();
      cancel = null;
      unlisten();
      listeners.clear();
    },
  };
}
