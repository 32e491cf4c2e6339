// The probe's door on a Yazuo store: held tokens, and a second grant. See ../probe-door.ts for what it is for.
import { success } from '../../../shared/result.ts';
import type { Random } from '../../queue/ports.ts';
import type { HeldToken, ProbeDoor } from '../probe-door.ts';
import { type AttemptParts, attemptMoney } from './attempt.ts';
import type { Client } from './client.ts';
import { signInRefusal } from './grants.ts';
import { createMoneyMethods } from './interfaces.ts';
import type { CodeMeanings } from './read.ts';
import type { GrantOutcome, TokenOwner } from './token.ts';

export type ProbeDoorParts = AttemptParts & {
  readonly client: Client;
  readonly tokens: TokenOwner;
  readonly random: Random;
  readonly meanings: CodeMeanings;
};

/** The document's 1.2 wants room for 512 characters; an invented token is as long as ours are in practice. */
const inventedBytes = 112;

/** Never throws. */
export function createProbeDoor(parts: ProbeDoorParts): ProbeDoor {
  const { client, store, tokens, random, meanings } = parts;

  function held(token: string): HeldToken {
    return {
      async ping() {
        const outcome = await client.callWith(token, 'listMerchants', { brandId: store.identity()?.brandId ?? null });
        if (outcome.kind === 'tokenRejected') return 'rejected';
        return outcome.kind === 'success' ? 'taken' : 'unclear';
      },
      attempt: (sending) =>
        attemptMoney(
          {
            ...parts,
            money: createMoneyMethods({ call: (id, request, secrets) => client.callWith(token, id, request, secrets) }),
          },
          sending,
        ),
    };
  }

  return {
    async holdToken() {
      const state = await tokens.current();
      return state.kind === 'token' ? held(state.token) : null;
    },
    inventedToken: () => held(random.hex(inventedBytes)),
    async signInAgain(user, password) {
      const outcome: GrantOutcome | null =
        password === null ? await tokens.renewNow() : await tokens.signIn(user, password);
      if (outcome === null) return { ok: false, failure: { code: 'notSignedIn', reachable: false } };
      switch (outcome.kind) {
        case 'granted':
          return success(null);
        case 'refused':
          return { ok: false, failure: signInRefusal(outcome.error, outcome.message, meanings) };
        case 'failed':
          return { ok: false, failure: outcome.failure };
      }
    },
  };
}
