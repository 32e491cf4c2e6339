// How the screen looks and sounds at this till: everybody may change it.

export const themes = ['light', 'dark', 'system'] as const;
export const textSizes = ['normal', 'large'] as const;

export type Appearance = {
  readonly theme: (typeof themes)[number];
  readonly textSize: (typeof textSizes)[number];
  /** The good and the bad sound of a scan, and of an outcome. */
  readonly sounds: boolean;
};

export const defaultAppearance: Appearance = { theme: 'light', textSize: 'normal', sounds: true };
