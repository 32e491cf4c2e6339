// Where the customer display stands: the whole of a second screen, or a window where it was put last. Pure.
import type { DisplaySettings } from '../../shared/preferences/display.ts';

export type Area = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type Screen = { readonly id: number; readonly bounds: Area };
export type Spot = { readonly kind: 'screen' | 'window'; readonly bounds: Area };

const firstSize = { width: 1024, height: 600 } as const;
const smallest = { width: 480, height: 320 } as const;
/** So much of a window must lie on some screen for a hand to find it. Pixels. */
const handle = 80;

/** `own` is the screen with the till's window. Null: nowhere. */
export function spotFor(
  place: DisplaySettings['place'],
  screens: readonly Screen[],
  own: Screen,
  kept: Area | null,
): Spot | null {
  if (place === 'off') {
    return null;
  }
  const other = screens.find(({ id }) => id !== own.id);
  if (place === 'auto' && other !== undefined) {
    return { kind: 'screen', bounds: other.bounds };
  }
  const bounds = kept !== null && isInSight(kept, screens) ? kept : firstSpot(other ?? own);
  return { kind: 'window', bounds };
}

function firstSpot({ bounds }: Screen): Area {
  const width = Math.min(firstSize.width, bounds.width);
  const height = Math.min(firstSize.height, bounds.height);
  return { x: bounds.x + bounds.width - width, y: bounds.y, width, height };
}

function isInSight({ x, y, width, height }: Area, screens: readonly Screen[]): boolean {
  return (
    width >= smallest.width &&
    height >= smallest.height &&
    screens.some(
      ({ bounds }) =>
        Math.min(x + width, bounds.x + bounds.width) - Math.max(x, bounds.x) >= handle &&
        y >= bounds.y &&
        y <= bounds.y + bounds.height - handle,
    )
  );
}

export function sameSpot(one: Spot | null, other: Spot | null): boolean {
  if (one === null || other === null || one.kind !== other.kind) {
    return one === other;
  }
  // A window is where the hand put it; a screen is where it is.
  return one.kind === 'window' || JSON.stringify(one.bounds) === JSON.stringify(other.bounds);
}

/** A place as it was kept; null where it is none. */
export function readArea(text: string): Area | null {
  try {
    const value: unknown = JSON.parse(text);
    const read = (name: string) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : null);
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => {
      const number: unknown = read(name);
      return Number.isInteger(number) ? (number as number) : null;
    });
    return x == null || y == null || width == null || height == null ? null : { x, y, width, height };
  } catch {
    return null;
  }
}
