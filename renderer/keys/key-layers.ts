// Who gets a key: screens and dialogs lie in layers, the topmost is asked first. Keys arrive here only after the scanner's
// decoder has let them go.

/** A key by its name: `0`–`9`, `.`, a letter, `Enter`, `Escape`, `Backspace`, `Delete`, `F1`–`F12`. */
export type AppKey = {
  /** What it means at this till: the name that shared/keys.ts has for it. */
  readonly name: string;
  /** The key itself, where it may stand for another. */
  readonly pressed?: string;
  readonly timeMs: number;
};

/** Answers true where the key was used; then nobody below is asked. */
export type KeyHandler = (key: AppKey) => boolean;

/** Higher lies above. */
export const keyLevel = { application: 0, screen: 10, panel: 20, dialog: 30, lock: 40 } as const;
export type KeyLevel = (typeof keyLevel)[keyof typeof keyLevel];

export type KeyLayers = {
  /** Adds a layer; what comes back removes it. */
  readonly add: (level: KeyLevel, handler: KeyHandler) => () => void;
  readonly dispatch: (key: AppKey) => boolean;
};

/** `meaningOf` tells what a pressed key stands for at this till. */
export function createKeyLayers(meaningOf: (pressed: string) => string = (pressed) => pressed): KeyLayers {
  let layers: readonly { readonly level: KeyLevel; readonly handler: KeyHandler }[] = [];
  return {
    add: (level, handler) => {
      const layer = { level, handler };
      const above = layers.findIndex((other) => other.level > level);
      layers = above === -1 ? [...layers, layer] : [...layers.slice(0, above), layer, ...layers.slice(above)];
      return () => {
        layers = layers.filter((other) => other !== layer);
      };
    },
    dispatch: (key) => {
      const pressed = key.pressed ?? key.name;
      const meaning = meaningOf(pressed);
      const meant = { ...key, pressed, name: meaning === pressed ? key.name : meaning };
      return layers.toReversed().some((layer) => layer.handler(meant));
    },
  };
}
