// The handlers that the gate opens with, before there is a till: every channel waits for the start first. Types only from the
// till, so that the window need not wait until the till is loaded.
import type { Language } from '../../shared/profile.ts';
import type { Failure } from '../../shared/result.ts';
import { failure, success } from '../../shared/result.ts';
import type { TillHandlers } from '../till/dependencies.ts';
import type { Started } from './start.ts';

/** What the screen says where opening the till threw. The name of the error only: its words may quote what was read; the log has them. */
export function failedStart(error: unknown, language: Language): Started {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  const detail = typeof code === 'string' ? code : error instanceof Error ? error.name : typeof error;
  return {
    ok: false,
    view: { state: 'failed', failure: failure('startFailed', { detail }).failure, findings: [], language },
  };
}

/** The handlers of a till that is still opening, or that could not be opened: every channel waits for the start first. */
export function handlersOf(starting: Promise<Started>): TillHandlers {
  const refuse = async (problem: Failure) => ({ ok: false, failure: problem }) as const;
  return new Proxy({} as TillHandlers, {
    get: (_target, name) => async (argument: never) => {
      const started = await starting;
      if (started.ok) {
        const handler = Reflect.get(started.till.handlers, name) as (argument: never) => Promise<unknown>;
        return handler(argument);
      }
      return name === 'getStartup' ? success(started.view) : refuse(started.view.failure);
    },
  });
}
