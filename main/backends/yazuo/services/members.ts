// Members beside the counter: 4.2, 5.1 to 5.3, 5.6 to 5.11, 6.10.1, 6.18. A password or a code goes out as a secret of its call.
import { type Result, success } from '../../../../shared/result.ts';
import type { BackendFailure, Read } from '../../backend-failure.ts';
import type { ExternalCard, MemberQuery, MembersPort } from '../../ports/members.ts';
import { readCardTypes, readOrder, readProfile, readReviews, readWallets, toldOf } from '../map-members.ts';
import type { ReadCall } from '../read.ts';
import type { StoreIdentity, StoreKnowledge } from '../store-identity.ts';
import type { AtStore } from './at-store.ts';

export type MembersServiceParts = {
  readonly read: ReadCall;
  readonly store: Pick<StoreKnowledge, 'merchantId'>;
  readonly here: AtStore;
};

export function createMembersService({ read, store, here }: MembersServiceParts): MembersPort {
  /** The password interfaces name the store by its internal id. */
  function atMerchant<Value>(work: (identity: StoreIdentity, merchantId: string) => Read<Value>): Read<Value> {
    return here(async (identity) => {
      const merchantId = await store.merchantId(read);
      return merchantId.ok ? work(identity, merchantId.value) : merchantId;
    });
  }

  async function importCard({ brandId, merchantNo }: StoreIdentity, card: ExternalCard): Read<null> {
    const { cardNo, cardTypeId, mobile, name, value, points, password } = card;
    const request = {
      brandId,
      merchantNo,
      cardNo,
      cardtypeId: cardTypeId,
      mobile,
      ...(name === null ? {} : { name }),
      storeValue: value,
      integralValue: points,
      ...(password === null ? {} : { password }),
    };
    return done(await read('importExternalCard', request, password === null ? [] : [password]));
  }

  return {
    find: (query) =>
      here(async ({ brandId }) => mapped(await read('findMember', { brandId, ...queryOf(query) }), readProfile)),
    create: (draft) =>
      here(async ({ brandId }) =>
        done(await read('createMember', { brandId, membership: { ...toldOf(draft), brandId } })),
      ),
    update: (memberId, draft) =>
      here(async ({ brandId }) =>
        done(await read('updateMember', { brandId, membershipId: memberId, ...toldOf(draft) })),
      ),
    cardTypes: () => here(async ({ brandId }) => mapped(await read('listCardTypes', { brandId }), readCardTypes)),
    setDefaultCard: (memberId, cardNo) =>
      here(async ({ brandId }) => done(await read('setDefaultCard', { brandId, membershipId: memberId, cardNo }))),
    importCard: (card) => here((identity) => importCard(identity, card)),
    dynamicCode: (cardNo) =>
      here(async ({ brandId }) =>
        mapped(await read('createDynamicCardCode', { brandId, cardNo }), ({ dynamicCode, expireSeconds }) => ({
          code: dynamicCode,
          seconds: expireSeconds,
        })),
      ),
    wallets: (mobile) =>
      here(async ({ brandId }) => mapped(await read('checkWalletCards', { brandId, mobile }), readWallets)),
    changePassword: (cardNo, oldPassword, password) =>
      atMerchant(async ({ brandId }, merchantId) =>
        done(
          await read('changePasswordByOld', { brandId, merchantId, cardNo, oldPassword, password }, [
            oldPassword,
            password,
          ]),
        ),
      ),
    changePasswordByCode: (cardNo, mobile, code, password) =>
      atMerchant(async ({ brandId }, merchantId) => {
        const request = { brandId, merchantId, cardNo, password, identifycode: code, mobile };
        return done(await read('changePasswordByCode', request, [password, code]));
      }),
    resetPassword: (cardNo) =>
      atMerchant(async ({ brandId }, merchantId) =>
        done(await read('resetTradePassword', { brandId, cardNo, merchantId })),
      ),
    reviews: (mobile) =>
      here(async ({ brandId }) => mapped(await read('listReviews', { brandId, mobile }), readReviews)),
    order: (orderNo) =>
      here(async ({ brandId, merchantNo }) =>
        mapped(await read('getMemberOrder', { brandId, merchantNo, orderNo }), readOrder),
      ),
    openIds: (wid) => here(({ brandId }) => read('listOpenIds', { brandId, wid })),
  };
}

function queryOf(query: MemberQuery) {
  return 'memberId' in query ? { membershipId: query.memberId } : { mobile: query.mobile };
}

function done(answer: Result<unknown, BackendFailure>): Result<null, BackendFailure> {
  return answer.ok ? success(null) : answer;
}

function mapped<From, To>(answer: Result<From, BackendFailure>, map: (value: From) => To): Result<To, BackendFailure> {
  return answer.ok ? success(map(answer.value)) : answer;
}
