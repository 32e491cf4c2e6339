// The window's own dress: what the system paints around the page, behind it and in its dialogs follows the till's theme.
import { type BrowserWindow, nativeTheme } from 'electron';
import type { Preferences } from '../till/preferences/preferences.ts';

/** The paper of the two themes, as renderer/styles/tokens.css has it. */
const paper = { light: '#f3f0e8', dark: '#151714' } as const;

/** The ground of a new window: what is set is not known before the till is open, and the page covers it by then. */
export function windowGround(): string {
  return paper[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'];
}

/** Dresses the window as the till is set, now and after each change, for as long as there is a window. */
export function dressWindow(window: BrowserWindow, preferences: Pick<Preferences, 'read' | 'onChange'>): void {
  function dress(): void {
    nativeTheme.themeSource = preferences.read('appearance').theme;
    ground();
  }
  function ground(): void {
    if (!window.isDestroyed()) {
      window.setBackgroundColor(windowGround());
    }
  }
  dress();
  const stop = preferences.onChange((section) => {
    if (section === 'appearance') {
      dress();
    }
  });
  nativeTheme.on('updated', ground);
  window.once('closed', () => {
    stop();
    nativeTheme.off('updated', ground);
  });
}
