// The guest's page and the main process: one channel without an argument, open to that page and to no other. Every channel of the till
// is closed to it (ipc-gate.ts lets in the till's own window alone). Electron enters by its types only, so that tests can drive it.
import type { IpcMain, WebContents } from 'electron';
import type { DisplayView } from '../../shared/display-view.ts';
import { appOrigin } from './app-files.ts';
import { isOwnPage } from './ipc-gate.ts';
import type { Log } from './log.ts';
import { withoutTurning } from './plain-text.ts';

export const displayPage = `${appOrigin}/display.html`;
const displayChannel = 'yatai-display';
const displayEvent = 'yatai-display-view';

/** Opens the channel; returns the way to close it. */
export function openDisplayGate(
  ipc: Pick<IpcMain, 'handle' | 'removeHandler'>,
  contents: () => WebContents | null,
  view: () => DisplayView,
  log: Log,
): () => void {
  ipc.handle(displayChannel, (event) => {
    if (!isOwnPage(event, contents(), displayPage)) {
      log.warn('a call from outside the customer display was refused', { channel: displayChannel });
      throw new Error('refused: only the customer display may ask for it');
    }
    return withoutTurning(view());
  });
  return () => ipc.removeHandler(displayChannel);
}

/** Tells the guest's page what to show now, if there is one. */
export function tellDisplay(contents: WebContents | null, view: DisplayView): void {
  if (contents !== null && !contents.isDestroyed()) {
    contents.send(displayEvent, withoutTurning(view));
  }
}
