// A platform that has no such thing: every question about it fails in the same way, and the platform counts as there.
import type { Result } from '../../shared/result.ts';
import type { BackendFailure, Read } from './backend-failure.ts';

type Question = (...asked: never[]) => Read<unknown>;

const answer: Result<never, BackendFailure> = { ok: false, failure: { code: 'notOffered', reachable: true } };

/** Answers `notOffered` to whatever is asked. */
export async function notOffered(): Read<never> {
  return answer;
}

/** A port of which nothing is offered; `names` are all its questions. */
export function noneOffered<Port extends Readonly<Record<keyof Port, Question>>>(
  names: Readonly<Record<keyof Port, true>>,
): { readonly [Name in keyof Port]: typeof notOffered } {
  return Object.fromEntries(Object.keys(names).map((name) => [name, notOffered])) as {
    readonly [Name in keyof Port]: typeof notOffered;
  };
}
