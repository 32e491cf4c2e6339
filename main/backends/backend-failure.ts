// How a question to a platform fails: a failure that a person may be told, and whether the platform was there at all.
import type { Failure, Result } from '../../shared/result.ts';

/** A read's failure says whether the platform could be reached at all. */
export type BackendFailure = Failure & { readonly reachable: boolean };
export type Read<Value> = Promise<Result<Value, BackendFailure>>;
