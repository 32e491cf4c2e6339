// The customer display as the till holds it: what is shown, its channels, and the wrapping by which it hears of the others.
import type { CardDirectory } from '../card-directory.ts';
import type { Emit, TillDependencies, TillHandlers, WithCashier } from '../dependencies.ts';
import type { MemberDesk } from '../member-desk.ts';
import type { OperationViewer } from '../operation-view.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Preferences } from '../preferences/preferences.ts';
import { createDisplayHandlers, withDisplay } from './display-handlers.ts';
import { createGuestDisplay, type DisplayFeed, type DisplayStanding, type GuestDisplay } from './guest-display.ts';
import { createPictureShelf } from './pictures.ts';

type Parts = Pick<
  TillDependencies,
  'chooseFile' | 'clock' | 'complain' | 'journal' | 'picturesFolder' | 'profile' | 'timers'
> & {
  readonly approvals: Pick<Approvals, 'require'>;
  readonly desk: Pick<MemberDesk, 'card'>;
  readonly directory: Pick<CardDirectory, 'cardNoOf'>;
  readonly emit: Emit;
  readonly preferences: Pick<Preferences, 'read' | 'onChange'>;
  readonly viewer: OperationViewer;
  readonly withCashier: WithCashier;
};

export type OpenedDisplay = Pick<DisplayFeed, 'follow' | 'stop'> & {
  readonly guest: GuestDisplay;
  readonly handlers: ReturnType<typeof createDisplayHandlers>;
  readonly watching: (handlers: TillHandlers) => TillHandlers;
};

/** No window yet: whoever has one reports it. */
export function openDisplay(parts: Parts): OpenedDisplay {
  const pictures = parts.picturesFolder === undefined ? null : createPictureShelf(parts.picturesFolder);
  let standing: DisplayStanding = { state: 'off', screens: 0 };
  const display = createGuestDisplay({
    ...parts,
    pictures: () => (pictures?.names() ?? []).map((name) => `pictures/${name}`),
    reported(next) {
      if (next.state !== standing.state || next.screens !== standing.screens) {
        standing = next;
        parts.emit('display', { ...standing, pictures: pictures?.names().length ?? 0 });
      }
    },
  });
  return {
    guest: display,
    handlers: createDisplayHandlers({ ...parts, feed: display, pictures, standing: () => standing }),
    watching: (handlers) => withDisplay(handlers, display, parts.directory),
    follow: display.follow,
    stop: display.stop,
  };
}
