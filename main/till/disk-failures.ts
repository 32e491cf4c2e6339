// A disk that refuses, told in words by every channel.
import { failure, type Result } from '../../shared/result.ts';
import { isStoreFailure } from '../journal/store-failure.ts';
import type { TillDependencies, TillHandlers } from './dependencies.ts';

/** A disk that refuses is an expected failure of every channel: told in words, and nothing was accepted. */
export function withDiskFailures(handlers: TillHandlers, complain: TillDependencies['complain']): TillHandlers {
  const wrapped = Object.entries(handlers).map(([name, handler]) => [
    name,
    async (argument: never) => {
      try {
        return await (handler as (argument: never) => Promise<Result<unknown>>)(argument);
      } catch (error) {
        if (!isStoreFailure(error)) {
          throw error;
        }
        complain(`the disk refused ${name}`, error);
        return failure(error.code);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as TillHandlers;
}
