// The channels of who stands at the till, what the status bar and the settings show, and the practice platform.
import { failure, success } from '../../shared/result.ts';
import type { Emit, TillDependencies, TillHandlers } from './dependencies.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Session } from './session.ts';
import { languageKey, settingsView, statusView } from './status.ts';

type SessionParts = Pick<TillDependencies, 'backend' | 'journal' | 'practice' | 'profile' | 'queue' | 'version'> &
  Parameters<typeof statusView>[0] & {
    readonly session: Session;
    readonly heartbeat: Pick<Heartbeat, 'beat'>;
    readonly emit: Emit;
  };

type SessionChannel =
  | 'getStartup'
  | 'getSession'
  | 'signIn'
  | 'signOut'
  | 'lock'
  | 'unlock'
  | 'getStatus'
  | 'getSettings'
  | 'setLanguage'
  | 'getPractice'
  | 'setPracticeFault';

/** None of them needs a cashier: they are how one comes. */
export function createSessionHandlers(parts: SessionParts): Pick<TillHandlers, SessionChannel> {
  const { emit, heartbeat, journal, practice, queue, session } = parts;
  return {
    getStartup: async () => success({ state: 'ready' }),
    getSession: async () => success(session.view()),
    async signIn({ user, password }) {
      const result = await session.signIn(user, password);
      if (result.ok) {
        queue.nudge();
        void heartbeat.beat();
        emit('status', statusView(parts));
      }
      return result;
    },
    signOut: async () => session.signOut(),
    lock: async () => session.lock(),
    async unlock({ password }) {
      const result = await session.unlock(password);
      if (result.ok && session.wantsPlatform()) {
        void heartbeat.beat();
      }
      return result;
    },
    getStatus: async () => success(statusView(parts)),
    getSettings: async () => success(settingsView(parts)),
    async setLanguage({ language }) {
      journal.settings.put(languageKey, language);
      return success(settingsView(parts));
    },
    getPractice: async () => (practice === null ? failure('badArguments') : success(await practice.view())),
    async setPracticeFault({ fault }) {
      if (practice === null) {
        return failure('badArguments');
      }
      await practice.setFault(fault);
      return success(await practice.view());
    },
  };
}
