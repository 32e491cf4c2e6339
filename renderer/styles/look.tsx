// Dresses the page as the till is set: light, dark or as the system; the size of the text. The last look is remembered on this page, so
// that the first picture of the next start is already right.
import { MantineProvider } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useSyncExternalStore } from 'react';
import { type Appearance, defaultAppearance, textSizes, themes } from '../../shared/preferences/appearance.ts';
import { useTill } from '../store/till-context.tsx';
import { fitPage } from './fit.ts';
import { theme } from './theme.ts';

const rememberedKey = 'appearance';
const systemDark = '(prefers-color-scheme: dark)';

/** The look of the last time, for what is shown before the till has told it. */
export function rememberedAppearance(): Appearance {
  const [look, size] = (localStorage.getItem(rememberedKey) ?? '').split(' ');
  return {
    ...defaultAppearance,
    theme: themes.find((one) => one === look) ?? defaultAppearance.theme,
    textSize: textSizes.find((one) => one === size) ?? defaultAppearance.textSize,
  };
}

export function Look({ children }: { readonly children: ReactNode }) {
  const { theme: wanted, textSize } = useTill((state) => state.preferences.appearance);
  const dark = useSyncExternalStore(watchSystem, () => matchMedia(systemDark).matches);
  const scheme = wanted === 'dark' || (wanted === 'system' && dark) ? 'dark' : 'light';
  useLayoutEffect(() => {
    localStorage.setItem(rememberedKey, `${wanted} ${textSize}`);
    return fitPage(textSize);
  }, [wanted, textSize]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      {children}
    </MantineProvider>
  );
}

function watchSystem(changed: () => void): () => void {
  const query = matchMedia(systemDark);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
