// Who gets a key: screens and dialogs lie in layers, the topmost is asked first. Keys arrive here only after the scanner's
// decoder has let them go.

/** A key by its name: `0`–`9`, `.`, a letter, `Enter`, `Escape`, `Backspace`, `Delete`, `F1`–`F12`. */
export type AppKey = { readonly name: string; readonly timeMs: number };

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

export function createKeyLayers(): KeyLayers {
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
    dispatch: (key) => layers.toReversed().some((layer) => layer.handler(key)),
  };
}
