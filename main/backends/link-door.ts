// The door for linking a store (2.2): the address that a browser opens, and what the code that comes back is exchanged for.
import type { Read } from './backend-failure.ts';
import type { SignedIn } from './member-backend.ts';

export type LinkDoor = {
  /** 2.2.1: what the store's owner opens in a browser. Holds no secret; `state` comes back with the answer. */
  address(redirectUri: string, state: string): string;
  /**
   * 2.2.2, once: the token is in use from then on, as after a sign-in, and 2.3 renews it. `linkOtherStore` where the platform linked
   * another store than this till's: then nothing is taken into use. `linkCode`: the platform refused the code.
   */
  exchange(code: string, redirectUri: string): Read<SignedIn>;
};
