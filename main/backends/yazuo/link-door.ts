// Linking a store at Yazuo: 2.2.1 as an address, 2.2.2 through the one owner of the token. See ../link-door.ts for what it is for.
import type { Profile } from '../../../shared/profile.ts';
import { success } from '../../../shared/result.ts';
import type { AssumedYazuo } from '../../protocol/yazuo/assumed.ts';
import { authorizationAddress, type WireTokenGrant } from '../../protocol/yazuo/oauth.ts';
import type { LinkDoor } from '../link-door.ts';
import type { Application } from './grants.ts';
import type { GrantMethods } from './interfaces.ts';
import { otherNumber, type StoreKnowledge } from './store-identity.ts';
import type { TokenOwner } from './token.ts';

export type LinkDoorParts = {
  readonly baseUrl: string;
  readonly profile: Profile;
  readonly application: Application;
  readonly assumed: AssumedYazuo;
  readonly grants: Pick<GrantMethods, 'codeToken'>;
  readonly tokens: Pick<TokenOwner, 'adopt'>;
  readonly store: Pick<StoreKnowledge, 'learn'>;
};

/** Never throws for anything the network does. */
export function createLinkDoor(parts: LinkDoorParts): LinkDoor {
  const { application, assumed, grants, profile, store, tokens } = parts;
  const base = parts.baseUrl.replace(/\/+$/, '');

  return {
    address: (redirectUri, state) =>
      authorizationAddress(base + assumed.paths.authorizationCode, {
        response_type: 'code',
        client_id: application.id,
        redirect_uri: redirectUri,
        state,
      }),
    async exchange(code, redirectUri) {
      const form = {
        grant_type: 'authorization_code',
        code,
        redirect_uri: redirectUri,
        client_id: application.id,
        client_secret: application.secret,
      } as const;
      const isOurs = (grant: WireTokenGrant) => otherNumber(grant, profile) === null;
      const outcome = await tokens.adopt(() => grants.codeToken(form), isOurs);
      switch (outcome.kind) {
        case 'granted': {
          const other = otherNumber(outcome.grant, profile);
          return other === null
            ? success(store.learn('', outcome.grant))
            : { ok: false, failure: { code: 'linkOtherStore', parameters: { told: other }, reachable: true } };
        }
        case 'refused':
          return {
            ok: false,
            failure: {
              code: 'linkCode',
              parameters: { code: outcome.error },
              platformMessage: outcome.message,
              reachable: true,
            },
          };
        case 'failed':
          return { ok: false, failure: outcome.failure };
      }
    },
  };
}
