// Whether the platform settles days (6.22): where it does not, a day is closed by a seal alone, and the screen has other words.
import { useTill } from '../../store/till-context.tsx';

export function useSettles(): boolean {
  return useTill((state) => state.settings?.offers.includes('dayEnd') ?? true);
}
