// How large the till is drawn: on a large screen everything grows, and with large text too; where little room is left, the screens
// scroll inside instead of losing anything.
import type { Appearance } from '../../shared/preferences/appearance.ts';

/** CSS px that the screens are drawn for: a larger window draws them larger. */
const drawn = { width: 1520, height: 855 } as const;
const largest = 2.5;
const largeText = 1.15;
/** Below this height (px as drawn) a screen scrolls inside; below this width it leaves out what is only said twice. */
const low = 660;
const narrow = 1180;
/** From this height on there is room for what else gives way to the pad. */
const tall = 901;

export type Fit = {
  /** What one px of the style sheets becomes on the window. */
  readonly zoom: number;
  readonly low: boolean;
  readonly narrow: boolean;
  readonly tall: boolean;
};

/** The fit of a window of this size (CSS px). */
export function fitOf(width: number, height: number, textSize: Appearance['textSize']): Fit {
  const room = Math.min(width / drawn.width, height / drawn.height, largest);
  // Steps of a twentieth: a hair line stays a hair line.
  const screen = Math.max(1, Math.floor(room * 20) / 20);
  const zoom = textSize === 'large' ? screen * largeText : screen;
  return { zoom, low: height / zoom < low, narrow: width / zoom < narrow, tall: height / zoom >= tall };
}

/** Draws the page in its fit, now and whenever the window changes, until what comes back is called. */
export function fitPage(textSize: Appearance['textSize']): () => void {
  const root = document.documentElement;
  function draw(): void {
    const found = fitOf(innerWidth, innerHeight, textSize);
    document.body.style.setProperty('zoom', String(found.zoom));
    root.style.setProperty('--zoom', String(found.zoom));
    root.toggleAttribute('data-low', found.low);
    root.toggleAttribute('data-narrow', found.narrow);
    root.toggleAttribute('data-tall', found.tall);
  }
  draw();
  globalThis.addEventListener('resize', draw);
  return () => globalThis.removeEventListener('resize', draw);
}
