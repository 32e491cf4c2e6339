// The set-up assistant's channels: how far it came, what is still missing, and the restart from practice to the store. Its steps are the
// settings' own panels; nothing is kept twice.
import type { AssistantView } from '../../../shared/assistant.ts';
import { failure, type Result, success } from '../../../shared/result.ts';
import type { TillDependencies, TillHandlers } from '../dependencies.ts';
import type { Approvals } from '../people/approvals.ts';
import type { Session } from '../session.ts';
import type { AssistantStart, KeptAssistant } from './assistant-keeper.ts';

export type AssistantDesk = {
  readonly handlers: Pick<TillHandlers, 'getAssistant' | 'keepAssistant' | 'restartTill'>;
  /** Nobody has set this till up yet, so that nobody has a PIN for connecting it. */
  isFree(): boolean;
};

type DeskDependencies = Pick<TillDependencies, 'installation' | 'journal' | 'profile'> & {
  readonly start: AssistantStart | null;
  /** The text of the saved profile, or null. */
  readonly savedProfile: () => string | null;
  readonly approvals: Pick<Approvals, 'require'>;
  readonly session: Pick<Session, 'view'>;
};

const fresh: KeptAssistant = { state: 'begun', first: false, place: null, seen: [] };

/** A first start is written down at once: whoever closes the till in the middle finds the assistant again. */
export function createAssistantDesk(dependencies: DeskDependencies): AssistantDesk {
  const { approvals, installation, journal, profile, savedProfile, session, start } = dependencies;
  const practice = profile.backend === 'practice';
  if (start?.first === true) {
    start.keeper.write({ ...fresh, first: true });
  }

  /** What was saved in this very run may be saved once more. */
  const savedBefore = savedProfile() !== null;

  function isFree(): boolean {
    const kept = start?.keeper.read() ?? null;
    return practice && kept?.first === true && kept.state !== 'finished' && !savedBefore;
  }

  function view(): AssistantView {
    const kept = start?.keeper.read() ?? null;
    const people = journal.people.all().filter(({ closed }) => !closed);
    return {
      shown: start?.opens === true && kept?.state === 'begun',
      state: kept?.state ?? 'none',
      place: kept?.place ?? (practice ? null : 'store'),
      seen: kept?.seen ?? [],
      practice,
      saved: savedProfile() !== null,
      manager: people.some(({ role, hash }) => role === 'manager' && hash !== null),
      people: people.length,
      free: isFree(),
      restarts: installation.restart !== undefined,
    };
  }

  /** Once finished it is no first start again, however it is taken up: connecting wants a PIN from then on. */
  function keep({ keeper }: AssistantStart, change: Partial<KeptAssistant>): void {
    const kept = keeper.read() ?? fresh;
    keeper.write({ ...kept, ...change, first: kept.first && kept.state !== 'finished' });
  }

  /** From practice it is no more than closing the window; a till that sells wants a person's PIN. */
  async function mayRestart(asked: Parameters<TillHandlers['restartTill']>[0]): Promise<Result<unknown>> {
    if (practice) {
      return success(null);
    }
    const about = { operator: session.view().user, serial: null, details: { step: 'restartTill', into: asked.into } };
    return approvals.require(asked.approval, 'changeSettings', about);
  }

  return {
    isFree,
    handlers: {
      getAssistant: async () => success(view()),
      async keepAssistant({ place, seen, state }) {
        if (start === null) {
          return failure('badArguments');
        }
        const before = start.keeper.read()?.seen ?? [];
        keep(start, {
          ...(place === undefined ? {} : { place }),
          ...(state === undefined ? {} : { state }),
          seen: seen === undefined || before.includes(seen) ? before : [...before, seen],
        });
        return success(view());
      },
      async restartTill(asked) {
        if (installation.restart === undefined) {
          return failure('badArguments');
        }
        const may = await mayRestart(asked);
        if (!may.ok) {
          return may;
        }
        if (start !== null) {
          // It goes on at the next start, whoever began it.
          keep(start, { state: 'begun' });
        }
        installation.restart(asked.into);
        return success(null);
      },
    },
  };
}
