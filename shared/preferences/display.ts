// What the guest's own screen shows, and where it stands.

export const displayPlaces = ['off', 'auto', 'window'] as const;
export const displayLanguages = ['till', 'zh-CN', 'en'] as const;

export type DisplaySettings = {
  /** `auto`: the whole of the second screen where there is one, else a window. `window`: always one that is put in its place by hand. */
  readonly place: (typeof displayPlaces)[number];
  /** `till`: as the cashier's screen. */
  readonly language: (typeof displayLanguages)[number];
  /** The family name and stars; never the whole name. */
  readonly showName: boolean;
  readonly showBalance: boolean;
  readonly showPoints: boolean;
  /** How long each idle picture stays. Seconds. */
  readonly pictureSeconds: number;
};

/** Seconds that may be chosen. */
export const pictureSeconds = [5, 10, 20, 60] as const;

export const defaultDisplay: DisplaySettings = {
  place: 'off',
  language: 'till',
  showName: true,
  showBalance: true,
  showPoints: true,
  pictureSeconds: 10,
};
