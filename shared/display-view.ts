// What the guest's own screen is told: a scene, and nothing that it could show of anybody else. Without schemas: that page has none.
import type { Fen } from './money.ts';
import type { OperationKind } from './operation.ts';
import type { Language } from './profile.ts';

/** What the guest may see of the own card. A field is null where the store does not show it, or nobody knows it. Fen; points as counted. */
export type DisplayGuest = {
  /** The family name and stars. */
  readonly name: string | null;
  readonly balance: Fen | null;
  readonly points: number | null;
};

/** What became of an operation, as a guest is told it: what is not known is being checked, and nothing has failed. */
export const displayOutcomes = ['working', 'checking', 'recorded', 'done', 'nothing'] as const;
export type DisplayOutcome = (typeof displayOutcomes)[number];

export type DisplayChange<Value> = { readonly before: Value | null; readonly after: Value | null };

export type DisplayScene =
  | { readonly kind: 'idle' }
  | { readonly kind: 'test' }
  | { readonly kind: 'guest'; readonly guest: DisplayGuest }
  /** What is to be paid, as the main process was asked for it. */
  | {
      readonly kind: 'due';
      readonly what: 'consumption' | 'recharge';
      readonly amount: Fen;
      readonly guest: DisplayGuest;
    }
  | {
      readonly kind: 'outcome';
      readonly outcome: DisplayOutcome;
      readonly what: OperationKind;
      readonly amount: Fen;
      /** Of a sale: what the stored value paid of it; 0 elsewhere. */
      readonly storePay: Fen;
      readonly balance: DisplayChange<Fen>;
      readonly points: DisplayChange<number>;
      /** What came on top: stored value, points, coupons by name. */
      readonly earned: { readonly store: Fen; readonly points: number; readonly coupons: readonly string[] };
    }
  /** A code for the guest's phone. `expiresAt`: wall ms UTC; null where nobody knows. */
  | {
      readonly kind: 'code';
      readonly what: 'recharge' | 'card';
      readonly text: string;
      readonly expiresAt: number | null;
    };

export type DisplayView = {
  readonly scene: DisplayScene;
  readonly language: Language;
  readonly storeName: string;
  readonly practice: boolean;
  /** Addresses of the idle pictures, relative to the page. */
  readonly pictures: readonly string[];
  /** Seconds a picture. */
  readonly pictureSeconds: number;
};

/** What the preload puts on `window.yataiDisplay`: the one thing that this page may ask, and the same again when it changes. */
export type DisplayBridge = {
  readonly view: () => Promise<DisplayView>;
  readonly onView: (listener: (view: DisplayView) => void) => () => void;
};
