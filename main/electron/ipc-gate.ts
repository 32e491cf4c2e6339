// The one gate between screen and main process: own window, main frame, own origin, argument parsed, then the handler.
// A bad call rejects; it never resolves to undefined. Electron enters by its types only, so that tests can drive the gate.
import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron';
import { channelNames } from '../../shared/channels.ts';
import type { ChannelName, EventMap } from '../../shared/ipc.ts';
import { appPage, placeOf } from './app-files.ts';
import type { Log } from './log.ts';
import { isModest } from './modest-argument.ts';
import { withoutTurning } from './plain-text.ts';

/** The handlers of all channels, each taking its parsed argument. */
export type Handlers = { readonly [Name in ChannelName]: (argument: never) => Promise<unknown> };

const channelPrefix = 'yatai:';
const eventChannel = 'yatai-event';
/** A screen of ours has a few calls under way; so many are a page that has gone mad, or another's. */
const mostAtOnce = 256;
/** So much of what was wrong with an argument is told and logged: its names are the caller's. */
const mostPlaces = 8;
const longestPlace = 80;
/** Refusals that are logged one by one. */
const loggedAll = 32;

/** Whether a call comes from this page of ours, in the main frame of this window of ours. */
export function isOwnPage(event: IpcMainInvokeEvent, own: WebContents | null, page: string): boolean {
  const frame = event.senderFrame;
  return (
    own !== null && event.sender === own && frame !== null && frame === own.mainFrame && placeOf(frame.url) === page
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
  const refuse = createRefusals(log);
  let underWay = 0;

  async function letIn(name: ChannelName, argument: unknown): Promise<unknown> {
    // Loaded with the first call and not before the window: the schemas take longer to load than the window to open.
    await painted;
    const { channelArguments } = await import('../../shared/ipc.ts');
    const parsed = channelArguments[name].safeParse(argument);
    if (!parsed.success) {
      throw refuse(`bad argument of ${name} (${placesOf(parsed.error.issues)})`);
    }
    try {
      // The table of channels ties name, schema and handler together; the compiler cannot follow it through the loop.
      return withoutTurning(await handlers[name](parsed.data as never));
    } catch (error) {
      log.error('a handler threw', error, { channel: name });
      throw new Error(`the till met a fault in ${name}; nothing was lost, see the log`);
    }
  }

  for (const name of channelNames) {
    ipc.handle(channelPrefix + name, async (event, argument: unknown) => {
      if (!isOwnPage(event, ownContents(), appPage)) {
        throw refuse(`${name} may only be called by the till's own page`);
      }
      if (underWay >= mostAtOnce) {
        throw refuse(`${name} was called while ${mostAtOnce} calls were under way`);
      }
      if (!isModest(argument)) {
        throw refuse(`bad argument of ${name} (too much, or no plain data)`);
      }
      underWay += 1;
      try {
        return await letIn(name, argument);
      } finally {
        underWay -= 1;
      }
    });
  }
  return () => {
    for (const name of channelNames) {
      ipc.removeHandler(channelPrefix + name);
    }
  };
}

/** Makes the error of each refusal and logs it: the first ones, and then ever fewer, so that no flood drives the rest out of the log. */
function createRefusals(log: Log): (why: string) => Error {
  let refused = 0;
  return (why) => {
    refused += 1;
    if (refused <= loggedAll || Number.isInteger(Math.log2(refused))) {
      log.warn('a call of the page was refused', { why, refused });
    }
    return new Error(`refused: ${why}`);
  };
}

function placesOf(issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[]): string {
  return issues
    .slice(0, mostPlaces)
    .map(({ path, code }) => `${path.map(String).join('.').slice(0, longestPlace)}: ${code}`)
    .join('; ');
}

/** Sends an event to the screen, if there is one. */
export function sendEvent<Name extends keyof EventMap>(
  contents: WebContents | null,
  name: Name,
  value: EventMap[Name],
): void {
  if (contents !== null && !contents.isDestroyed()) {
    contents.send(eventChannel, name, withoutTurning(value));
  }
}
