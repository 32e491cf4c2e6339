// What every service needs before it asks: whose till this is.
import type { Read } from '../../backend-failure.ts';
import type { StoreIdentity } from '../store-identity.ts';

/** Runs `work` as this store; fails with `notSignedIn` where neither the profile nor a sign-in told which one it is. */
export type AtStore = <Value>(work: (identity: StoreIdentity) => Read<Value>) => Read<Value>;
