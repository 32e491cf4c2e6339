// Tiles to choose from: a press each with a name and what it is about; ↑ ↓ ← → go from tile to tile, the first nine have a digit.
import { type ComponentType, useRef } from 'react';
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Press } from './press.tsx';
import styles from './tiles.module.css';

export type Tile = {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly icon: ComponentType<{ readonly size?: number; readonly 'aria-hidden'?: boolean }>;
  readonly testid: string;
  /** The key that opens it on any screen: shown where no digit is left for the tile. */
  readonly shortcut?: string | undefined;
};

export type TilesProps = {
  /** Groups one below the other; a heading where there is one. */
  readonly groups: readonly { readonly heading: string | null; readonly tiles: readonly Tile[] }[];
  readonly label: string;
  readonly size: 'large' | 'small';
  readonly onChoose: (name: string) => void;
};

export function Tiles({ groups, label, size, onChoose }: TilesProps) {
  const nav = useRef<HTMLElement>(null);
  const all = groups.flatMap(({ tiles }) => tiles);

  useKeys(keyLevel.screen, ({ name }) => {
    const chosen = /^[1-9]$/.test(name) ? all[Number(name) - 1] : undefined;
    if (chosen !== undefined) {
      onChoose(chosen.name);
      return true;
    }
    return move(name);
  });

  /** The focus to the tile beside, or to the nearest one above or below. */
  function move(key: string): boolean {
    const presses = [...(nav.current?.querySelectorAll('button') ?? [])];
    const focused = document.activeElement;
    const at = focused instanceof HTMLButtonElement ? presses.indexOf(focused) : -1;
    if (!/^Arrow/.test(key) || presses.length === 0) {
      return false;
    }
    const next = at === -1 ? presses[0] : beside(presses, at, key);
    next?.focus();
    return true;
  }

  return (
    <nav ref={nav} className={`scroll ${styles['groups']}`} data-size={size} aria-label={label}>
      {groups.map(({ heading, tiles }) => (
        <section key={tiles[0]?.name} className={styles['group']} aria-label={heading ?? label}>
          {heading === null ? null : <h2 className={styles['heading']}>{heading}</h2>}
          <div className={styles['tiles']} data-size={size}>
            {tiles.map((tile) => (
              <TilePress key={tile.name} tile={tile} digit={all.indexOf(tile) + 1} size={size} onChoose={onChoose} />
            ))}
          </div>
        </section>
      ))}
    </nav>
  );
}

type TilePressProps = Pick<TilesProps, 'size' | 'onChoose'> & { readonly tile: Tile; readonly digit: number };

function TilePress({ tile, digit, size, onChoose }: TilePressProps) {
  const { name, title, about, icon: Icon, testid } = tile;
  return (
    <Press
      className={styles['tile']}
      shortcut={digit <= 9 ? String(digit) : tile.shortcut}
      icon={<Icon size={size === 'large' ? 34 : 26} aria-hidden={true} />}
      testid={testid}
      onClick={() => onChoose(name)}
    >
      <strong className={styles['name']}>{title}</strong>
      <span className={styles['about']}>{about}</span>
    </Press>
  );
}

function beside(presses: readonly HTMLElement[], at: number, key: string): HTMLElement | undefined {
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    return presses[at + (key === 'ArrowRight' ? 1 : -1)];
  }
  const from = presses[at]?.getBoundingClientRect();
  if (from === undefined) {
    return undefined;
  }
  const further = presses
    .map((press) => ({ press, box: press.getBoundingClientRect() }))
    .filter(({ box }) => (key === 'ArrowDown' ? box.top > from.top : box.top < from.top));
  const distance = (box: DOMRect) => Math.abs(box.top - from.top) * 10 + Math.abs(box.left - from.left);
  return further.sort((left, right) => distance(left.box) - distance(right.box))[0]?.press;
}
