// The one gate between screen and main process: own window, main frame, own origin, argument parsed, then the handler.
// A bad call rejects; it never resolves to undefined. Electron enters by its types only, so that tests can drive the gate.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { channelNames } from '../../shared/channels.ts';
import type { ChannelName, EventMap } from '../../shared/ipc.ts';
import { appOrigin } from './app-files.ts';
import type { Log } from './log.ts';

/** The handlers of all channels, each taking its parsed argument. */
export type Handlers = { readonly [Name in ChannelName]: (argument: never) => Promise<unknown> };

const channelPrefix = 'yatai:';
const eventChannel = 'yatai-event';

/** Whether a call comes from our own page in the main frame of our own window. */
export function isOwnPage(event: IpcMainInvokeEvent, own: WebContents | null): boolean {
  const frame = event.senderFrame;
  return (
    own !== null &&
    event.sender === own &&
    frame !== null &&
    frame === own.mainFrame &&
    (frame.url === appOrigin || frame.url.startsWith(`${appOrigin}/`))
  );
}

/** Opens the gate: one handler a channel. Calls wait until the first screen is `painted`: looking at them costs time. Returns the way to close it. */
export function openGate(
  ipc: Pick<IpcMain, 'handle' | 'removeHandler'>,
  ownContents: () => WebContents | null,
  handlers: Handlers,
  log: Log,
  painted: Promise<unknown> = Promise.resolve(),
): () => void {
  for (const name of channelNames) {
    ipc.handle(channelPrefix + name, async (event, argument: unknown) => {
      if (!isOwnPage(event, ownContents())) {
        log.warn('a call from outside the window was refused', { channel: name });
        throw new Error(`refused: ${name} may only be called by the till's own page`);
      }
      // Loaded with the first call and not before the window: the schemas take longer to load than the window to open.
      await painted;
      const { channelArguments } = await import('../../shared/ipc.ts');
      const parsed = channelArguments[name].safeParse(argument);
      if (!parsed.success) {
        const places = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join('; ');
        log.warn('a call with a bad argument was refused', { channel: name, places });
        throw new Error(`refused: bad argument of ${name} (${places})`);
      }
      try {
        // The table of channels ties name, schema and handler together; the compiler cannot follow it through the loop.
        return await handlers[name](parsed.data as never);
      } catch (error) {
        log.error('a handler threw', error, { channel: name });
        throw new Error(`the till met a fault in ${name}; nothing was lost, see the log`);
      }
    });
  }
  return () => {
    for (const name of channelNames) {
      ipc.removeHandler(channelPrefix + name);
    }
  };
}

/** Sends an event to the screen, if there is one. */
export function sendEvent<Name extends keyof EventMap>(
  contents: WebContents | null,
  name: Name,
  value: EventMap[Name],
): void {
  if (contents !== null && !contents.isDestroyed()) {
    contents.send(eventChannel, name, value);
  }
}
