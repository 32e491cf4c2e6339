// What only the contract probe may ask of a platform: to sign in a second time and to call with a token that was held back. Tokens never leave it.
import type { Result } from '../../shared/result.ts';
import type { AttemptOutcome, Sending } from '../queue/ports.ts';
import type { BackendFailure } from './backend-failure.ts';

/** One token, kept as it was at a moment. Calls with it are made once and never repeated with another. */
export type HeldToken = {
  /** A cheap read: `rejected` is the platform's word, `unclear` proves nothing. */
  ping(): Promise<'taken' | 'rejected' | 'unclear'>;
  /** A money call; a token that the platform rejects comes back as `unsent` with the reason `unsentToken`. */
  attempt(sending: Sending): Promise<AttemptOutcome>;
};

export type ProbeDoor = {
  /** The live token of now. Null where nobody is signed in, or the token is in dispute. */
  holdToken(): Promise<HeldToken | null>;
  /** A token that nobody ever gave out. */
  inventedToken(): HeldToken;
  /** A second grant, which the till then works with: by the password, or without one by the refresh token (2.3). A failure leaves the session as it was. */
  signInAgain(user: string, password: string | null): Promise<Result<null, BackendFailure>>;
};
