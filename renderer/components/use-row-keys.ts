// Up and down through a list, and Enter for what is chosen. Escape and the tabs are the screen's.
import { keyLevel } from '../keys/key-layers.ts';
import { useKeys } from '../keys/use-keys.ts';

export function useRowKeys(
  names: readonly string[],
  chosen: string | null,
  choose: (name: string) => void,
  act?: () => boolean,
): void {
  useKeys(keyLevel.panel, (key) => {
    const at = chosen === null ? -1 : names.indexOf(chosen);
    const step = key.name === 'ArrowDown' ? 1 : key.name === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      const next = names[Math.max(0, Math.min(at + step, names.length - 1))];
      if (next !== undefined) {
        choose(next);
      }
      return true;
    }
    return key.name === 'Enter' && (act?.() ?? false);
  });
}
