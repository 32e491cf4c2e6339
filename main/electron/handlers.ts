// The handlers that the gate opens with, before there is a till: every channel waits for the start first. Types only from the
// till, so that the window need not wait until the till is loaded.
import type { Failure } from '../../shared/result.ts';
import { success } from '../../shared/result.ts';
import type { TillHandlers } from '../till/dependencies.ts';
import type { Started } from './start.ts';

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
